/// The text of a message as a ticket can hold it, and what had to be changed for that.
struct ImportedText {
  /// Line ends are `\n`; blanks at the ends of the text are gone. A control character stands there by its name, `[U+0000]`;
  /// invisible marks that reorder text, as X sets them around mentions, are left out.
  var text: String
  /// The characters that were replaced or left out, and U+FFFD where the export was damaged before; in words. nil for nearly all texts.
  var change: String?

  init(_ source: String) {
    var result = String.UnicodeScalarView()
    var replaced: Set<UInt32> = []
    var isAfterReturn = false
    for scalar in source.unicodeScalars {
      if scalar == "\r" || scalar == "\n" {
        if scalar == "\r" || !isAfterReturn { result.append("\n") }
      } else if Self.isControl(scalar) || Self.reordersText(scalar) {
        replaced.insert(scalar.value)
        if Self.isControl(scalar) { result.append(contentsOf: "[\(Self.name(scalar.value))]".unicodeScalars) }
      } else {
        if scalar == "\u{FFFD}" { replaced.insert(scalar.value) }
        result.append(scalar)
      }
      isAfterReturn = scalar == "\r"
    }
    text = Self.trimmed(result)
    if !replaced.isEmpty { change = replaced.sorted().map(Self.change).joined(separator: "; ") }
  }

  private static func change(_ value: UInt32) -> String {
    if value == 0xFFFD { return "it holds U+FFFD: bytes that are not UTF-8, or text damaged before" }
    return value < 0xA0
      ? "the control character \(name(value)) was replaced by its name" : "\(name(value)), which reorders text, was left out"
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar != "\t" && (scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value))
  }

  private static func reordersText(_ scalar: Unicode.Scalar) -> Bool {
    (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
  }

  private static func name(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// Without blank lines at the beginning and without blanks of any kind at the end; an indented first line stays indented.
  private static func trimmed(_ scalars: String.UnicodeScalarView) -> String {
    func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" || scalar == "\n" }
    guard let last = scalars.lastIndex(where: { !isBlank($0) }), let first = scalars.firstIndex(where: { !isBlank($0) }) else { return "" }
    let lineStart = scalars[..<first].lastIndex(of: "\n").map { scalars.index(after: $0) } ?? scalars.startIndex
    return String(scalars[lineStart...last])
  }
}

extension String {
  /// On one line: each run of blanks and line ends is one blank, none at the two ends.
  var onOneLine: String {
    var result = UnicodeScalarView()
    for scalar in unicodeScalars {
      if scalar.properties.isWhitespace {
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
