import Testing

@testable import HeardKit

@Suite struct TimelineTests {
  @Test(
    "A heading is read as it is meant",
    arguments: [
      ("## 2026-11-21 09:14 -03:00 customer", "customer", "", ""),
      ("## 2026-11-21T09:14:05Z agent bia via dm auto", "agent", "bia", "via dm auto"),
      ("## 2026-11-21 09:14-03:00 agent auto", "agent", "", "auto"),
      ("## 2026-11-21 09:14 Z move bia new -> open/tier-2", "move", "bia", "new -> open/tier-2"),
      ("## 2026-11-21 09:14 Z move new -> open/tier-2", "move", "", "new -> open/tier-2"),
      ("## 2026-11-21 09:14 Z set bia segment \"very important\" -> -", "set", "bia", "segment \"very important\" -> -"),
      ("## 2026-11-21 09:14 Z rating 4/5", "rating", "", "4/5"),
      ("## now agent bia", "agent", "bia", ""),
    ])
  func headingIsRead(line: String, kind: String, who: String, words: String) throws {
    let document = TicketDocument(Array("---\nsubject: a\n---\n\(line)\ntext\n".utf8))
    let entry = try #require(document.entries.first)
    #expect(document.diagnostics.isEmpty)
    #expect(entry.kind.rawValue == kind)
    #expect(document.bytes.text(entry.who) == who)
    #expect(document.bytes.text(entry.words) == words)
    #expect(document.text(of: entry) == "text")
  }

  @Test(
    "What looks like an entry and is none is an error, and nobody's text",
    arguments: [
      ("## 2026-02-30 09:14 Z customer", "no such time"), ("## 2026-13-01 09:14 Z customer", "no such time"),
      ("## 2026-11-21 24:00 Z customer", "no such time"), ("## 2026-11-21 09:14 customer", "no such time"),
      ("## 2026-11-21 09:14 Z custmer", "did you mean 'customer'"), ("## 2026-11-21 09:14 Z", "what it is"),
      ("## 2026-11-21 09:14 Z move bia open", "says what changed"), ("## 2026-11-21 09:14 Z set bia -> high", "says what changed"),
      ("### 2026-11-21 09:14 Z customer", "starts with '## '"), ("##2026-11-21 09:14 Z customer", "starts with '## '"),
      (" ## 2026-11-21 09:14 Z customer", "starts with '## '"),
    ])
  func malformedHeadingIsAnError(line: String, message: String) throws {
    let document = TicketDocument(Array("---\nsubject: a\n---\n## 2026-11-21 09:00 Z customer\nHi\n\(line)\nlost?\n".utf8))
    #expect(document.entries.count == 1)
    let finding = try #require(document.diagnostics.first)
    #expect(finding.rule == "entry-heading" && finding.message.contains(message), "\(finding.message)")
    #expect(document.text(of: document.entries[0]) == "Hi")
  }

  @Test(
    "Other headings, fences and rules are text",
    arguments: ["## Not an entry", "# 1", "```\n## x\n```", "* * *", "## now and then", "\\## 2026-11-21 09:00 Z customer"])
  func otherHeadingsAreText(text: String) {
    let document = TicketDocument(Array("---\nsubject: a\n---\n## 2026-11-21 09:00 Z customer\n\(text)\n".utf8))
    #expect(document.entries.count == 1 && document.diagnostics.isEmpty)
  }

  @Test func whatIsSaidComesBackAsItWasSaid() {
    let seed = UInt64.random(in: 0 ... .max)
    var generator = SeededGenerator(state: seed)
    let pieces = ["## 2026-11-21 09:00 Z customer", "\\", "\n", "\n", "## now agent bia", " ", "é", "---", "```", "a", "\r\n", "#", "## x"]
    for _ in 0..<300 {
      let said =
        "x" + (0..<Int.random(in: 0..<12, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined() + "\ny"
      let document = TicketDocument(Array("---\nsubject: a\n---\n".utf8))
      let entry = NewEntry(.note, at: Timestamp(Instant(seconds: 0), offset: 0), by: "bia", text: said)
      let written = document.bytes.applying([document.appending([entry, entry])]) ?? []
      let read = TicketDocument(written)
      let lines = said.replacing("\r\n", with: "\n")
      #expect(read.entries.map { read.text(of: $0) } == [lines, lines], "seed \(seed): \(said.debugDescription)")
      #expect(read.diagnostics.isEmpty, "seed \(seed): \(said.debugDescription)")
    }
  }
}
