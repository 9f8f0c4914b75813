import Testing

@testable import HeardKit

@Suite("A glance at a ticket, which passes over those in order")
struct GlanceTests {
  private static let path = "tickets/open/tier-1/2611-7K3QX2-charged-twice.md"

  /// In order, and with most of what a glance knows.
  private static let clean = """
    ---
    subject: "Charged: twice"
    customer: Ana Souza <@ana795>
    channel: twitter
    priority: high
    assignee: bia
    tags: [billing, order]
    order: 8841
    plan: gold
    source: twitter:1405
    ---

    ## 2026-11-21 09:00 -03:00 customer
    I was charged twice for order 8841 ação 🙂

    ## 2026-11-21 09:02:30 -03:00 agent auto
    You have been heard.

    ## 2026-11-21 09:05 -03:00 agent bia via dm
    # not a heading
    We look into it, Ana :-)

    ## 2026-11-21 09:06 -03:00 note bia
    12 says so.

    ## 2026-11-21 09:07 -03:00 move caio new -> open/tier-1

    """

  @Test("What is in order is passed over in every status", arguments: ["open/tier-1", "pending/tier-1", "resolved", "ignored", "new"])
  func inOrder(place: String) throws {
    let month = place == "resolved" || place == "ignored" ? "/2026-11" : ""
    let text = Self.clean.replacing("open/tier-1", with: place).replacing(
      place == "new" ? "## 2026-11-21 09:07 -03:00 move caio new -> new\n" : "↓", with: "")
    let path = "tickets/\(place)\(month)/2611-7K3QX2-charged-twice.md"
    #expect(try Self.isClean(Array(text.utf8), at: path, now: "2026-11-21T12:08:00Z"))
    #expect(try Self.findings(Array(text.utf8), at: path, now: "2026-11-21T12:08:00Z").isEmpty)
  }

  @Test(
    "No ticket is passed over in which a rule finds something",
    arguments: Rule.all.flatMap(\.examples).filter { !$0.path.hasSuffix(".yaml") })
  func examples(_ example: Example) throws {
    let bytes = Array(example.text.utf8)
    guard try Self.isClean(bytes, at: example.path, now: example.now) else { return }
    #expect(try Self.findings(bytes, at: example.path, now: example.now).isEmpty)
  }

  @Test("A key that every workspace has is known once, whatever heard.yaml says of it", arguments: Ticket.keys)
  func redeclared(key: String) throws {
    let configuration = Configuration.read(Array("timezone: UTC\nfields:\n  order: {type: text}\n  \(key): {type: text}\n".utf8))
    var levels = try ServiceLevels(configuration, zoneFile: { _ in nil }, file: { _ in nil })
    let now = try #require(Instant(iso: "2026-11-21T12:08:00Z"))
    let linter = Linter(configuration: configuration, now: now, zone: .utc)
    let path = "tickets/new/2611-7K3QX2-a.md"
    let standing = try #require(linter.standing(ofFolder: "tickets/new"))
    for value in ["x", "nobody", "2604-3M1SFY", "x\n\(key): x"] {
      let others = ["subject: A", "customer: Ana <@ana>"].filter { !$0.hasPrefix("\(key):") }.joined(separator: "\n")
      let text = "---\n\(others)\norder: 8\n\(key): \(value)\n---\n\n## 2026-11-21 12:00 Z customer\nWhere is it, please?\n"
      let bytes = Array(text.utf8)
      guard Self.isClean(bytes, at: path, standing, &levels) else { continue }
      let ticket = Ticket(path: path, placement: configuration.placement(ofFolder: "tickets/new"), document: TicketDocument(bytes))
      #expect(linter.check(ticket, readings: levels.readings(of: ticket, now: now)).isEmpty, "\(text)")
    }
  }

  /// Bytes by which something may become wrong, or be taken for right.
  private static let pieces =
    [
      "\n", "\r", "\r\n", "#", "## ", " ", "\t", "-", "---\n", ":", ": ", "'", "\"", "\\", "[", "]", "{{", "[[", "<!-- ", "<<<<<<< a\n",
      "@", "a@b.co", "\u{0}",
      "é", "\u{202E}", "٣", "０", "\u{85}", "\u{2028}", "🙂", "0", "12", "4012 8888 8888 1881", "DE89370400440532013000", "+55 11 91234-5678",
      "PRIVATE KEY", "eyJ", "AKIA0123456789ABCDEF", "now", "agent", "customer", "note", "move", "draft", "set", "auto", "via", "bia",
      "caio", "bai", "->",
      "new", "open/tier-1", "open/tier-2", "resolved", "ignored", "pending", "twitter", "whatsapp", "high", "hihg", "2026-11-21",
      "2026-02-30", "09:05", "24:00",
      "Z", "-03:00", "+00:00", "your e-mail", "Hi Ana, we are looking into it and will write again today. Bia", "subject: A\n",
      "links: [x]\n", "tags: a\n",
      "## 2026-11-21 09:10 -03:00 customer\nAnd now?\n", "## 2026-11-21 09:10 -03:00 agent bia\nHello.\n", "see.it",
      String(repeating: "long ", count: 60),
    ].map { Array($0.utf8) }

