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
}
