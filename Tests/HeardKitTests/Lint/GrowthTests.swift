import Testing

@testable import HeardKit

/// Tickets that somebody has made large: what took time by the square of their size would not end here.
@Suite struct GrowthTests {
  private static let head = "---\nsubject: A\ncustomer: Ana\n---\n\n## 2026-11-21 08:00 Z customer\nHi\n\n"

  private static func times(_ count: Int, _ text: (Int) -> String) -> [UInt8] { Array((head + (0..<count).map(text).joined()).utf8) }

  private static let tickets: [(String, @Sendable () -> [UInt8])] = [
    ("answers", { times(1500) { "## 2026-11-21 09:\($0 % 50 + 10) Z agent bia\nIt is on its way.\n\n" } }),
    (
      "drafts and answers",
      { times(800) { "## 2026-11-21 09:30 Z draft bia\nText \($0)\n\n## 2026-11-21 09:30 Z agent bia\nOther \($0)\n\n" } }
    ),
    ("ignore comments", { times(1000) { _ in "## 2026-11-21 09:00 Z note bia\na@b.co\n<!-- heard: ignore email-address because -->\n" } }),
    ("placeholders for a time", { times(600) { _ in "## now note bia\nHi\n\n" } }),
    ("moves to tiers that are none", { times(1200) { "## 2026-11-21 09:00 Z move bia new -> open/tier-\($0)\n\n" } }),
    ("short links", { times(1500) { "[[2611-\($0 % 10)]] " } }),
    ("carriage returns", { head.utf8 + [UInt8](repeating: 13, count: 50_000) }),
    ("figures", { times(4000) { "\($0 % 10) " } }),
  ]

  @Test(arguments: tickets.map(\.0)) func aLargeTicketIsReadJudgedFixedAndShown(_ name: String) throws {
    let bytes = Self.tickets.first { $0.0 == name }?.1() ?? []
    let configuration = Configuration.example
    let now = try #require(Instant(iso: "2026-11-21T12:30:00Z"))
    var linter = Linter(configuration: configuration, now: now, zone: .utc, agent: "bia")
    let names = TicketNames(
      paths: (0..<5000).map { "tickets/new/\(TicketID(CivilDate(dayNumber: 20_778), number: UInt64($0) &* 7919)).md" })
    linter.neighbours = Neighbours(names: { names }, joined: { _ in nil })
    let path = "tickets/new/2611-7K3QX2-a.md"
    let ticket = Ticket(path: path, placement: configuration.placement(ofFolder: "tickets/new"), document: TicketDocument(bytes))
    let found = linter.check(ticket, readings: [])
    let result = LintResult(files: [.init(path: path, bytes: bytes, diagnostics: found)], fileCount: 1)
    #expect(LintFormat.text.render(result).hasSuffix(" in 1 file\n") || found.contains { $0.fixes.contains(where: \.isSafe) })
    _ = linter.fixed(ticket) { _ in [] }
    let row = TicketRow(ticket, clocks: [], configuration: configuration, now: now)
    let view = TicketView(row, among: [row], configuration, TimeText(now: now, zone: .utc), width: 100, isColored: false)
    #expect(view.text.utf8.count > bytes.count / 20)
  }
}
