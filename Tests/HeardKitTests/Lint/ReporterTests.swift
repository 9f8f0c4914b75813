import Testing

@testable import HeardKit

@Suite struct ReporterTests {
  private static func file(_ text: String, _ range: Range<Int>, path: String = "tickets/new/a.md", rule: String = "bad-value")
    -> LintResult.File
  {
    LintResult.File(
      path: path, bytes: Array(text.utf8), diagnostics: [Diagnostic(rule: rule, severity: .error, range: range, message: "a message")])
  }

  private static func text(_ file: LintResult.File) -> [String] {
    LintFormat.text.render(LintResult(files: [file], fileCount: 1)).split(separator: "\n").map(String.init)
  }

  @Test("Text shows the place, the line, and carets as wide as what they mark")
  func caret() {
    #expect(
      Self.text(Self.file("---\npriority: 日本\n", 14..<20))
        == ["tickets/new/a.md:2:11: error: a message [bad-value]", "2 | priority: 日本", "  |           ^^^^", "1 error in 1 file"])
  }

  @Test("A line that is longer than a screen is cut around the place")
  func longLine() {
    let lines = Self.text(Self.file(String(repeating: "word ", count: 50_000), 100_000..<100_004))
    #expect(lines[1].hasPrefix("1 | …") && lines[1].hasSuffix("…") && lines[1].count < 120)
    #expect(lines[2].drop { $0 != "^" } == "^^^^")
    #expect(lines[1].dropFirst(lines[2].count - 4).hasPrefix("word"))
  }

  @Test("A finding at the end of the file, and one in an empty file, have places too")
  func ends() {
    #expect(Self.text(Self.file("---\n", 4..<4))[0].hasPrefix("tickets/new/a.md:2:1: error"))
    #expect(Self.text(Self.file("", 0..<0))[0].hasPrefix("tickets/new/a.md:1:1: error"))
  }

  @Test("No report repeats personal data or what would move a terminal's cursor")
  func hidden() {
    #expect(Self.text(Self.file("card 4012-8888 ok", 5..<14, rule: "card-number"))[1] == "1 | card ****-**** ok")
    #expect(Self.text(Self.file("a\u{1B}[2Jb", 0..<1, path: "tickets/new/\u{1B}.md")).allSatisfy { !$0.utf8.contains(0x1B) })
  }

  @Test("File names are escaped as each format asks")
  func names() {
    let result = LintResult(files: [Self.file("a", 0..<1, path: "t/%0A,:<&>é.md")], fileCount: 1)
    #expect(
      LintFormat.github.render(result).hasPrefix("::error file=t/%250A%2C%3A<&>é.md,line=1,col=1,endColumn=2,title=bad-value::a message"))
    #expect(LintFormat.checkstyle.render(result).contains("<file name=\"t/%0A,:&lt;&amp;&gt;é.md\">"))
    #expect(LintFormat.sarif.render(result).contains("\"uri\":\"t/%250A%2C%3A%3C%26%3E%C3%A9.md\""))
  }

  @Test("What turns the direction of writing is escaped in every format", arguments: LintFormat.allCases)
  func direction(format: LintFormat) {
    let result = LintResult(files: [Self.file("a", 0..<1, path: "t/\u{202E}\u{2066}\u{61C}\u{200F}.md")], fileCount: 1)
    #expect(!format.render(result).unicodeScalars.contains(where: isTurning))
  }

  @Test("What is hidden is counted")
  func hiddenFindings() {
    let result = LintResult(files: [Self.file("a", 0..<1), Self.file("b", 0..<1, path: "tickets/new/b.md")], fileCount: 9).prefix(1)
    #expect(result.summary == "2 errors in 9 files" && result.count(.error) == 2 && result.hidden.count == 1)
    #expect(LintFormat.json.render(result).contains("\"errors\":2"))
  }

  @Test("A ticket upside down is reported in text that grows with it, not with its square")
  func disorder() {
    let entries = (0..<400).reversed().map { "## 2026-11-21 0\($0 / 60):\(10 + $0 % 50) Z note bia\nhello\n" }.joined()
    let bytes = Array("---\nsubject: A\n---\n\n\(entries)".utf8)
    let path = "tickets/new/2611-7K3QX2-a.md"
    let ticket = Ticket(path: path, placement: Configuration.example.placement(ofFolder: "tickets/new"), document: TicketDocument(bytes))
    let linter = Linter(configuration: .example, now: Instant(seconds: 1_800_000_000), zone: .utc, rules: ["entry-order"])
    let found = linter.check(ticket, readings: [])
    #expect(found.count > 300 && found.filter { !$0.fixes.isEmpty }.count == 1)
    let result = LintResult(files: [.init(path: path, bytes: bytes, diagnostics: found)], fileCount: 1)
    #expect(LintFormat.sarif.render(result).utf8.count < 20 * bytes.count + 200_000)
  }

  private static func fingerprints(_ files: LintResult.File...) -> [String] {
    var found: [String] = []
    LintResult(files: files, fileCount: files.count).eachFinding { found.append($2) }
    return found
  }

  @Test("A fingerprint stays when the file moves or is edited elsewhere, and no two are equal")
  func fingerprints() {
    let first = Self.fingerprints(Self.file("one\ntwo\n", 4..<7))
    #expect(first == Self.fingerprints(Self.file("zero\none\n  two\n", 11..<14, path: "tickets/open/tier-1/a.md")))
    #expect(first != Self.fingerprints(Self.file("one\ntwo\n", 4..<7, path: "tickets/new/b.md")))
    let same = Self.file("one\ntwo\n", 4..<7)
    #expect(Set(Self.fingerprints(same, same, same)).count == 3)
  }
}

