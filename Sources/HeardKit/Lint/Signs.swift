/// What a ticket has at all. A rule names the signs without which it finds nothing, and the linter passes over it where none of them shows.
///
/// Signs may show too much and never too little: a rule looks closely at what its sign led it to.
struct Signs: OptionSet, Sendable {
  let rawValue: UInt32

  // Of the file's bytes.
  static let badText = Signs(1)
  /// `{{`
  static let braces = Signs(2)
  /// `<<<<<<<` at the start of a line.
  static let conflict = Signs(3)
  /// `<!--`
  static let comment = Signs(4)
  /// Seven digits without a letter between, or one of another script.
  static let number = Signs(5)
  /// Two letters and two digits.
  static let accountNumber = Signs(6)
  /// An at sign inside a word.
  static let address = Signs(7)
  /// A word of sixteen bytes with a digit, or what a secret without digits has.
  static let longWord = Signs(8)

  /// `[[`
  static let link = Signs(21)
  /// As many digits in the file's name as an account has.
  static let numberInName = Signs(22)

  // Of what the reader made of them.
  /// Something could not be read.
  static let unread = Signs(9)
  static let unknownKey = Signs(10)
  /// A key of the workspace's own.
  static let ownKey = Signs(11)
  /// The file's name begins with no id.
  static let noID = Signs(12)
  /// An entry before its predecessor.
  static let disorder = Signs(13)
  static let future = Signs(14)
  /// The placeholder `now`.
  static let unstamped = Signs(15)
  /// An entry that needs a text and has none.
  static let emptyEntry = Signs(16)
  static let draft = Signs(17)
  /// An answer that is a canned response, unchanged.
  static let cannedText = Signs(18)

  // Of its clocks.
  static let overdue = Signs(19)
  static let dueSoon = Signs(20)

  /// Every ticket has it.
  static let ticket = Signs(0)

  init(rawValue: UInt32) { self.rawValue = rawValue }

  private init(_ place: UInt32) { rawValue = 1 << place }

  /// The signs of a file's bytes.
  init(_ document: TicketDocument) {
    self = document.bytes.withUnsafeBytes { buffer in
      var scan = BodyScan(buffer)
      for index in document.entries.indices { scan.read(document.entries[index].body) }
      document.forEachMargin { scan.read($0) }
      return scan.signs.union(.ticket).union(.letters(buffer)).union(.marks(buffer, from: 0))
    }
  }

  /// What single bytes show that seldom stand in a text: each is sought at the speed of memchr.
  static func marks(_ buffer: UnsafeRawBufferPointer, from start: Int) -> Signs {
    func isNext(_ place: Int, _ byte: UInt8) -> Bool { place + 1 < buffer.count && buffer[place + 1] == byte }
    var signs: Signs = []
    if buffer.holds(UInt8(ascii: "{"), from: start, where: { isNext($0, UInt8(ascii: "{")) }) { signs.insert(.braces) }
    if buffer.holds(UInt8(ascii: "["), from: start, where: { isNext($0, UInt8(ascii: "[")) }) { signs.insert(.link) }
    var position = start
    while let angle = buffer.next(UInt8(ascii: "<"), from: position) {
      if isNext(angle, UInt8(ascii: "!")), isNext(angle + 1, Byte.dash) { signs.insert(.comment) }
      if isNext(angle, UInt8(ascii: "<")), angle == 0 || buffer[angle - 1] == Byte.newline { signs.insert(.conflict) }
      position = angle + 1
    }
    if EmailAddress.mayStand(in: buffer, from: start) { signs.insert(.address) }
    if Secret.mayStandWithoutDigits(in: buffer) { signs.insert(.longWord) }
    return signs
  }

  /// What bytes beyond ASCII show, and NUL: whether they are text, and whether digits are among them that are not those of ASCII.
  static func letters(_ text: UnsafeRawBufferPointer) -> Signs {
    guard let base = text.baseAddress else { return [] }
    if text.next(0, from: 0) != nil { return .badText }
    let count = text.count
    var (signs, position, end): (Signs, Int, Int) = ([], 0, 0)
    while position < count {
      let piece = Bytes64(base, count, at: position)
      var others = piece.beyondASCII
      // A letter may go on behind the end of the piece before.
      if end > position { others &= ~Bytes64.first(end &- position) }
      // Three in a row: a text of other letters than Latin ones, of which one look at all is cheaper than a walk.
      if others & others &>> 1 & others &>> 2 != 0 { others = piece.withoutShortLetters(others) }
      while others != 0 {
        let place = position &+ others.trailingZeroBitCount
        if place &+ 1 < count, isShortLetter((base + place).loadUnaligned(as: UInt16.self)) {
          end = place &+ 2
          others &= others &- 1
          others &= others &- 1
          continue
        }
        guard let next = EncodingProblem.end(ofLetterIn: text, at: place) else { return signs.union(.badText) }
        if mayBeDigit(text[place], text[place &+ 1], place &+ 2 < count ? text[place &+ 2] : 0) { signs.insert(.number) }
        end = next
        others &= ~Bytes64.first(end &- position)
      }
      position &+= 64
    }
    return signs
  }

  /// Whether two bytes are a letter up to U+5FF. No digit is among these.
  @inline(__always) private static func isShortLetter(_ bytes: UInt16) -> Bool {
    let bytes = UInt16(littleEndian: bytes)
    return UInt8(truncatingIfNeeded: bytes) &- 0xC2 < 0xD8 - 0xC2 && bytes & 0xC000 == 0x8000
  }

  /// Whether a letter may be a digit of another script, by the first three bytes of its UTF-8.
  private static func mayBeDigit(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    switch first {
    case 0xD9: 0xA0...0xA9 ~= second
    case 0xDB: 0xB0...0xB9 ~= second
    case 0xDF: 0x80...0x89 ~= second
    // Of India and Ceylon, then of Thailand and Laos, at the end of each script; of Tibet.
    case 0xE0: second & 1 == 0 ? second == 0xBC && 0xA0...0xA9 ~= third : (second < 0xB8 ? 0xA6...0xAF : 0x90...0x99) ~= third
    case 0xE1:
      switch second {
      case 0x81, 0x82, 0x9F, 0xA0, 0xA5, 0xA7, 0xAA, 0xAD, 0xAE, 0xB1: true
      default: false
      }
    case 0xEA: second < 0xB0
    case 0xEF: second == 0xBC
    // All but emoji.
    case 0xF0: second != 0x9F || third == 0xAF
    default: false
    }
  }
}
