import Foundation
import Testing

@testable import HeardKit

@Suite struct QueryTests {
  /// A query, and the beginnings of the ids' random parts of the tickets that it means.
  static let cases: [(String, [String])] = [
    ("status:open", ["7K", "1A"]), ("status:open tier:2", ["7K"]), ("tier:tier-1", ["1A", "2B"]), ("tier:none status:new", ["0H", "0R"]),
    ("channel:twitter assignee:bia", ["7K", "3C"]), ("assignee:none status:open", ["1A"]), ("is:unassigned status:open", ["1A"]),
    ("tag:billing", ["7K"]), ("not:tag:billing tier:2", []), ("not:not:tag:billing", ["7K"]), ("priority:urgent", ["2B"]),
    ("tag:billing or status:pending", ["7K", "2B"]), ("customer:@anasouza not:is:active", ["3C", "4D"]),
    ("customer:joao@example.com", ["1A"]), ("customer:muller", ["1A"]), ("customer:\"ana souza\" status:open", ["7K"]),
    ("customer:@ana", []), ("sao paulo", ["1A"]), ("SÃO", ["1A"]), ("\"nada ainda\"", ["1A"]), ("\"ainda nada\"", []),
    ("captures not:8841", []), ("\"or\" tier:2", ["7K"]), ("order:8841", ["7K"]), ("order:none tier:2", []), ("source:twitter", ["7K"]),
    ("is:overdue", ["1A"]), ("is:waiting", ["1A", "0H", "0R", "2B"]), ("is:breached", ["3C"]), ("is:paused", ["2B"]),
    ("is:due-soon", ["0H", "0R"]), ("is:unanswered status:new", ["0H", "0R"]), ("due:1h", ["1A", "0H", "0R"]),
    ("opened:1d", ["7K", "1A", "0H", "0R"]), ("updated:2h", ["0R", "0H"]),
    ("", ["7K", "1A", "2B", "0H", "0R", "3C", "4D", "5E", "no"]),
  ]

  private func found(_ query: String) throws -> [String] {
    let configuration = IndexDesk.configuration
    let query = try Query(query, configuration: configuration)
    let desk = DeskView(configuration: configuration, time: TimeText(now: IndexDesk.now, zone: .utc))
    let rows = IndexDesk.rows.filter { query.matches($0, now: IndexDesk.now) }
    let list = rows.reduce(into: ListRows(.table, query.sort, [desk])) { $0.add($1) }
    return list.order.map { String((rows[$0].ticket.id?.text.dropFirst(5) ?? "no").prefix(2)) }
  }

  @Test(arguments: cases) func aQueryMeansTheseTickets(_ query: String, _ expected: [String]) throws {
    #expect(Set(try found(query)) == Set(expected))
  }

  @Test(arguments: [
    ("status:opne tier:2", 7..<11, "unknown status 'opne' in the query; did you mean 'open'?"),
    ("stauts:open", 0..<6, "unknown key 'stauts' in the query; text with a colon is searched for in \"quotes\"; did you mean 'status'?"),
    ("a is:overdeu", 5..<12, "unknown state 'overdeu' in the query; did you mean 'overdue'?"),
    ("tier:9", 5..<6, "unknown tier '9' in the query; it is one of tier-1, tier-2, tier-3"),
    ("sort:deu", 5..<8, "unknown order 'deu' in the query; did you mean 'due'?"),
    ("status:", 0..<7, "'status:' needs a value, as in status:open"),
    ("due:soon", 4..<8, "due: 'soon' is not a duration; write it as 90m, 4h, 1h30m or 1d12h, with d before h before m"),
    ("x not:", 2..<6, "'not:' needs what must not hold, as in not:tag:spam"),
    ("or x", 0..<2, "'or' stands between two conditions; search for the word as \"or\""),
    ("x or", 2..<4, "'or' stands between two conditions; say what else may hold"),
    ("tag:\"a b", 4..<8, "the quote is not closed; write \" after the last word"),
    ("not:sort:due", 0..<12, "an order cannot be negated; turn it round with a dash, as in sort:-due"),
    ("segment:vpi", 8..<11, "unknown segment 'vpi' in the query; did you mean 'vip'?"),
  ])
  func aMistakeHasAPlaceAndARemedy(_ query: String, _ range: Range<Int>, _ message: String) {
    #expect(throws: QueryError(query: query, range: range, message: message)) { try Query(query, configuration: IndexDesk.configuration) }
  }

  @Test func theErrorPointsAtThePlace() {
    let error = QueryError(query: "日本 status:opne", range: 14..<18, message: "no")
    #expect(error.description == "no\n  日本 status:opne\n              ^~~~")
  }

  @Test(arguments: [
    ("sort:due", ["1A", "0H", "0R"]), ("sort:-due", ["7K", "2B"]), ("sort:priority", ["2B", "7K", "1A", "0H"]),
    ("sort:-opened", ["0R", "0H", "7K"]), ("sort:opened", ["4D", "3C", "5E"]), ("sort:status", ["0H", "0R", "1A", "7K", "2B"]),
    ("sort:subject", ["0H", "7K", "5E"]), ("sort:id", ["4D", "0H", "0R", "1A"]),
  ])
  func anOrderPutsTheseFirst(_ query: String, _ first: [String]) throws {
    #expect(Array(try found(query).prefix(first.count)) == first)
  }

  @Test func everyExampleOfTheTableIsAQuery() throws {
    for term in QueryTerm.standard { _ = try Query(term.example, configuration: IndexDesk.configuration) }
    for state in QueryState.all { _ = try Query("is:\(state.name)", configuration: IndexDesk.configuration) }
  }

  @Test func theDocumentationHasTheTables() throws {
    let file = IndexDesk.folder.appending(path: "../../../docs/queries.md").standardizedFileURL
    let title = "\n## Keys\n\n"
    let prose = try #require(try String(contentsOf: file, encoding: .utf8).components(separatedBy: title).first)
    try IndexDesk.expectGolden(Array((prose + title + Query.markdown).utf8), at: file)
  }

  @Test(arguments: [
    ("São  PAULO\r\n", "sao paulo "), ("Müller ÆØß", "muller aeoss"), ("e\u{301}", "e"), ("ΑΒΓ ДЖ", "αβγ дж"),
    ("שלום", "שלום"), ("¿Qué?", "¿que?"),
  ])
  func wordsAreSearchedWithoutCapitalsAndAccents(_ text: String, _ expected: String) {
    #expect(String(decoding: folded(text), as: UTF8.self) == expected)
  }
}