@Suite struct ReportedPathTests {
  @Test("Code hosts get paths from the top of the repository, people and scripts from the workspace", arguments: LintFormat.allCases)
  func paths(format: LintFormat) {
    let found = Diagnostic(rule: "front-matter", severity: .error, range: 0..<1, message: "wrong")
    let result = LintResult(files: [.init(path: "tickets/new/a.md", bytes: [97], diagnostics: [found])], fileCount: 1)
    #expect(format.render(result, below: "desk/").contains("desk/tickets/new/a.md") == (format != .text && format != .json))
  }
}

@Suite struct LineMapTests {
  @Test("Columns count scalars; CRLF and a byte order mark count for nothing")
  func positions() {
    let map = LineMap(Array("\u{FEFF}ab\r\né🙂x".utf8))
    #expect(map.position(of: 4) == .init(line: 1, column: 2))
    #expect(map.position(of: 7 + 6) == .init(line: 2, column: 3))
    #expect(map.position(of: 99) == .init(line: 2, column: 4))
    #expect(map.line(1) == 3..<5 && map.line(2) == 7..<14 && map.line(3).isEmpty)
  }

  @Test("Any place of a long line is as if counted from its start, in a time that doesn't grow with their product")
  func longLines() {
    let seed = UInt64.random(in: 0 ... .max)
    var random = SeededGenerator(state: seed)
    let parts: [[UInt8]] = [Array("a".utf8), Array("é".utf8), Array("🙂".utf8), [0x80], [0xF0, 0x9F], [0xFF], [0xC3], Array("plain ".utf8)]
    var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
    for _ in 0..<20_000 { bytes += parts.randomElement(using: &random) ?? [] }
    bytes += [10] + bytes
    let map = LineMap(bytes)
    for _ in 0..<50 {
      let offset = Int.random(in: 0...bytes.count, using: &random)
      let start = bytes[..<offset].lastIndex(of: 10).map { $0 + 1 } ?? min(3, offset)
      let column = bytes.text(start..<offset).unicodeScalars.count + 1
      #expect(map.position(of: offset).column == column, "seed \(seed), offset \(offset)")
    }
    // Counted anew each time, these would take half a minute.
    let long = LineMap([UInt8](repeating: 97, count: 1 << 20))
    let isRight = (0..<50_000).allSatisfy {
      long.position(of: 20 * $0) == .init(line: 1, column: 20 * $0 + 1) && long.line(1).count == 1 << 20
    }
    #expect(isRight)
  }
}
