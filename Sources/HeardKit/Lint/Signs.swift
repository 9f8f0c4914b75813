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
  ///
  /// Thirty-two bytes are asked at once whether they are ASCII, or that and letters of two bytes; those with others are gone through.
  static func letters(_ text: UnsafeRawBufferPointer) -> Signs {
    guard let base = text.baseAddress else { return [] }
    var (signs, position): (Signs, Int) = ([], 0)
    while position < text.count {
      if position &+ 32 <= text.count {
        if isASCII(base + position) {
          position &+= 32
          continue
        }
        if position > 0, isLatin(base + position) {
          // A letter may go on behind the end.
          position &+= text[position &+ 31] >= 0xC2 ? 31 : 32
          continue
        }
      }
      let end = min(position &+ 32, text.count)
      while position < end {
        let word = text.word(at: position)
        // A borrow reaches only bytes behind a NUL.
        let others = ((word &- ByteWord.each(1)) | word) & ByteWord.top
        let place = position &+ others.trailingZeroBitCount &>> 3
        if others == 0 || place >= text.count {
          position &+= 8
          continue
        }
        let (first, second) = (text[place], text.byte(at: place &+ 1))
        if first &- 0xC2 < 30, second & 0xC0 == 0x80 {
          position = place &+ 2
        } else if let next = EncodingProblem.end(ofLetterIn: text, at: place) {
          position = next
        } else {
          return signs.union(.badText)
        }
        if isForeignDigit(first, second) { signs.insert(.number) }
      }
    }
    return signs
  }

  /// Whether thirty-two bytes are ASCII without NUL.
  @inline(__always) private static func isASCII(_ base: UnsafeRawPointer) -> Bool {
    let zero = SIMD16<Int8>(repeating: 0)
    return (base.loadUnaligned(as: SIMD16<Int8>.self) .<= zero .| (base + 16).loadUnaligned(as: SIMD16<Int8>.self) .<= zero).isNone
  }

  /// Whether thirty-two bytes are ASCII without NUL, and letters of two bytes from U+80 to U+63F: nothing among them is a digit, or begins a letter
  /// that is longer. Asks for the byte before them, with which no letter may begin.
  @inline(__always) private static func isLatin(_ base: UnsafeRawPointer) -> Bool {
    (hasPairs(base) .& hasPairs(base + 16)).isAll
  }

  @inline(__always) private static func hasPairs(_ base: UnsafeRawPointer) -> SIMDMask<SIMD16<Int8>> {
    let signed = base.loadUnaligned(as: SIMD16<Int8>.self)
    let (first, last) = (Bytes16(repeating: 0xC2), Bytes16(repeating: 0xD8 - 0xC2 + 1))
    let isFirst = (base.loadUnaligned(as: Bytes16.self) &- first) .< last
    let isBehindFirst = ((base - 1).loadUnaligned(as: Bytes16.self) &- first) .< last
    let isSecond = signed .< SIMD16<Int8>(repeating: -64)
    return (isSecond .== isBehindFirst) .& (isSecond .| isFirst .| signed .> SIMD16<Int8>(repeating: 0))
  }

  /// Arabic, Persian and wide digits, by the first two bytes of their UTF-8.
  private static func isForeignDigit(_ first: UInt8, _ second: UInt8) -> Bool {
    switch first {
    case 0xD9: (0xA0...0xA9).contains(second)
    case 0xDB: (0xB0...0xB9).contains(second)
    case 0xEF: second == 0xBC
    default: false
    }
  }
}
