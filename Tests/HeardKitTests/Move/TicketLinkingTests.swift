import Synchronization
import Testing

@testable import HeardKit

/// Each change as the file before and after, so that what stays can be seen.
@Suite struct TicketLinkingTests {
  static let configuration = Configuration()

  static func ticket(_ id: String, _ front: String, _ body: String, in folder: String = "tickets/open/tier-1") -> Ticket {
    Ticket(
      path: "\(folder)/\(id)-a.md", placement: configuration.placement(ofFolder: folder),
      document: TicketDocument(Array("---\n\(front)---\n\n\(body)".utf8)))
  }

  static func change(_ ticket: Ticket) -> TicketChange {
    TicketChange(ticket, configuration: configuration, at: TicketChangeTests.time, by: "bia")
  }

  static func text(_ change: TicketChange) -> String {
    guard case .rewrite(_, _, let after)? = change.plan.steps.first else {
      return String(decoding: change.ticket.document.bytes, as: UTF8.self)
    }
    return String(decoding: after, as: UTF8.self)
  }

  static func message(_ hour: Int, _ text: String, _ kind: String = "customer") -> String {
    "## 2026-11-21 \(padded(hour)):00 -03:00 \(kind)\n\(text)\n"
  }

  @Test(
    "A link that is taken back leaves the file as it was",
    arguments: ["subject: A\n", "links: [2611-111111]\r\nx: 1\r\n", "links: [ 2611-111111 , 2611-222222 ]\n", ""])
  func linksAreTakenBack(front: String) throws {
    let id = try #require(TicketID("2611-7K3QX2"))
    let before = Self.ticket("2611-4YF3B0", front, "")
    var change = Self.change(before)
    #expect(try change.link(adding: [id], removing: []))
    let linked = Self.ticket("2611-4YF3B0", front, "")
    let after = Ticket(path: linked.path, placement: linked.placement, document: TicketDocument(Array(Self.text(change).utf8)))
    #expect(after.links == before.links + [id.text] && after.document.diagnostics.isEmpty)
    var again = Self.change(after)
    #expect(try !again.link(adding: [id], removing: []))
    #expect(try again.link(adding: [], removing: [id]))
    let back = TicketDocument(Array(Self.text(again).utf8))
    #expect(back.texts("links") == before.links)
    if before.links.isEmpty { #expect(back.bytes == before.document.bytes) }
  }

  @Test("What waits for an answer goes along, at its own time, and wakes the ticket that goes on")
  func whatWaitsGoesAlong() throws {
    let other = Self.ticket(
      "2611-4YF3B0", "subject: B\ncustomer: Kim <kim@example.com>\n",
      Self.message(7, "Answered") + "\n" + Self.message(8, "Yes", "agent bia") + "\n" + Self.message(9, "\\## now note\nStill?")
        + "\n" + Self.message(11, "Hello?"))
    let body =
      Self.message(8, "Hi") + "\n" + Self.message(10, "Yes", "agent bia") + "\n" + Self.message(10, "", "move bia new -> pending/tier-1")
    let ticket = Self.ticket("2611-7K3QX2", "customer: Ana <@ana>\n", body, in: "tickets/pending/tier-1")
    var change = Self.change(ticket)
    let place = try #require(Self.configuration.placement(named: "open/tier-1"))
    #expect(try change.takeIn(other, reopeningAt: place, now: TicketChangeTests.time.instant) == 2)
    let after = TicketDocument(Array(Self.text(change).utf8))
    #expect(after.diagnostics.isEmpty)
    #expect(after.entries.map(\.kind) == [.customer, .customer, .agent, .move, .customer, .note, .move])
    #expect(after.text(of: after.entries[1]) == "## now note\nStill?" && after.bytes.text(after.entries[1].who) == "kim@example.com")
    #expect(after.entriesByTime(now: TicketChangeTests.time.instant).1)
    #expect(change.plan.steps.last == .move(path: ticket.path, to: "tickets/open/tier-1/2611-7K3QX2-a.md"))
  }

  @Test("Joining and taking it back changes a key and tells of both")
  func joinAndUndo() throws {
    let id = try #require(TicketID("2611-7K3QX2"))
    let before = Self.ticket("2611-4YF3B0", "subject: B\n", Self.message(9, "Hi"))
    let place = try #require(Self.configuration.placement(named: "resolved"))
    var change = Self.change(before)
    try change.join(into: id, at: place)
    let joined = TicketDocument(Array(Self.text(change).utf8))
    #expect(joined.joined == id && joined.linkNames == [id.text])
    let there = Ticket(path: "tickets/resolved/2026-11/2611-4YF3B0-a.md", placement: place, document: joined)
    #expect(there.waitingMessages(Self.configuration, now: TicketChangeTests.time.instant).isEmpty)
    var back = Self.change(there)
    try back.undoJoin(into: id, at: #require(Self.configuration.placement(named: "open/tier-1")))
    let after = TicketDocument(Array(Self.text(back).utf8))
    #expect(after.joined == nil && after.entries.map(\.kind) == [.customer, .move, .move])
  }

  @Test(
    "A split copies what was said and leaves every byte where it was",
    arguments: [(1, [.agent, .note, .customer], true), (4, [.customer], true)] as [(Int, [Entry.Kind], Bool)])
  func splitsCopy(first: Int, kinds: [Entry.Kind], takesAll: Bool) throws {
    let body =
      Self.message(8, "Hi") + "\n" + Self.message(9, "Yes", "agent caio via dm") + "\n"
      + Self.message(10, "", "set bia priority low -> high")
      + "\n" + Self.message(10, "Hm", "note bia") + "\n" + Self.message(11, "\\## now note\nAnd my invoice?")
    let ticket = Self.ticket("2611-7K3QX2", "subject: A\ncustomer: Ana <@ana>\npriority: high\nassignee: bia\ntags: [x]\n", body)
    let id = try #require(TicketID("2611-4YF3B0"))
    let split = try TicketSplit(of: ticket, from: first, id: id, subject: nil, Self.configuration, now: TicketChangeTests.time.instant)
    let new = TicketDocument(split.file.bytes)
    #expect(new.diagnostics.isEmpty && new.entries.map(\.kind) == kinds && split.takesAllThatWaits == takesAll)
    #expect(new.frontMatter.map { $0.key.text(in: new.bytes) } == ["subject", "customer", "priority", "source", "links"])
    let last = try #require(new.entries.last)
    #expect(EntryMeaning(last, in: new) == ticket.document.meanings.last)
  }

  @Test("What an earlier split says of the first ticket stays there, and what it took along is known again")
  func splitsAfterSplits() throws {
    let (id, second) = (try #require(TicketID("2611-4YF3B0")), try #require(TicketID("2611-QGQCX3")))
    let now = TicketChangeTests.time.instant
    let body = Self.message(7, "Hi") + "\n" + Self.message(8, "And my invoice?")
    let ticket = Self.ticket("2611-7K3QX2", "subject: A\n", body)
    let split = try TicketSplit(of: ticket, from: 1, id: id, subject: nil, Self.configuration, now: now)
    let rest =
      Self.message(9, split.note, "note bia") + "\n" + Self.message(9, split.dismissal, "dismiss bia") + "\n"
      + Self.message(9, "Continues tomorrow", "note bia") + "\n" + Self.message(10, "And my parcel?")
    let after = Self.ticket("2611-7K3QX2", "subject: A\n", body + "\n" + rest)
    let part = Ticket(path: "tickets/new/\(split.file.name)", placement: nil, document: TicketDocument(split.file.bytes))
    #expect(TicketSplit.isPart(part, of: after) && !TicketSplit.isPart(after, of: part))
    #expect((0...2).map { TicketSplit.firstMessage(of: after, from: $0, in: part) } == [1, 1, nil])
    let again = try TicketSplit(of: after, from: 2, id: second, subject: nil, Self.configuration, now: now)
    let new = TicketDocument(again.file.bytes)
    #expect(new.entries.map(\.kind) == [.note, .customer] && new.text(of: new.entries[0]) == "Continues tomorrow")
  }

  @Test("A long chain is followed once, and a circle at its end is found by its members alone")
  func longChains() throws {
    let asked = Mutex(0)
    let ids = try (0..<2000).map { try #require(TicketID("2611-\(padded($0 / 100))\(padded($0 % 100))00")) }
    let places = Dictionary(uniqueKeysWithValues: zip(ids, ids.indices))
    let joins = Joins { id in
      asked.withLock { $0 += 1 }
      return places[id].map { $0 + 1 < ids.count ? ids[$0 + 1] : ids[ids.count - 3] }
    }
    #expect(ids.dropLast(3).allSatisfy { joins.circle(of: $0) == nil })
    #expect(ids.suffix(3).allSatisfy { joins.circle(of: $0) == Array(ids.suffix(3)) })
    #expect(asked.withLock { $0 } == ids.count)
  }

  @Test("A split without a word of the customer's, or with what is not stamped, is refused")
  func splitsAreRefused() throws {
    let id = try #require(TicketID("2611-4YF3B0"))
    let ticket = Self.ticket(
      "2611-7K3QX2", "", Self.message(8, "Hi") + "\n" + Self.message(9, "Yes", "agent bia") + "\n## now customer\nHi\n")
    #expect(throws: TicketSplit.Problem.unstamped) {
      try TicketSplit(of: ticket, from: 1, id: id, subject: nil, Self.configuration, now: TicketChangeTests.time.instant)
    }
    let silent = Self.ticket("2611-7K3QX2", "", Self.message(8, "Hi") + "\n" + Self.message(9, "Yes", "agent bia"))
    #expect(throws: TicketSplit.Problem.noMessage) {
      try TicketSplit(of: silent, from: 1, id: id, subject: nil, Self.configuration, now: TicketChangeTests.time.instant)
    }
  }

  @Test("A circle of three is found in each of them and in none beside it")
  func circlesAreFound() throws {
    let next = ["2611-111111": "2611-222222", "2611-222222": "2611-333333", "2611-333333": "2611-111111", "2611-444444": "2611-111111"]
    var linter = Linter(configuration: Self.configuration, now: TicketChangeTests.time.instant, zone: .utc, rules: ["joined-in-a-circle"])
    linter.neighbours = Neighbours(names: { TicketNames(paths: []) }, joined: { next[$0.text].flatMap { TicketID($0) } })
    for (id, target) in next {
      let found = linter.check(Self.ticket(id, "joined: \(target)\n", ""), readings: [])
      #expect(found.count == (id == "2611-444444" ? 0 : 1), "\(id)")
    }
  }

  @Test("Two clones that link are both minded; two that join elsewhere conflict in that key")
  func merges() {
    let base = "---\nsubject: A\nlinks: [2611-111111]\n---\n\n## 2026-11-21 09:00 Z customer\nHi\n"
    func merged(_ ours: String, _ theirs: String) -> TicketMerge {
      TicketMerge(base: Array(base.utf8), ours: Array(ours.utf8), theirs: Array(theirs.utf8))
    }
    func linked(_ id: String) -> String { base.replacing("[2611-111111]", with: "[2611-111111, \(id)]") }
    let links = merged(linked("2611-222222"), linked("2611-333333"))
    #expect(links.conflicts.isEmpty && TicketDocument(links.bytes).texts("links") == ["2611-111111", "2611-222222", "2611-333333"])
    func joined(_ id: String) -> String { base.replacing("links:", with: "joined: \(id)\nlinks:") }
    #expect(merged(joined("2611-222222"), joined("2611-222222")).conflicts.isEmpty)
    #expect(merged(joined("2611-222222"), joined("2611-333333")).conflicts.count == 1)
    #expect(TicketDocument(merged(base, joined("2611-222222")).bytes).joined?.text == "2611-222222")
  }
}
