import Foundation
import Testing

@testable import HeardKit

/// Each export in Fixtures/import stands beside a folder of the ticket files that it becomes and of the problems that it has.
/// `HEARD_ACCEPT=1` writes the folders anew, and fails, so that nothing is accepted unseen.
@Suite struct ImportFixtureTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Fixtures/import").standardizedFileURL
  static let zone = TimeZoneRules(shifts: [.init(at: TimeZoneRules.longAgo, offset: -10_800)], repeatsFrom: nil)
  static let maps: [ColumnMap] = [
    ColumnMap(
      name: "complaints",
      columns: [
        "id": .column("ID"), "subject": .column("TEMA"), "text": .column("DESCRICAO"), "time": .time(column: "TEMPO", format: "yyyy-MM-dd"),
        "customer": .column("ID"), "channel": .always("reclame-aqui"), "tags": .column("ETIQUETAS"), "priority": .column("URGENTE"),
        "place": .column("LOCAL"),
      ]),
    ColumnMap(
      name: "chats",
      columns: [
        "id": .column("ticket.key"), "subject": .column("ticket.title"), "customer": .column("requester"), "messages": .column("chat"),
        "text": .column("body"), "time": .time(column: "at", format: "epoch"), "agent": .column("by"),
      ]),
    ColumnMap(
      name: "list", columns: ["id": .column("id"), "text": .column("text"), "time": .column("time"), "customer": .column("from|email")]),
  ]

  @Test(arguments: ["tweets.csv", "complaints.csv", "chats.jsonl", "array.json"])
  func anExportBecomesTheFilesBesideIt(_ name: String) throws {
    let bytes = [UInt8](try Data(contentsOf: Self.folder.appending(path: name)))
    let intake = try ImportFormat.detect(bytes, maps: Self.maps).read(bytes, zone: Self.zone)
    let problems = intake.problems.map { "\(name):\($0.line): \($0.severity): \($0.message)\n" }.joined()
    var made = ["problems.txt": problems]
    for file in intake.conversations.newFiles(sources: [], ids: [], zone: Self.zone) {
      made[file.name] = String(decoding: file.bytes, as: UTF8.self)
      #expect(TicketDocument(file.bytes).diagnostics.isEmpty, "\(file.name)")
    }
    let expected = Self.folder.appending(path: name + ".expected")
    if ProcessInfo.processInfo.environment["HEARD_ACCEPT"] != nil {
      try? FileManager.default.removeItem(at: expected)
      try FileManager.default.createDirectory(at: expected, withIntermediateDirectories: true)
      for (file, text) in made { try Data(text.utf8).write(to: expected.appending(path: file)) }
      Issue.record("wrote \(made.count) files; look at the difference and run again")
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: expected.path)
    #expect(Set(names) == Set(made.keys))
    for file in names {
      #expect(made[file].map { Array($0.utf8) } == [UInt8](try Data(contentsOf: expected.appending(path: file))), "\(file)")
    }
  }

  @Test func importingAgainGivesNothingNew() throws {
    let bytes = [UInt8](try Data(contentsOf: Self.folder.appending(path: "tweets.csv")))
    let conversations = TweetCSV.read(bytes).conversations
    let sources = Set(conversations.map(\.source))
    #expect(conversations.newFiles(sources: sources, ids: [], zone: Self.zone).isEmpty)
    #expect(Array(conversations.reversed()).newFiles(sources: [], ids: [], zone: Self.zone).count == sources.count)
  }

  @Test func anIdThatIsTakenGivesWayToTheNextCandidate() throws {
    let message = Conversation.Message(.customer, at: Instant(seconds: 1_795_264_440), text: "Hello")
    let conversation = Conversation(source: "list:1", customer: Person("Kim"), messages: [message])
    let first = try #require([conversation].newFiles(sources: [], ids: [], zone: .utc).first)
    let second = try #require([conversation].newFiles(sources: [], ids: [first.id], zone: .utc).first)
    #expect(first.id != second.id)
    #expect(first.bytes == second.bytes)
  }
}
