import Testing

@testable import HeardKit

private func reading(_ state: ClockReading.State, due: String?, ended: String? = nil, _ clock: Clock = .firstReply) throws -> ClockReading {
  ClockReading(
    clock: clock, instance: 1, policy: 0, started: try at("2026-11-01T00:00:00Z"), ended: try ended.map(at), due: try due.map(at),
    state: state, used: 0, remaining: nil)
}

@Suite struct AttainmentTests {
  @Test func theShareIsMetAmongMetAndBreached() throws {
    var comparison = AttainmentComparison()
    for state in ClockReading.State.allCases + [.met, .met] {
      let due = try reading(state, due: "2026-11-21T12:00:00Z")
      comparison.add(path: "a", present: [due], other: [])
    }
    let attainment = comparison.present[Clock.firstReply.index]
    #expect([attainment.met, attainment.breached, attainment.running, attainment.overdue] == [3, 1, 3, 1])
    #expect(attainment.share == 0.75)
    #expect(comparison.other[Clock.firstReply.index].share == nil)
    #expect(comparison.changes.count == 9)
  }

  @Test func aClockBelongsToThePeriodInWhichItFellDue() throws {
    let period = try Period(since: "2026-11-21", until: "2026-11-21", zone: .utc)
    var comparison = AttainmentComparison(period: period)
    let dues = ["2026-11-20T23:59:59Z", "2026-11-21T00:00:00Z", "2026-11-21T23:59:59Z", "2026-11-22T00:00:00Z"]
    for due in dues { comparison.add(path: due, present: [try reading(.met, due: due)], other: [try reading(.breached, due: dues[1])]) }
    comparison.add(path: "paused", present: [try reading(.met, due: nil, ended: dues[2], .tier)], other: [])
    #expect(comparison.present.map(\.met) == [0, 2, 0, 0, 1, 0])
    #expect(comparison.other.map(\.breached) == [0, 4, 0, 0, 0, 0])
  }

  @Test(arguments: [("2026-11-31", nil), ("yesterday", nil), ("2026-11-22", "2026-11-21")] as [(String, String?)])
  func aPeriodThatIsNoneSaysSo(since: String, until: String?) {
    #expect(throws: InvalidServiceLevel.self) { try Period(since: since, until: until, zone: .utc) }
  }
}
