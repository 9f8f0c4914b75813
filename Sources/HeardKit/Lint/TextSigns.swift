/// What occurs in a file at all, found at the speed of memchr: a rule whose sign is missing has nothing to do.
struct TextSigns: OptionSet, Sendable {
  let rawValue: UInt8

  static let nonASCII = TextSigns(rawValue: 1)
  static let null = TextSigns(rawValue: 2)
  /// `{{`
  static let braces = TextSigns(rawValue: 4)
  /// `<<<<<<<` at the start of a line.
  static let conflict = TextSigns(rawValue: 8)
  /// `<!--`
  static let comment = TextSigns(rawValue: 16)
  /// `[[`
  static let link = TextSigns(rawValue: 32)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(_ bytes: [UInt8]) {
    var signs: TextSigns = []
    bytes.withUnsafeBytes { buffer in
      if !Self.isASCII(buffer) { signs.insert(.nonASCII) }
      if buffer.next(0, from: 0) != nil { signs.insert(.null) }
      if Self.isDoubled(UInt8(ascii: "{"), in: buffer) { signs.insert(.braces) }
      if Self.isDoubled(UInt8(ascii: "["), in: buffer) { signs.insert(.link) }
      var position = 0
      while let found = buffer.next(UInt8(ascii: "<"), from: position) {
        position = found + 1
        guard position + 2 < buffer.count else { break }
        if buffer[position] == UInt8(ascii: "<"), found == 0 || buffer[found - 1] == Byte.newline { signs.insert(.conflict) }
        if buffer[position] == UInt8(ascii: "!"), buffer[position + 1] == Byte.dash { signs.insert(.comment) }
      }
    }
    self = signs
  }

  private static func isDoubled(_ byte: UInt8, in buffer: UnsafeRawBufferPointer) -> Bool {
    var position = 0
    while let found = buffer.next(byte, from: position) {
      position = found + 1
      if position < buffer.count, buffer[position] == byte { return true }
    }
    return false
  }

  private static func isASCII(_ buffer: UnsafeRawBufferPointer) -> Bool {
    var all = SIMD4<UInt64>()
    var position = 0
    while position &+ 32 <= buffer.count {
      all |= buffer.loadUnaligned(fromByteOffset: position, as: SIMD4<UInt64>.self)
      position &+= 32
    }
    var rest: UInt8 = 0
    while position < buffer.count {
      rest |= buffer[position]
      position &+= 1
    }
    return (all.x | all.y | all.z | all.w) & 0x8080_8080_8080_8080 == 0 && rest < 0x80
  }
}