  private static let places = ["open/tier-1", "open/tier-2", "pending/tier-1", "resolved/2026-11", "ignored/2026-11", "new", "away"]

  @Test("Of damaged tickets, none is passed over in which a rule finds something", arguments: UInt64(0)..<60)
  func damaged(seed: UInt64) throws {
    var numbers = SeededGenerator(state: seed &* 0x9E37_79B9_7F4A_7C15)
    var levels = try ServiceLevels(.example, zoneFile: { _ in nil }, file: { _ in nil })
    var passed = 0
    for round in 0..<120 {
      var text = Self.clean
      let place = Self.places.randomElement(using: &numbers) ?? ""
      if Bool.random(using: &numbers) { text = text.replacing("open/tier-1", with: place.split(separator: "/2026")[0]) }
      var bytes = Array(text.utf8)
      for _ in 0..<Int.random(in: 0..<4, using: &numbers) {
        let start = Int.random(in: 0...bytes.count, using: &numbers)
        let cut = Bool.random(using: &numbers) ? 0 : Int.random(in: 0..<12, using: &numbers)
        let piece = Self.pieces.randomElement(using: &numbers) ?? []
        bytes.replaceSubrange(start..<min(start + cut, bytes.count), with: Int.random(in: 0..<4, using: &numbers) == 0 ? [] : piece)
      }
      let now = try #require(Instant(iso: "2026-11-21T12:08:00Z")) + Int.random(in: 0..<4, using: &numbers) * 21_600
      let path = "tickets/\(place)/2611-7K3QX2-charged-twice.md"
      let linter = Linter(configuration: .example, now: now, zone: .utc, responses: .example)
      guard let standing = linter.standing(ofFolder: splitPath(path).folder),
        Self.isClean(bytes, at: path, standing, &levels)
      else { continue }
      passed += 1
      #expect(
        Self.clocksAgree(bytes, standing, &levels, now), "seed \(seed), round \(round): clocks in \(path)\n\(bytes.text(0..<bytes.count))")
      let found = Self.findings(bytes, at: path, linter, &levels)
      #expect(
        found.isEmpty, "seed \(seed), round \(round): \(found.first?.rule ?? "") in \(path) at \(now.iso)\n\(bytes.text(0..<bytes.count))")
    }
    #expect(passed > 5)
  }

  /// Whether the clocks of what a glance kept stand as those of the whole ticket.
  private static func clocksAgree(_ bytes: [UInt8], _ standing: TicketStanding, _ levels: inout ServiceLevels, _ now: Instant) -> Bool {
    let document = bytes.withUnsafeBytes { bytes in
      var glance = Glance(bytes, standing)
      _ = glance.verdict()
      return glance.document
    }
    return levels.readings(of: document, in: standing.placement, now: now, ended: false)
      == levels.readings(of: TicketDocument(bytes), in: standing.placement, now: now, ended: false)
  }

  private static func isClean(_ bytes: [UInt8], at path: String, now: String) throws -> Bool {
    var levels = try ServiceLevels(.example, zoneFile: { _ in nil }, file: { _ in nil })
    let linter = Linter(configuration: .example, now: try #require(Instant(iso: now)), zone: .utc, responses: .example)
    guard let standing = linter.standing(ofFolder: splitPath(path).folder) else { return false }
    return isClean(bytes, at: path, standing, &levels)
  }

  private static func isClean(_ bytes: [UInt8], at path: String, _ standing: TicketStanding, _ levels: inout ServiceLevels) -> Bool {
    let name = Array(splitPath(path).name.utf8)
    return bytes.withUnsafeBytes { text in
      name.withUnsafeBytes { standing.isClean(text, named: $0, levels: &levels) }
    }
  }

  private static func findings(_ bytes: [UInt8], at path: String, now: String) throws -> [Diagnostic] {
    var levels = try ServiceLevels(.example, zoneFile: { _ in nil }, file: { _ in nil })
    let linter = Linter(configuration: .example, now: try #require(Instant(iso: now)), zone: .utc, responses: .example)
    return findings(bytes, at: path, linter, &levels)
  }

  /// What all rules find, none of them passed over.
  private static func findings(_ bytes: [UInt8], at path: String, _ linter: Linter, _ levels: inout ServiceLevels) -> [Diagnostic] {
    let placement = Configuration.example.placement(ofFolder: splitPath(path).folder)
    let ticket = Ticket(path: path, placement: placement, document: TicketDocument(bytes))
    let all = linter.terms.checks.map { LintTerms.TicketCheck(index: $0.index, needs: .ticket, check: $0.check) }
    return linter.check(LintContext(ticket, linter, levels.readings(of: ticket, now: linter.now)), by: all)
  }
}
