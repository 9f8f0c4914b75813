import Foundation
import Testing

@testable import HeardKit

@Suite struct ImportDamageTests {
  /// Whatever happens to a file, importers end, ids stay single, and every ticket made is one that the reader reads without a finding.
  @Test(arguments: ["tweets.csv", "complaints.csv", "chats.jsonl", "array.json"])
  func damagedExportsGiveSoundTickets(_ name: String) throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(state: seed)
    let whole = [UInt8](try Data(contentsOf: ImportFixtureTests.folder.appending(path: name)))
    for _ in 0..<60 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        let piece = Array("\"\n\r,;{}[]\\\0\u{202E}## now agent x\n".utf8).shuffled(using: &random).prefix(3)
        bytes.replaceSubrange(place..<min(bytes.count, place + Int.random(in: 0...4, using: &random)), with: piece)
      }
      if let format = try? ImportFormat.detect(bytes, maps: ImportFixtureTests.maps) {
        let conversations = format.read(bytes, zone: .utc).conversations
        let files = conversations.newFiles(sources: [], ids: [], zone: .utc)
        #expect(Set(files.map(\.id)).count == conversations.count, "seed \(seed)")
        for (file, conversation) in zip(files, conversations) {
          let document = TicketDocument(file.bytes)
          #expect(document.diagnostics.isEmpty, "seed \(seed): \(String(decoding: file.bytes, as: UTF8.self))")
          #expect(document.entries.map(document.text(of:)) == conversation.messages.map(\.text), "seed \(seed)")
          #expect(document.text("source") == conversation.source, "seed \(seed)")
        }
      }
    }
  }
}
