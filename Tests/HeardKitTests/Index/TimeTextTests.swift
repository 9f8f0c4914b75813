import Testing

@testable import HeardKit

@Suite struct TimeTextTests {
  static let time = TimeText(now: IndexDesk.now, zone: IndexDesk.zone)

  @Test(arguments: [(-5, "under 1m"), (59, "under 1m"), (60, "1m"), (3600, "1h"), (7800, "2h 10m"), (86_400, "1d"), (273_600, "3d 4h")])
  func aSpanIsShownInItsTwoLargestUnits(_ seconds: Int, _ expected: String) { #expect(TimeText.span(seconds) == expected) }

  @Test(arguments: [(0, "12:00"), (43_199, "23:59"), (43_200, "Sun 00:00"), (-43_201, "Fri 23:59"), (7 * 86_400, "2026-11-28 12:00")])
  func aTimeIsShownAsOnTheWall(_ later: Int, _ expected: String) { #expect(Self.time.wall(IndexDesk.now + later) == expected) }

  /// What a clock shows that is due so many seconds from now, with so much open time left.
  static let dues: [(Int?, ClockReading.State, Int?, String)] = [
    (7800, .running, 7800, "due 14:10 (2h 10m left)"), (64_800, .running, 3600, "due Sun 06:00 (1h left)"),
    (-10_800, .overdue, -10_800, "overdue 3h (09:00)"), (-10_800, .overdue, 0, "overdue 3h (09:00)"),
    (-30, .overdue, -30, "overdue under 1m (11:59)"), (0, .dueSoon, 0, "due now (12:00)"), (30, .dueSoon, 30, "due 12:00 (under 1m left)"),
    (nil, .paused, 60, "paused"), (nil, .running, nil, ""), (-60, .met, 60, "due 11:59"),
  ]

  @Test(arguments: dues)
  func aDueIsShownWithWhatIsLeft(_ due: Int?, _ state: ClockReading.State, _ remaining: Int?, _ expected: String) {
    let clock = ClockReading(
      clock: .firstReply, instance: 1, policy: 0, started: IndexDesk.now + -99_999, ended: nil, due: due.map { IndexDesk.now + $0 },
      state: state, used: 0, remaining: remaining)
    #expect(Self.time.due(clock) == expected)
  }

  @Test(arguments: [
    (0, "1970-01-01T00:00:00Z"), (1_795_273_205, "2026-11-21T15:00:05Z"), (-1, "1969-12-31T23:59:59Z"),
    (253_402_300_799, "9999-12-31T23:59:59Z"),
    (253_402_300_800, "10000-01-01T00:00:00Z"), (-62_167_219_200, "0000-01-01T00:00:00Z"), (-62_167_219_201, "-0001-12-31T23:59:59Z"),
  ])
  func anInstantIsWrittenInISO8601(_ seconds: Int, _ expected: String) { #expect(Instant(seconds: seconds).iso == expected) }
}
