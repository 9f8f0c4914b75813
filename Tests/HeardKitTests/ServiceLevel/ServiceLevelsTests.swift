import Testing

@testable import HeardKit

/// The template's statuses; one calendar, UTC, and a policy with every clock.
private func promises(_ change: (inout Configuration) throws -> Void = { _ in }) throws -> ServiceLevels {
  var configuration = Configuration()
  configuration.calendars = [try CalendarDefinition(hours: ["mon-fri": "09:00-12:00 13:00-18:00"])]
  var targets = Few<Clock, Target>()
  for (clock, text) in zip(Clock.allCases, ["15m", "4h on test", "1h", "24h", "2h", "8h on test"]) {
    targets.add(clock, try Target(text: text))
  }
  configuration.policies = [Policy(name: "all", targets: targets)]
  try change(&configuration)
  return try ServiceLevels(configuration, zoneFile: { _ in nil }, file: { _ in nil })
}

/// A ticket of these entries on 2026-11-23, a Monday; an entry is `09:00 customer`.
private func ticket(_ entries: [String], in folder: String = "tickets/new", frontMatter: String = "channel: email") -> Ticket {
  let lines = entries.map { "## \($0.hasPrefix("now") ? $0 : "2026-11-23 \($0.prefix(5)) Z\($0.dropFirst(5))")\ntext\n" }
  let document = TicketDocument(Array("---\n\(frontMatter)\n---\n\n\(lines.joined(separator: "\n"))".utf8))
  return Ticket(path: "\(folder)/2611-7K3QX2-a.md", placement: Configuration().placement(ofFolder: folder), document: document)
}

/// The clocks at a time of that day, each as `first-reply 1 met 5400`.
private func clocks(_ levels: ServiceLevels, _ ticket: Ticket, _ time: String) throws -> [String] {
  var levels = levels
  return levels.readings(of: ticket, now: try at("2026-11-23T\(time):00Z")).map {
    "\($0.clock.rawValue) \($0.instance) \($0.state.rawValue) \($0.used)"
  }
}

@Suite struct ServiceLevelsTests {
  @Test(arguments: [
    (
      "a machine only acknowledges", ["09:00 customer", "09:05 agent bot auto"], "tickets/new",
      ["acknowledge 1 met 300", "first-reply 1 running 3600", "resolve 1 running 3600"]
    ),
    (
      "a reply starts the update clock and ends the others", ["09:00 customer", "09:30 agent bia"], "tickets/new",
      ["acknowledge 1 breached 1800", "first-reply 1 met 1800", "update 1 running 1800", "resolve 1 running 3600"]
    ),
    (
      "pausing stops update, tier and resolve",
      ["09:00 customer", "09:10 move bia new -> open/tier-1", "09:10 agent bia", "09:20 move bia open/tier-1 -> pending/tier-1"],
      "tickets/pending/tier-1",
      ["acknowledge 1 met 600", "first-reply 1 met 600", "update 1 paused 600", "tier 1 paused 600", "resolve 1 paused 1200"]
    ),
    (
      "stopping makes reply clocks void", ["09:00 customer", "09:10 move bia new -> resolved"], "tickets/resolved/2026-11",
      ["acknowledge 1 void 600", "first-reply 1 void 600", "resolve 1 met 600"]
    ),
    (
      "dismissing needs no answer", ["09:00 customer", "09:10 dismiss bia"], "tickets/new",
      ["acknowledge 1 void 600", "first-reply 1 void 600", "resolve 1 running 3600"]
    ),
    ("a status that voids has no clocks", ["09:00 customer", "09:10 move bia new -> ignored"], "tickets/ignored/2026-11", []),
    (
      "a move made by hand counts as now", ["09:00 customer"], "tickets/resolved/2026-11",
      ["acknowledge 1 breached 3600", "first-reply 1 void 3600", "resolve 1 met 3600"]
    ),
    (
      "what is not stamped happens now", ["09:00 customer", "now agent bia"], "tickets/new",
      ["acknowledge 1 breached 3600", "first-reply 1 met 3600", "update 1 running 0", "resolve 1 running 3600"]
    ),
  ])
  func clocksFollowTheTimeline(what: String, entries: [String], folder: String, expected: [String]) throws {
    #expect(try clocks(promises(), ticket(entries, in: folder), "10:00") == expected, "\(what)")
  }

  @Test func aReopenedTicketThatIsUnansweredWaitsAgain() throws {
    let entries = ["09:00 customer", "09:10 move bia new -> resolved", "09:30 move bia resolved -> open/tier-1"]
    let expected = ["next-reply 1 running 1800", "tier 1 running 1800", "resolve 1 running 2400"]
    #expect(try clocks(promises(), ticket(entries, in: "tickets/open/tier-1"), "10:00").suffix(3) == expected)
    let dismissed = [entries[0], "09:05 dismiss bia"] + entries[1...]
    #expect(try !clocks(promises(), ticket(dismissed, in: "tickets/open/tier-1"), "10:00").contains { $0.hasPrefix("next-reply") })
  }

