/// Findings for people: the place, what is wrong, the line, and carets under what it is about.
struct TextReporter {
  let isColored: Bool
  /// Rules whose findings are not shown as they stand: reports end up in logs.
  private let masked = Set(Rule.all.lazy.filter { $0.group == .privacy }.map(\.id))

  init(isColored: Bool) { self.isColored = isColored }

  func report(_ result: LintResult) -> String {
    var text = ByteBuffer()
    for file in result.files {
      let path = printable(file.path)
      for diagnostic in file.diagnostics { report(diagnostic, file, path, to: &text) }
    }
    if text.count > 0 { text.append(Byte.newline) }
    text.append(text: result.summary + "\n")
    return text.withBytes { String(decoding: $0, as: UTF8.self) }
  }

  private func report(_ diagnostic: Diagnostic, _ file: LintResult.File, _ path: String, to text: inout ByteBuffer) {
    let (start, _) = file.span(diagnostic)
    let style = style(diagnostic.severity)
    func add(_ part: String, _ style: Style? = nil) { text.append(text: style?.apply(to: part, ifColored: isColored) ?? part) }
    add("\(path):\(start.line):\(start.column): ", .bold)
    add("\(diagnostic.severity.rawValue): ", style)
    add(printable(diagnostic.message))
    add(" [\(diagnostic.rule)]", .dim)
    text.append(Byte.newline)
    let snippet = Snippet(file.map, diagnostic.range, at: start.line, isMasked: masked.contains(diagnostic.rule))
    if snippet.line.isEmpty { return }
    let number = "\(start.line)"
    add(number)
    text.append(" | ")
    add(snippet.line)
    text.append(Byte.newline)
    text.append(Byte.blank, times: number.utf8.count)
    text.append(" | ")
    text.append(Byte.blank, times: snippet.indentation)
    add(String(repeating: UInt8(ascii: "^"), count: snippet.marked), style)
    text.append(Byte.newline)
    guard let fix = diagnostic.fixes.first else { return }
    text.append(Byte.blank, times: number.utf8.count)
    add(" = \(printable(fix.title)) (\(fix.isSafe ? "'heard fix' does it" : "not applied unasked"))\n")
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
  /// Columns before what is marked, and those that it takes.
  let indentation: Int
  let marked: Int

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
    indentation = head.displayWidth
    self.marked = max(1, shown.displayWidth)
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
