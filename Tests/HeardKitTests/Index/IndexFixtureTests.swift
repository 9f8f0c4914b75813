import Foundation
import Testing

@testable import HeardKit

/// The pages and texts beside the tickets of Fixtures/index.
@Suite struct IndexFixtureTests {
  static let time = TimeText(now: IndexDesk.now, zone: IndexDesk.zone)

  static let pages: [(String, @Sendable () -> [UInt8])] = [
    ("INDEX.md", { indexMarkdown([board(source)]).bytes }), ("index.html", { indexHTML([board(source)]).bytes }),
    ("index.json", { IndexPart.opening + IndexPart.divider(isFirst: true) + part(source).json + IndexPart.closing(isEmpty: false) }),
    ("desks.md", { indexMarkdown(desksOfOneIndex.map(board)).bytes }), ("desks.html", { indexHTML(desksOfOneIndex.map(board)).bytes }),
    ("list.json", { list(.json, nil).bytes() }),
    ("list.txt", { list(.table, QuerySort(key: .due, isReversed: false)).bytes() }),
    ("next.txt", { Array(nextText(next(for: nil), desks, first: first(for: nil), limit: 5, width: nil, isColored: false).utf8) }),
    ("next-bia.txt", { Array(nextText(next(for: "bia"), desks, first: first(for: "bia"), limit: 1, width: 100, isColored: false).utf8) }),
    ("show.txt", { Array((IndexDesk.row("2611-2BBBB2").map(view)?.text ?? "").utf8) }),
    ("show-hostile.txt", { Array((IndexDesk.row("2611-0HTM11").map(view)?.text ?? "").utf8) }),
    ("show.json", { IndexDesk.row("2611-2BBBB2").map(view)?.json ?? [] }),
  ]

  static let source = IndexSource(IndexDesk.configuration, zone: IndexDesk.zone, from: "/desk/.heard", to: "/desk")
  static let desksOfOneIndex = ["sales", "../<b>|`x`\u{202E}"].map {
    IndexSource(name: $0, IndexDesk.configuration, zone: IndexDesk.zone, from: "/boards/all", to: "/boards/my desk")
  }

  static func part(_ source: IndexSource, now: Instant? = IndexDesk.now) -> IndexPart {
    var part = IndexPart()
    guard var levels = IndexDesk.levels else { return part }
    for ticket in IndexDesk.tickets { part.add(ticket, source, &levels, now: now) }
    return part
  }

  static func board(_ source: IndexSource) -> Board {
    var board = Board(source)
    board.add(part(source))
    board.finish()
    return board
  }

  static let desks = [DeskView(configuration: IndexDesk.configuration, time: time)]
  static func list(_ form: ListRows.Form, _ sort: QuerySort?) -> ListRows {
    IndexDesk.rows.reduce(into: ListRows(form, sort, desks)) { $0.add($1.brief) }
  }

  static func next(for who: String?) -> NextRows {
    let seeker = Seeker(who, IndexDesk.configuration)
    return IndexDesk.rows.filter(seeker.wants).reduce(into: NextRows(of: IndexDesk.configuration, for: who, limit: .max)) {
      $0.add($1.brief)
    }
  }

  static func first(for who: String?) -> Ticket? {
    next(for: who).rows.first.flatMap { found in IndexDesk.tickets.first { $0.path == found.row.row.ticket.path } }
  }

  static func view(_ row: TicketRow) -> TicketView {
    TicketView(row, among: IndexDesk.rows, IndexDesk.configuration, time, width: nil, isColored: false)
  }

  @Test(arguments: pages.map(\.0)) func aPageIsAsItStandsBesideTheTickets(_ name: String) throws {
    let made = Self.pages.first { $0.0 == name }?.1() ?? []
    try IndexDesk.expectGolden(made, at: IndexDesk.folder.appending(path: name))
  }

  @Test(arguments: [("index.json", "tickets", 9), ("list.json", "tickets", 9), ("show.json", "conversation", 5)])
  func whatIsPrintedIsJSON(_ name: String, _ key: String, _ count: Int) throws {
    let made = Self.pages.first { $0.0 == name }?.1() ?? []
    let whole = try JSONSerialization.jsonObject(with: Data(made)) as? [String: Any]
    #expect((whole?[key] as? [Any])?.count == count)
  }

  @Test func noPageLetsACustomerSpeakToTheReadersMachine() {
    for (name, make) in Self.pages where !name.hasSuffix(".json") {
      let text = String(decoding: make(), as: UTF8.self)
      #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x202E }, "\(name)")
      if name == "index.html" { #expect(text.components(separatedBy: "<script").count == 2 && !text.contains("<img")) }
    }
  }

  @Test func theIndexIsTheSameAtEveryNow() {
    let ticket = IndexDesk.ticket("tickets/new/2611-9ZZZZ9-x.md", Array("---\nsubject: x\n---\n\n## now customer\nhi\n".utf8))
    let row = TicketRow.atLastEntry(ticket, clocks: IndexDesk.readings)
    #expect(row.opened == nil && row.updated == nil && row.clocks.isEmpty)
    let later = IndexDesk.tickets.map { IndexDesk.row($0, at: IndexDesk.now + 999_999) }
    #expect(zip(later, IndexDesk.timeless).allSatisfy { $0.opened == $1.opened && $0.updated == $1.updated && $0.nextDue == $1.nextDue })
    let pages = [0, -999_999, 999_999_999, nil].map { seconds in
      var board = Board(Self.source)
      let part = Self.part(Self.source, now: seconds.map { IndexDesk.now + $0 })
      board.add(part)
      board.finish()
      return [part.json, indexMarkdown([board]).bytes, indexHTML([board]).bytes]
    }
    #expect(pages.allSatisfy { $0 == pages[0] })
  }
}
