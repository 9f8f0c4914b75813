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
  /// Sixteen bytes without a blank, or the words of a private key.
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
      var signs: Signs = [.ticket]
      if EncodingProblem.next(in: buffer, from: 0) != nil { signs.insert(.badText) }
      if Self.isDoubled(UInt8(ascii: "{"), in: buffer) { signs.insert(.braces) }
      if Self.isDoubled(UInt8(ascii: "["), in: buffer) { signs.insert(.link) }
      signs.formUnion(Self.angles(buffer))
      var scan = BodyScan(buffer)
      for index in document.entries.indices { scan.read(document.entries[index].body) }
      document.forEachMargin { scan.read($0) }
      signs.formUnion(scan.signs)
      return signs
    }
  }

  private static func isDoubled(_ byte: UInt8, in buffer: UnsafeRawBufferPointer) -> Bool {
    var position = 0
    while let found = buffer.next(byte, from: position) {
      position = found + 1
      if position < buffer.count, buffer[position] == byte { return true }
    }
    return false
  }

  private static func angles(_ buffer: UnsafeRawBufferPointer) -> Signs {
    var (signs, position): (Signs, Int) = ([], 0)
    while let found = buffer.next(UInt8(ascii: "<"), from: position) {
      position = found + 1
      guard position + 2 < buffer.count else { break }
      if buffer[position] == UInt8(ascii: "<"), found == 0 || buffer[found - 1] == Byte.newline { signs.insert(.conflict) }
      if buffer[position] == UInt8(ascii: "!"), buffer[position + 1] == Byte.dash { signs.insert(.comment) }
    }
    return signs
  }
}
