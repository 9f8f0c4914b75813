/// The text of a message as a ticket can hold it, and what had to be changed for that.
struct ImportedText {
  /// Line ends are `\n`; blanks at the ends of the text are gone. A control character stands there by its name, `[U+0000]`;
  /// invisible marks that reorder text, as X sets them around mentions, are left out.
  var text: String
  /// The characters that were replaced or left out, and U+FFFD where the export was damaged before; in words. nil for nearly all texts.
  var change: String?

  init(_ source: String) {
    let bytes = Array(source.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var found: Set<UInt32> = []
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      if byte == Byte.carriageReturn {
        result.append(Byte.newline)
        position += position + 1 < bytes.count && bytes[position + 1] == Byte.newline ? 2 : 1
      } else if let (value, length) = Self.suspect(bytes, at: position) {
        found.insert(value)
        if value < 0xA0 { result += "[\(Self.name(value))]".utf8 }
        if value == 0xFFFD { result += bytes[position..<position + length] }
        position += length
      } else {
        result.append(byte)
        position += 1
      }
    }
    text = result.text(Self.trimmed(result))
    if !found.isEmpty { change = found.sorted().map(Self.change).joined(separator: "; ") }
  }

  /// The scalar at an offset, and its length in UTF-8, if it may not stand in a ticket as it is.
  private static func suspect(_ bytes: [UInt8], at position: Int) -> (UInt32, Int)? {
    let byte = bytes[position]
    if byte < 0x20 { return byte == Byte.tab || byte == Byte.newline ? nil : (UInt32(byte), 1) }
    if byte < 0x7F { return nil }
    switch byte {
    case 0x7F: return (0x7F, 1)
    case 0xC2 where position + 1 < bytes.count && bytes[position + 1] < 0xA0: return (UInt32(bytes[position + 1]), 2)
    case 0xE2, 0xEF:
      guard position + 2 < bytes.count else { return nil }
      let value = UInt32(byte & 0xF) << 12 | UInt32(bytes[position + 1] & 0x3F) << 6 | UInt32(bytes[position + 2] & 0x3F)
      return (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value) || value == 0xFFFD ? (value, 3) : nil
    default: return nil
    }
  }

  private static func change(_ value: UInt32) -> String {
    if value == 0xFFFD { return "it holds U+FFFD: bytes that are not UTF-8, or text damaged before" }
    if value < 0xA0 { return "the control character \(name(value)) was replaced by its name" }
    return "\(name(value)), which reorders text, was left out"
  }

  private static func name(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }

  /// Without blank lines at the beginning and without blanks of any kind at the end; an indented first line stays indented.
  private static func trimmed(_ bytes: [UInt8]) -> Range<Int> {
    func isBlank(_ byte: UInt8) -> Bool { Byte.isBlank(byte) || byte == Byte.newline }
    guard let first = bytes.firstIndex(where: { !isBlank($0) }), let last = bytes.lastIndex(where: { !isBlank($0) }) else { return 0..<0 }
    let lineStart = bytes[..<first].lastIndex(of: Byte.newline).map { $0 + 1 } ?? 0
    return lineStart..<last + 1
  }
}

extension String {
  /// On one line: each run of blanks and line ends is one blank, none at the two ends.
  var onOneLine: String {
    var result = UnicodeScalarView()
    for scalar in unicodeScalars {
      if scalar.value <= 0x20 || scalar.value > 0x7F && scalar.properties.isWhitespace {
        if let last = result.last, last != " " { result.append(" ") }
      } else {
        result.append(scalar)
      }
    }
    if result.last == " " { result.removeLast() }
    return String(result)
  }

  /// The first words, at most so many scalars, with `…` if some are left out. A longer word is cut.
  func firstWords(_ limit: Int) -> String {
    let scalars = unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex), end < scalars.endIndex else {
      return self
    }
    let cut = scalars[..<end]
    let border = scalars[end] == " " ? end : cut.lastIndex(of: " ") ?? end
    return String(scalars[..<border]) + "…"
  }
}
