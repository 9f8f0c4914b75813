/// What a character is to a number that people write.
enum NumberSign {
  case digit(UInt8)
  /// What people put between groups of digits.
  case gap(Gap)
  /// Takes no room of its own: a zero-width blank, the frame of a keycap.
  case unseen
  case other

  enum Gap {
    case blank, dash, dot, slash, underscore, comma
    /// The end of a line, with the marks of a quotation behind it.
    case line
    case bracket
  }

  /// The sign at an offset, and the offset after it. Digits, blanks and dashes count in every script, as Unicode classifies them.
  static func read(_ bytes: [UInt8], at position: Int, to end: Int) -> (sign: NumberSign, next: Int) {
    let byte = bytes[position]
    if byte < 0x80 { return ascii(bytes, byte, position, end) }
    let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
    guard position + length <= end, let scalar = bytes.text(position..<position + length).unicodeScalars.first else {
      return (.other, position + 1)
    }
    return (Self(scalar), position + (scalar == "\u{FFFD}" ? 1 : length))
  }

  /// Whether a character is a letter by the first three bytes of its UTF-8, of the scripts that most texts beyond ASCII are written in: no digit,
  /// and nothing that stands in a number. To ask Unicode costs a hundred times as much.
  @inline(__always) static func isLetter(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    switch first {
    // Latin, Greek, Cyrillic and Armenian letters; Chinese and Korean ones.
    case 0xC3...0xCB, 0xCE...0xD1, 0xD3...0xD5, 0xE4...0xE9, 0xEB, 0xEC: true
    // More Korean, Hebrew, Arabic, and Japanese ones.
    case 0xEA: second >= 0xB0
    case 0xED: second < 0xA0
    case 0xD7: 0x90...0xAA ~= second
    case 0xD8: second >= 0xA0
    case 0xD9: 0x80...0x8A ~= second || second >= 0xB1
    case 0xE3: second == 0x81 || second == 0x83
    // The consonants of India, of Thailand and Laos; each script has 128 places.
    case 0xE0: second & 1 == 0 && (0xA4...0xB4 ~= second ? 0x85...0xB9 ~= third : 0xB8...0xBA ~= second && 0x81...0xAE ~= third)
    default: false
    }
  }

  private static func ascii(_ bytes: [UInt8], _ byte: UInt8, _ position: Int, _ end: Int) -> (NumberSign, Int) {
    let rest = position..<end
    if byte == UInt8(ascii: "<") {
      for tag: StaticString in ["<br>", "<br/>", "<br />"] where bytes.matches(tag, in: rest.prefix(tag.utf8CodeUnitCount)) {
        return (.gap(.line), position + tag.utf8CodeUnitCount)
      }
    }
    if byte == UInt8(ascii: "&"), bytes.matches("&nbsp;", in: rest.prefix(6)) { return (.gap(.blank), position + 6) }
    // In Markdown, a backslash lets the sign behind it be itself.
    if byte == Byte.backslash, position + 1 < end, "-._".utf8.contains(bytes[position + 1]) {
      return (Self(Unicode.Scalar(bytes[position + 1])), position + 2)
    }
    if byte == Byte.carriageReturn, position + 1 < end, bytes[position + 1] == Byte.newline { return (.gap(.line), position + 2) }
    return (Self(Unicode.Scalar(byte)), position + 1)
  }

  private init(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "0"..."9": self = .digit(UInt8(scalar.value - 48))
    case " ", "\t": self = .gap(.blank)
    case "-", "\u{2212}": self = .gap(.dash)
    case ".", "\u{B7}": self = .gap(.dot)
    case "/": self = .gap(.slash)
    case "_": self = .gap(.underscore)
    case ",": self = .gap(.comma)
    case "\n": self = .gap(.line)
    case "\0"..."\u{7F}": self = .other
    // The wide forms of East Asia are those of ASCII.
    case "\u{FF01}"..."\u{FF5E}": self = Unicode.Scalar(scalar.value - 0xFEE0).map { Self($0) } ?? .other
    default: self = Self(scalar.properties)
    }
  }

  private init(_ properties: Unicode.Scalar.Properties) {
    switch properties.generalCategory {
    case .decimalNumber: self = properties.numericValue.map { .digit(UInt8($0)) } ?? .other
    case .spaceSeparator: self = .gap(.blank)
    case .dashPunctuation: self = .gap(.dash)
    case .connectorPunctuation: self = .gap(.underscore)
    case .format, .nonspacingMark, .enclosingMark: self = .unseen
    default: self = .other
    }
  }
}