  @Test func thePolicyIsThatOfTheEndAndNoneExempts() throws {
    let levels = try promises {
      let slow = try Target(text: "20h")
      $0.policies = [
        Policy(name: "bots", conditions: [PolicyCondition(key: "tag", values: ["bot"])], targets: [.firstReply: Target(.none)]),
        Policy(
          name: "vip", conditions: [PolicyCondition(key: "segment", values: ["vip", "gold"])],
          targets: [.firstReply: try Target(text: "1h")]),
        Policy(name: "others", targets: [.firstReply: slow, .update: slow]),
      ]
    }
    func names(_ entries: [String], _ frontMatter: String) throws -> [String] {
      var levels = levels
      return levels.readings(of: ticket(entries, frontMatter: frontMatter), now: try at("2026-11-23T12:00:00Z")).map {
        levels.policies[$0.policy].name
      }
    }
    #expect(try names(["09:00 customer"], "tags: [a, bot]") == [])
    #expect(try names(["09:00 customer"], "segment: \"gold\"") == ["vip"])
    // What was set after the reply says nothing of it.
    #expect(try names(["09:00 customer", "09:30 agent bia", "09:31 set bia segment - -> vip"], "segment: vip") == ["others", "others"])
    #expect(try names(["09:00 customer", "09:30 set bia segment vip -> -", "09:31 agent bia"], "channel: a") == ["others", "others"])
  }

  @Test func anExplanationAddsUp() throws {
    var levels = try promises {
      $0.policies.insert(
        Policy(name: "vip", conditions: [PolicyCondition(key: "segment", values: ["vip"])], targets: $0.policies[0].targets), at: 0)
    }
    let entries = [
      "09:00 customer", "09:10 move bia new -> open/tier-1", "11:00 move bia open/tier-1 -> pending/tier-1",
      "14:00 move bia pending/tier-1 -> open/tier-1",
    ]
    let all = levels.explanations(of: ticket(entries, in: "tickets/open/tier-1"), now: try at("2026-11-23T15:00:00Z"))
    let resolve = try #require(all.clocks.first { $0.reading.clock == .resolve })
    #expect(resolve.parts.map(\.isCounted) == [true, false, true])
    #expect(resolve.parts.filter(\.isCounted).reduce(0) { $0 + $1.seconds } == resolve.reading.used)
    #expect(resolve.passedOver == [Explanation.PassedOver(policy: "vip", reason: .doesNotMatch(key: "segment", values: ["vip"]))])
    let text = resolve.text(WallClock(.utc, now: try at("2026-11-23T15:00:00Z")))
    #expect(text.contains("paused    Mon 2026-11-23 11:00 to 14:00  (2:00:00)"))
    // What has passed and what is to come add up to the target, at the due time.
    #expect(resolve.ahead.last?.upperBound == resolve.reading.due)
    #expect(resolve.ahead.reduce(resolve.reading.used) { $0 + ($1.upperBound - $1.lowerBound) } == resolve.targetSeconds)
    #expect(all.unpromised.isEmpty)
  }

  /// What has happened by a moment does not depend on what comes later, however the rest of the story goes on.
  @Test func aStoryCutAtAnyEntryReadsTheSame() throws {
    let seed: UInt64 = 2611
    let levels = try promises()
    var numbers = SeededNumbers(state: seed)
    let words = [
      "customer", "customer auto", "agent bia", "agent bot auto", "dismiss bia", "note bia", "move bia x -> open/tier-1",
      "move bia x -> open/tier-2",
      "move bia x -> pending/tier-1", "move bia x -> resolved", "move bia x -> ignored", "move bia x -> new",
    ]
    for _ in 0..<100 {
      let minutes = (0..<8).map { _ in Int.random(in: 540..<900, using: &numbers) }.sorted()
      let entries = minutes.map { "\(padded($0 / 60)):\(padded($0 % 60)) \(words.randomElement(using: &numbers) ?? "customer")" }
      for count in 0..<entries.count where count + 1 == entries.count || minutes[count] < minutes[count + 1] {
        let now = String(entries[count].prefix(5))
        let whole = ticket(entries), cut = ticket(Array(entries[...count]))
        // Without a folder, since that is where the whole story ends.
        let placed = [whole, cut].map { Ticket(path: $0.path, placement: nil, document: $0.document) }
        #expect(try clocks(levels, placed[0], now) == clocks(levels, placed[1], now), "seed \(seed), \(entries)")
      }
    }
  }

  @Test func wrongPromisesAreErrorsThatNameThem() throws {
    #expect(throws: CalendarError.unknownZone("Mars/Base")) { try promises { $0.calendars[0].timezone = "Mars/Base" } }
    #expect(throws: CalendarError.noHours(calendar: "test")) { try promises { $0.calendars[0].hours = [] } }
    #expect(throws: CalendarError.missingHolidayFile(path: "br.ics", calendar: "test")) {
      try promises { $0.calendars[0].holidayFiles = ["br.ics"] }
    }
    #expect(throws: CalendarError.unknownCalendar("tset", known: ["always", "test"])) { try promises { $0.policies[0].calendar = "tset" } }
  }
}
