import Testing

@testable import HeardKit

@Suite struct TicketRowTests {
  /// Where a ticket stands, what happened at each full hour from 06:00 UTC, and the hours at which it was opened, updated and left waiting.
  static let courses: [(String, [String], [Int?])] = [
    ("new", ["customer"], [6, 6, 6]), ("new", ["note bia", "customer", "customer"], [7, 8, 7]), ("new", ["note bia"], [6, 6, nil]),
    ("new", ["customer", "agent bia"], [6, 7, nil]), ("new", ["customer", "agent bot auto"], [6, 7, 6]),
    ("new", ["customer", "dismiss bia"], [6, 7, nil]), ("new", ["customer", "agent bia", "customer auto"], [6, 8, nil]),
    ("resolved/2026-11", ["customer", "move bia new -> resolved"], [6, 7, nil]),
    ("resolved/2026-11", ["customer", "move bia new -> resolved", "customer"], [6, 8, 8]), ("resolved/2026-11", ["customer"], [6, 6, nil]),
    ("pending/tier-1", ["customer", "move bia new -> pending/tier-1"], [6, 7, 6]), ("new", [], [nil, nil, nil]),
  ]

  @Test(arguments: courses) func aRowTellsWhenThingsHappened(_ place: String, _ entries: [String], _ expected: [Int?]) {
    let row = IndexDesk.row(ticket(place, entries))
    #expect([row.opened, row.updated, row.waitingSince].map { $0.map { LocalTime($0, offset: 0).hour } } == expected)
  }

  @Test func whatIsAfterNowHasNotHappened() {
    let row = IndexDesk.row(ticket("new", ["customer", "agent bia"]), at: IndexDesk.now + -28_801)
    #expect(row.updated?.iso == "2026-11-21T06:00:00Z" && row.waitingSince == row.opened)
  }

  @Test func entriesOutOfOrderCountInOrderOfTime() {
    let text = "---\nsubject: x\n---\n\n## 2026-11-21 09:00 Z agent bia\nhi\n\n## 2026-11-21 08:00 Z customer\nhello\n"
    let row = IndexDesk.row(IndexDesk.ticket("tickets/new/2611-9ZZZZ9-x.md", Array(text.utf8)))
    #expect(row.opened?.iso == "2026-11-21T08:00:00Z" && row.updated?.iso == "2026-11-21T09:00:00Z" && row.waitingSince == nil)
  }

  private func ticket(_ place: String, _ entries: [String]) -> Ticket {
    let timeline = entries.enumerated().map { "\n## 2026-11-21 \(padded($0.offset + 6)):00 Z \($0.element)\ntext\n" }.joined()
    return IndexDesk.ticket("tickets/\(place)/2611-9ZZZZ9-x.md", Array("---\nsubject: x\n---\n\(timeline)".utf8))
  }
}
