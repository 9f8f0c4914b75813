import Foundation
import HeardKit
import Testing

@testable import heard

/// A ticket is sought among the files that its name may mean; it is the same as among all.
struct TicketSeekingTests {
  private static let files = [
    "tickets/new/2611-AAAAAA-a.md", "tickets/new/2611-AAAAAB.md", "tickets/new/2612-AAAAAA-a.md", "tickets/new/2612-26110Z-ä.md",
    "tickets/open/tier-1/2611-AAAAAA-a.md", "tickets/open/tier-1/2611-BK7000-b.md", "tickets/open/notes.md", "tickets/loose.md",
    "tickets/new/2611-AAAAAC-c.txt", "tickets/open/2613-AAAAAD-d.md", "tickets/open/cafe\u{301}.md",
  ]
  private static let named = [
    "2611-AAAAAA", "2611-aaaaab", "aaaaab", "AAAAA", "2611", "26", "2", "2611-", "2611-B", "26110Z", "BK7000", "BK700I", "\u{212A}",
    "B\u{212A}7",
    "2611-BK7000-b.md", "tickets/open/tier-1/2611-AAAAAA-a.md", "open/../tickets/new/2611-AAAAAB.md", "notes.md", "tickets/loose.md/",
    "loose.md", "2612-26110Z-ä.md", "2612-26110Z-a\u{308}.md", "caf\u{e9}.md", "2613-AAAAAD-d.md", "2613", "", "[[2611-BK7000]]",
    "[[notes.md]]",
    "2611-AAAAAC-c.txt", "2611-AAAAAAA", "2611AAAAAA", ".", "tickets", "2611-AAAAAB-other.md", "/", "\u{17f}",
  ]

  private func withDesk(_ body: (heard.Desk) throws -> Void) throws {
    let place = try Desktop(Dictionary(uniqueKeysWithValues: (Self.files + ["heard.yaml"]).map { ($0, "timezone: UTC\n") }))
    defer { place.remove() }
    try body(Desk(in: Environment(folder: place.root.path, now: Interruption.now)))
  }

  private func outcome(_ body: () throws -> some Any) -> String {
    do { return "\(try body())" } catch { return "\(error)" }
  }

  @Test func `A name means what it means among all files`() throws {
    try withDesk { desk in
      let all = Array(try desk.ticketFiles())
      for name in Self.named + Self.files + Self.files.map({ "\(desk.folder.root)/\($0)" }) {
        let some = Array(try desk.ticketFiles(seeking: [name]))
        let found = outcome { try desk.path(ofTicket: name, among: some) }
        #expect(found == outcome { try desk.path(ofTicket: name, among: all) }, "\(name)")
      }
      #expect(try desk.ticketFiles(seeking: ["BK7000"]).filter { $0.path.utf8.allSatisfy { $0 < 0x80 } }.count == 1)
    }
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64]) func `Many names mean what they mean one by one`(seed: UInt64) throws {
    var random = SeededGenerator(state: seed)
    try withDesk { desk in
      let all = try TicketListing(desk)
      let paths = Dictionary(uniqueKeysWithValues: Set(Self.named + Self.files).map { ($0, try? all.tickets([$0])[0].path) })
      let names = paths.filter { $0.value != nil }.keys.sorted().shuffled(using: &random)
      #expect(names.count > 15)
      for count in 1...6 {
        #expect(try desk.tickets(Array(names.prefix(count))).map(\.path) == names.prefix(count).map { paths[$0] ?? nil })
      }
    }
  }
}
