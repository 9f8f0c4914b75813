import Testing

@testable import HeardKit

/// What a cache of findings may take for granted.
@Suite struct CleanUntilTests {
  private static let places = ["new", "open/tier-1", "open/tier-2", "pending/tier-2", "resolved", "ignored"]
  private static let heads = [
    "subject: Order\ncustomer: Ana <@ana>\nchannel: twitter\n", "subject: A\nchannel: whatsapp\n",
    "subject: Order\ncustomer: Ana <@ana>\nassignee: bia\n", "subject: A\n", "subject: A\nchannel: email\ntags: [x]\n",
  ]
  private static let entries = [
    "customer\nHi\n", "customer auto\nAway\n", "agent bia\nHello Ana\n", "agent auto\nHeard\n", "note bia\nHm\n", "dismiss bia\n",
    "excuse bia\nLate.\n", "note bia\n<!-- heard: ignore due-soon because of this -->\n", "set bia priority low -> high\n",
  ]

  private static let configuration = Configuration.read(
    Array(
      """
      timezone: UTC
      team:
        bia: {name: Bia}
      channels:
        twitter: {public: true}
        whatsapp: {reply-window: 24h}
        email: {}
      calendars:
        office:
          hours: {mon-fri: [09:00-12:00, 13:00-18:00]}
      sla:
        - name: email
          when: {channel: email}
          first-reply: same-day on office
          next-reply: next-day on office
          resolve: 10h on office
        - name: twitter
          when: {channel: twitter}
          acknowledge: 1h
          first-reply: 4h
          warn: 30m
        - name: everyone
          next-reply: 8h
          update: 24h
          tier: 8h on office
          resolve: 24h

      """.utf8))

