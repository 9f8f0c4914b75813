import Testing

@testable import HeardKit

@Suite struct FixingTests {
  private static func fix(_ text: String, at path: String = "tickets/new/2611-7K3QX2-a.md") throws -> FixedTicket? {
    let now = try #require(Instant(iso: "2026-11-21T12:30:00Z"))
    let linter = Linter(configuration: .example, now: now, zone: .utc, agent: "bia")
    let placement = Configuration.example.placement(ofFolder: splitPath(path).folder)
    return linter.fixed(Ticket(path: path, placement: placement, document: TicketDocument(Array(text.utf8)))) { _ in [] }
  }

  @Test("Fixes of several rules are made together, in the file's line ends, and a second time there is nothing to do")
  func several() throws {
    let text = "---\r\nsubject: Re: A\r\ncustomer: @ana\r\n---\r\n\r\n## 2026-11-21 09:00 Z customer\r\nHi\r\n\r\n## now agent bia\r\nHello"
    let fixed = try #require(try Self.fix(text, at: "tickets/open/tier-1/2611-7k3qx2-a.md"))
    #expect(
      String(decoding: fixed.bytes, as: UTF8.self)
        == "---\r\nsubject: \"Re: A\"\r\ncustomer: \"@ana\"\r\n---\r\n\r\n## 2026-11-21 09:00 Z customer\r\nHi\r\n\r\n"
        + "## 2026-11-21 12:30 +00:00 agent bia\r\nHello\r\n\r\n## 2026-11-21 12:30 +00:00 move bia new -> open/tier-1\r\n")
    #expect(fixed.path == "tickets/open/tier-1/2611-7K3QX2-a.md")
    #expect(try Self.fix(String(decoding: fixed.bytes, as: UTF8.self), at: fixed.path) == nil)
  }

  @Test("A clean ticket, and one whose findings have only fixes to choose from, stay as they are")
  func nothing() throws {
    #expect(try Self.fix("---\nsubject: A\ncustomer: Ana\n---\n") == nil)
    #expect(try Self.fix("---\nsubject: A\ncustomer: Ana\nprioritty: high\n---\n") == nil)
  }

  @Test func ofTwoFixesThatTouchTheFirstIsMade() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(state: seed)
    for _ in 0..<500 {
      let fixes = (0..<8).map { number in
        let edits = (0..<Int.random(in: 0...2, using: &random)).map { _ in
          let start = Int.random(in: 0..<40, using: &random)
          return Edit(start..<start + Int.random(in: 0...4, using: &random), [])
        }
        return Fix("\(number)", edits: edits, movesTo: Int.random(in: 0..<4, using: &random) == 0 ? "x" : nil)
      }
      var expected: [Fix] = []
      for fix in fixes where !expected.contains(where: { $0.touches(fix) }) { expected.append(fix) }
      #expect(Linter.compatible(fixes).map(\.title) == expected.map(\.title), "seed \(seed)")
    }
  }

  @Test("Whatever is fixed of damaged tickets is stable")
  func property() throws {
    let text = Array(
      "---\nsubject: Re: A\ncustomer: @ana\n---\n\n## 2026-11-21 10:00 Z customer\nHi\n\n## 2026-11-21 09:00 Z move - -> pending/tier-1\n\n## now agent\n"
        .utf8)
    var seed: UInt64 = 0x5EED
    for round in 0..<300 {
      var damaged = text
      for _ in 0..<3 {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let place = Int(seed >> 33) % damaged.count
        damaged[place] = damaged[Int(seed >> 13) % damaged.count]
      }
      let before = String(decoding: damaged, as: UTF8.self)
      guard let once = try Self.fix(before, at: "tickets/pending/tier-1/2611-7K3QX2-a.md") else { continue }
      let after = String(decoding: once.bytes, as: UTF8.self)
      #expect(try Self.fix(after, at: once.path) == nil, "round \(round): \(before)")
    }
  }

  private static let keys = [
    "subject: Re: A", "subject: 'B'", "customer: @ana", "customer: Ana <@ana>", "channel: twitter", "priority: hihg", "tags: [a, b",
    "# remark",
    "subject: twice", "prioritty: low", "plan: gold", "assignee: bia",
  ]
  private static let headings = [
    "2026-11-21 09:00 Z customer", "2026-11-21 08:30 +00:00 agent bia", "now agent bia", "now customer",
    "2026-11-21 10:00 Z move bia new -> open/tier-1",
    "2026-11-21 10:05 Z move bia open/tier-1 -> pending", "2026-11-21 11:00 Z note caio", "2027-01-01 09:00 Z agent bia",
    "2026-11-21 9:00 agent",
    "2026-11-21 09:20 Z draft bia", "2026-11-21 09:30 Z dismiss bia", "now", "2026-11-21T09:40:00Z customer auto",
  ]
  private static let texts = [
    "Hi", "", "\\## now agent bia", "```\n## not fenced\n```", "{{name}}", "<!-- heard: ignore cpf -->", "one\n\ntwo  ", "é 日本",
  ]
  private static let paths = [
    "tickets/new/2611-7K3QX2-a.md", "tickets/open/tier-2/2611-7k3qxo-a.md", "tickets/pending/tier-1/note.md",
    "tickets/resolved/2026-11/2611-7K3QX2.md",
    "tickets/opne/2611-7K3QX2-a.md",
  ]

  @Test("Fixing what was fixed changes nothing, and every word that was said is still there")
  func assembled() throws {
    for seed in UInt64(1)...400 { try fixTwice(seed) }
  }

  private func fixTwice(_ seed: UInt64) throws {
    var generator = SeededGenerator(state: seed)
    func some(_ pool: [String]) -> String { pool.randomElement(using: &generator) ?? "" }
    let end = Bool.random(using: &generator) ? "\n" : "\r\n"
    var text = "---\n"
    for _ in 0..<Int.random(in: 0...4, using: &generator) { text += some(Self.keys) + "\n" }
    text += "---\n"
    for _ in 0..<Int.random(in: 0...6, using: &generator) { text += "\n## \(some(Self.headings))\n\(some(Self.texts))\n" }
    text = text.replacing("\n", with: end)
    if Bool.random(using: &generator) { text.removeLast() }
    let path = some(Self.paths)
    guard let once = try Self.fix(text, at: path) else { return }
    #expect(try Self.fix(String(decoding: once.bytes, as: UTF8.self), at: once.path) == nil, "seed \(seed): \(text)")
    #expect(Self.said(once.bytes) == Self.said(Array(text.utf8)), "seed \(seed): \(text)")
  }

  /// Who said what, less the moves that fixes write, in an order of its own.
  private static func said(_ bytes: [UInt8]) -> [String] {
    let document = TicketDocument(bytes)
    return document.entries.filter { $0.kind != .move || !document.text(of: $0).isEmpty }
      .map { "\($0.kind.rawValue) \(bytes.text($0.who)): \(document.text(of: $0))" }.sorted()
  }
}

extension Fix {
  fileprivate func touches(_ other: Fix) -> Bool {
    movesTo != nil && other.movesTo != nil
      || edits.contains { edit in
        other.edits.contains { edit.range.lowerBound <= $0.range.upperBound && $0.range.lowerBound <= edit.range.upperBound }
      }
  }
}
