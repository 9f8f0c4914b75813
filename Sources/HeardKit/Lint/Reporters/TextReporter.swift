/// Findings for people: the place, what is wrong, the line, and carets under what it is about.
struct TextReporter {
  let isColored: Bool

  func report(_ result: LintResult) -> String {
    var text = ""
    for file in result.files {
      for diagnostic in file.diagnostics { text += report(diagnostic, file) }
    }
    return text + (text.isEmpty ? "" : "\n") + result.summary + "\n"
  }

  private func report(_ diagnostic: Diagnostic, _ file: LintResult.File) -> String {
    let (start, _) = file.span(diagnostic)
    let place = "\(printable(file.path)):\(start.line):\(start.column): "
    let severity = "\(diagnostic.severity.rawValue): "
    let head =
      Style.bold.apply(to: place, ifColored: isColored) + style(diagnostic.severity).apply(to: severity, ifColored: isColored)
      + printable(diagnostic.message) + Style.dim.apply(to: " [\(diagnostic.rule)]", ifColored: isColored)
    let snippet = Snippet(file.map, diagnostic.range, at: start.line, isMasked: Rule.named(diagnostic.rule)?.group == .privacy)
    if snippet.line.isEmpty { return head + "\n" }
    let number = "\(start.line)"
    let margin = String(repeating: Byte.blank, count: number.utf8.count)
    let carets = style(diagnostic.severity).apply(to: snippet.carets, ifColored: isColored)
    return "\(head)\n\(number) | \(snippet.line)\n\(margin) | \(snippet.indentation)\(carets)\n" + help(diagnostic, margin)
  }

  private func help(_ diagnostic: Diagnostic, _ margin: String) -> String {
    guard let fix = diagnostic.fixes.first else { return "" }
    let how = fix.isSafe ? "'heard fix' does it" : "not applied unasked"
    return "\(margin) = \(printable(fix.title)) (\(how))\n"
  }

  private func style(_ severity: Severity) -> Style {
    switch severity {
    case .error: .red
    case .warning: .yellow
    case .info: .cyan
    }
  }
}

/// A line of a file as a terminal shows it, cut around what is marked in it.
struct Snippet {
  let line: String
  let indentation: String
  let carets: String

  /// Columns shown before, under and after the carets.
  private static let widths = (before: 60, marked: 60, after: 40)

  /// - Parameter isMasked: Whether letters and digits of the marked text are hidden, since reports end up in logs.
  init(_ map: LineMap, _ range: Range<Int>, at number: Int, isMasked: Bool) {
    let whole = map.line(number)
    let start = min(max(range.lowerBound, whole.lowerBound), whole.upperBound)
    let end = min(max(range.upperBound, start), whole.upperBound)
    let bytes = map.bytes
    // Bytes are cut first: a line may be as long as the file. What four bytes a column cannot hold is not looked at.
    let before = printable(Self.whole(bytes, max(whole.lowerBound, start - 4 * Self.widths.before)..<start))
    let marked = bytes[start..<min(end, start + 4 * Self.widths.marked)].map {
      isMasked && NumberScan.isWordByte($0) ? UInt8(ascii: "*") : $0
    }
    let shown = printable(String(decoding: marked, as: UTF8.self)).truncated(toWidth: Self.widths.marked)
    let rest = printable(bytes.text(end..<min(whole.upperBound, end + 4 * Self.widths.after)))
    let head = Self.ending(before, isCut: start - whole.lowerBound > 4 * Self.widths.before)
    let tail = shown.hasSuffix("…") ? "" : rest.truncated(toWidth: Self.widths.after)
    line = head + shown + tail
    indentation = String(repeating: Byte.blank, count: head.displayWidth)
    carets = String(repeating: UInt8(ascii: "^"), count: max(1, shown.displayWidth))
  }

  /// The text of a range that may begin inside a character.
  private static func whole(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    let start = range.first { bytes[$0] & 0xC0 != 0x80 } ?? range.upperBound
    return bytes.text(start..<range.upperBound)
  }

  /// The end of a text, `…` before it if something was cut.
  private static func ending(_ text: String, isCut: Bool) -> String {
    if !isCut, text.displayWidth <= widths.before { return text }
    var (width, start) = (1, text.endIndex)
    while start > text.startIndex {
      let before = text.index(before: start)
      width += text[before].displayWidth
      if width > widths.before { break }
      start = before
    }
    return "…" + String(text[start...])
  }
}