  /// A conversation, mostly in order, and the time of its last entry.
  private static func ticket(_ numbers: inout SeededGenerator) throws -> (Ticket, Instant) {
    func one<T>(_ list: [T]) throws -> T { try #require(list.randomElement(using: &numbers)) }
    func rarely() -> Bool { Int.random(in: 0..<20, using: &numbers) == 0 }
    // Some are as those that a glance understands, and end resolved.
    let isPlain = Int.random(in: 0..<4, using: &numbers) == 0
    var text = try "---\n\(isPlain ? heads[0] : one(heads))---\n\n"
    var (time, place) = (start, "new")
    for turn in 0..<Int.random(in: 1..<7, using: &numbers) {
      time = time + 60 * (rarely() ? -5 : Int.random(in: 0..<400, using: &numbers))
      text += "## \(rarely() && rarely() ? "now" : Timestamp(time, offset: 0).text) "
      if turn > 0, Int.random(in: 0..<3, using: &numbers) == 0 {
        let target = try one(places)
        text += "move bia \(place) -> \(target)\n\n"
        place = target
      } else {
        text += try turn == 0 ? "customer\nHi\n" : isPlain ? "agent bia\nHello Ana\n" : one(entries)
      }
    }
    if isPlain {
      text += "## \(Timestamp(time, offset: 0).text) move bia \(place) -> resolved\n"
      place = "resolved"
    }
    if rarely() { place = try one(places + ["odd"]) }
    let path = "tickets/\(place)\(place == "resolved" || place == "ignored" ? "/2026-11" : "")/2611-7K3QX2-a.md"
    let placement = configuration.placement(ofFolder: splitPath(path).folder)
    return (Ticket(path: path, placement: placement, document: TicketDocument(Array(text.utf8))), time)
  }

  private static let start = Instant(iso: "2026-11-18T06:00:00Z") ?? Instant(seconds: 0)

  @Test(arguments: [UInt64.random(in: 0...9999), 1, 2]) func nothingIsFoundBefore(seed: UInt64) throws {
    var numbers = SeededGenerator(state: seed)
    var levels = try ServiceLevels(Self.configuration, zoneFile: { _ in nil }, file: { _ in nil })
    var (noted, bounded, forEver) = (0, 0, 0)
    func found(_ ticket: Ticket, at now: Instant, _ off: [String]) -> (count: Int, until: Instant?, isForEver: Bool) {
      var configuration = Self.configuration
      for id in off { configuration.severities.add(id, nil) }
      let linter = Linter(configuration: configuration, now: now, zone: .utc)
      let readings = levels.readings(of: ticket, now: now, ended: false)
      let isForEver = linter.standing(ofFolder: splitPath(ticket.path).folder).map { standing in
        ticket.document.bytes.withUnsafeBytes { text in
          Array(splitPath(ticket.path).name.utf8).withUnsafeBytes { standing.isCleanForEver(text, named: $0) }
        }
      }
      return (linter.check(ticket, readings: readings).count, linter.cleanUntil(ticket, readings: readings), isForEver ?? false)
    }
    for round in 0..<160 {
      let (ticket, last) = try Self.ticket(&numbers)
      // With rules switched off, tickets are clean in more ways.
      let rules = [
        "no-name", "missing-field", "unassigned", "due-soon", "unrecorded-move", "misplaced", "resolve-overdue", "impossible-move",
      ]
      let off = rules.filter { _ in Bool.random(using: &numbers) }
      let now = last + 60 * Int.random(in: -100..<1200, using: &numbers)
      let (count, until, isForEver) = found(ticket, at: now, off)
      if isForEver {
        forEver += 1
        #expect(count == 0 && until == Instant(seconds: .max), "seed \(seed), round \(round)")
      }
      guard count == 0, let until else { continue }
      noted += 1
      let end = min(until, now + 90 * 86_400) + -1
      if until < now + 90 * 86_400 { bounded += 1 }
      for time in [end, min(now + 1, end)] + (0..<4).map({ _ in now + Int.random(in: 0...(end - now), using: &numbers) }) {
        #expect(
          found(ticket, at: time, off).count == 0,
          "seed \(seed), round \(round), noted at \(now.iso), looked at \(time.iso): \(ticket.path) \(String(decoding: ticket.document.bytes, as: UTF8.self))"
        )
      }
    }
    if seed < 3 { #expect(noted > 12 && bounded > 3 && forEver > 0, "\(noted) noted, \(bounded) for a time, \(forEver) for ever") }
  }

  /// Front matter of which not every text stands as it is.
  private static let odd = """
    subject: "Re: \\"x\\" \\u00e9"
    subject: Twice
    customer: >-
      Ana
      <@ana>
    tags: [a, "b\\t", {c: d}, [e]]
    links: {f: g}
    "ord\\u0065r": 7
    segment:

    """

  @Test(arguments: [UInt64.random(in: 0...9999), 1, 2]) func whatIsKeptStandsForTheTicketAtAnyLaterTime(seed: UInt64) throws {
    var numbers = SeededGenerator(state: seed)
    var levels = try ServiceLevels(Self.configuration, zoneFile: { _ in nil }, file: { _ in nil })
    func row(_ ticket: Ticket, at now: Instant) -> TicketRow {
      TicketRow(ticket, clocks: levels.readings(of: ticket, now: now), configuration: Self.configuration, now: now)
    }
    func json(_ row: TicketRow, at now: Instant) -> [UInt8] {
      let view = DeskView(configuration: Self.configuration, time: TimeText(now: now, zone: .utc))
      var list = ListRows(.json, nil, [view])
      list.add(row)
      return list.bytes() + Array(Urgency(row, for: "bia").map { $0.reason(view.time) }?.utf8 ?? "".utf8)
    }
    var (kept, settled) = (0, 0)
    for round in 0..<160 {
      let (plain, last) = try Self.ticket(&numbers)
      var bytes = plain.document.bytes
      if round % 4 == 1 { bytes = SignsTests.mutated(bytes, &numbers) }
      // A file that was given other line ends twice.
      if round % 4 == 2 { bytes = bytes.flatMap { $0 == 10 && Int.random(in: 0..<4, using: &numbers) == 0 ? [13, 13, 10] : [$0] } }
      if round % 4 == 3 { bytes = Array(String(decoding: bytes, as: UTF8.self).replacing("subject: A\n", with: Self.odd).utf8) }
      let whole = Ticket(path: plain.path, placement: plain.placement, document: TicketDocument(bytes))
      let now = last + 60 * Int.random(in: -100..<1200, using: &numbers)
      let place: Comment = "seed \(seed), round \(round): \(String(decoding: bytes, as: UTF8.self))"
      #expect(json(row(whole, at: now).brief, at: now) == json(row(whole, at: now), at: now), place)
      guard let standing = StandingTicket(whole, &levels, Self.configuration, now: now) else { continue }
      kept += 1
      let words = try #require(standing.bytes)
      func read(_ words: [UInt8]) -> StandingTicket? {
        words.withUnsafeBytes { StandingTicket($0, path: whole.path, placement: whole.placement, levels) }
      }
      let again = try #require(read(words))
      #expect(read(words.dropLast(Int.random(in: 1..<40, using: &numbers))) == nil, place)
      for span in [0, 1, 3600, 86_400, 90 * 86_400, Int.random(in: 0..<200_000, using: &numbers)] {
        let (one, other) = (row(whole, at: now + span), again.row(&levels, Self.configuration, now: now + span))
        #expect(one.course == other.course && one.replyWindow == other.replyWindow, place)
        #expect(json(one, at: now + span) == json(other, at: now + span), place)
        if standing.isSettled { #expect(!one.isActive && Urgency(one, for: nil) == nil, place) }
      }
      if standing.isSettled { settled += 1 }
    }
    if seed < 3 { #expect(settled > 2 && kept > settled + 10, "\(kept) kept, \(settled) settled") }
  }
}
