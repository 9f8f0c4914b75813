import Testing

@testable import HeardKit

/// Each change as the file before and after, so that what stays can be seen.
@Suite struct TicketChangeTests {
  static let time = Timestamp(Instant(seconds: 1_795_273_200), offset: -10_800)

  static func change(_ front: String, _ body: (inout TicketChange) throws -> Void) throws -> String {
    let bytes = Array("---\n\(front)---\n".utf8)
    let configuration = Configuration()
    let path = "tickets/open/tier-1/2611-7K3QX2-a.md"
    let ticket = Ticket(path: path, placement: configuration.placement(ofFolder: "tickets/open/tier-1"), document: TicketDocument(bytes))
    var change = TicketChange(ticket, configuration: configuration, at: time, by: "bia")
    try body(&change)
    guard case .rewrite(_, _, let after)? = change.plan.steps.first else { return "" }
    return String(decoding: after, as: UTF8.self)
  }

  @Test(
    "A value is set and nothing else",
    arguments: [
      ("priority:    high   # was normal\n", "priority", "urgent", "priority:    urgent   # was normal\n"),
      ("priority:\n", "priority", "low", "priority: low\n"), ("subject: a\n", "subject", "Re: b", "subject: \"Re: b\"\n"),
      ("subject: |\n  a\n  b\nx: 1\n", "subject", "c", "subject: c\nx: 1\n"), ("subject: 'a'\r\n", "subject", "@b", "subject: \"@b\"\r\n"),
      ("subject: a\nx: 1\ny: 2\n", "x", nil, "subject: a\ny: 2\n"), ("subject: a\n", "x", "no", "subject: a\nx: no\n"),
    ] as [(String, String, String?, String)])
  func valueIsSet(front: String, key: String, value: String?, expected: String) throws {
    let after = try Self.change(front) { try $0.set(key, to: value) }
    #expect(after.hasPrefix("---\n\(expected)---\n"), "\(after.debugDescription)")
    let read = TicketDocument(Array(after.utf8))
    #expect(read.pair(key).flatMap { read.text(of: $0) } == value)
  }

  @Test(
    "Tags keep the shape of their list",
    arguments: [
      ("tags: [ billing ,refund ]\n", ["new"], [], "tags: [ billing ,refund, new ]\n"), ("tags: []\n", ["a"], [], "tags: [a]\n"),
      ("tags:\n- a\n-   b\n", ["c"], [], "tags:\n- a\n-   b\n-   c\n"), ("tags: a\n", ["b"], [], "tags: [a, b]\n"),
      ("tags: [a, b]\n", [], ["a"], "tags: [b]\n"), ("tags:\n  - a\n  - b\nx: 1\n", [], ["b"], "tags: [a]\nx: 1\n"),
      ("", ["a b"], [], "tags: [a b]\n"),
    ] as [(String, [String], [String], String)])
  func tagsKeepTheirShape(front: String, added: [String], removed: [String], expected: String) throws {
    let after = try Self.change(front) { try $0.tag(adding: added, removing: removed) }
    #expect(after.hasPrefix("---\n\(expected)---\n"), "\(after.debugDescription)")
    #expect(after.contains(" set bia tags "))
  }

  @Test func changesOfOneTicketAreOneEditAndOneMove() throws {
    let configuration = Configuration()
    let bytes = Array("---\r\npriority: low\r\n---\r\n".utf8)
    let ticket = Ticket(
      path: "tickets/new/2611-7K3QX2-a.md", placement: configuration.placement(ofFolder: "tickets/new"), document: TicketDocument(bytes))
    var change = TicketChange(ticket, configuration: configuration, at: Self.time, by: "bia")
    change.say(.agent, text: "Hi\n## 2026-11-21 09:00 Z customer")
    try change.set("priority", to: "high")
    let transition = Transition(configuration: configuration, time: Self.time)
    try change.move(to: transition.destination(tiersUp: 1, for: ticket), because: "why")
    let expected = [
      "---", "priority: high", "---", "", "## 2026-11-21 12:00 -03:00 agent bia", "Hi", "\\## 2026-11-21 09:00 Z customer", "",
      "## 2026-11-21 12:00 -03:00 set bia priority low -> high", "", "## 2026-11-21 12:00 -03:00 move bia new -> open/tier-2", "why", "",
    ]
    let target = "tickets/open/tier-2/2611-7K3QX2-a.md"
    let rewrite = Plan.Step.rewrite(path: ticket.path, from: bytes, to: Array(expected.joined(separator: "\r\n").utf8))
    #expect(change.plan == Plan([rewrite, .move(path: ticket.path, to: target)]))
  }

  @Test(
    "What cannot be kept exactly is refused",
    arguments: [("priority", "hihg"), ("channel", "fax"), ("segment", "a \"b\""), ("subject", "a\nb")])
  func whatCannotBeKeptIsRefused(key: String, value: String) {
    #expect(throws: TicketChange.Problem.self) { try Self.change("subject: a\n") { try $0.set(key, to: value) } }
  }
}
