import Testing

@testable import HeardKit

@Suite struct CalendarTextTests {
  @Test(arguments: [
    ("mon", [0]), ("mon-fri", [0, 1, 2, 3, 4]), ("sun-thu", [6, 0, 1, 2, 3]), ("fri-fri", [4]), ("mon-sun", Array(0..<7)),
  ])
  func daysRunFromMondayAndMayWrap(text: String, days: [Int]) throws {
    #expect(try Weekday.days(text: text) == days)
  }

  @Test(arguments: [
    "9:00-12:00", "12:00-09:00", "09:00-09:00", "09:00-24:01", "09:60-10:00", "09:00", "", "-", "09:00-12:00-13:00", "0é:00-12:00",
  ])
  func whatIsNoIntervalIsRefused(text: String) {
    #expect(throws: InvalidServiceLevel.self) { try DayInterval(text: text) }
  }

  @Test(arguments: ["2026-02-30", "2026-1-01", "26-01-01", "2026-01-01T00", "", "2026/01/01"])
  func whatIsNoDateIsRefused(text: String) {
    #expect(throws: InvalidServiceLevel.self) { try CivilDate(text: text) }
  }

  @Test func overlappingAndTouchingIntervalsAreOne() throws {
    let intervals = [DayInterval(36_000, 43_200), DayInterval(32_400, 36_000), DayInterval(39_600, 50_400), DayInterval(64_800, 86_400)]
    #expect(DayInterval.united(intervals) == [DayInterval(32_400, 50_400), DayInterval(64_800, 86_400)])
    #expect(DayInterval.overlaps(in: intervals).count == 2)
    #expect(
      DayInterval.cutting([DayInterval(36_000, 41_400)], from: [DayInterval(32_400, 43_200)]).map(\.description) == [
        "09:00-10:00", "11:30-12:00",
      ])
  }
}

@Suite struct TargetTests {
  @Test(arguments: [
    ("90m", Target(.duration(5400, inDays: false))), ("1h30m on business", Target(.duration(5400, inDays: false), calendar: "business")),
    ("1d12h", Target(.duration(129_600, inDays: true))), ("same-day on office", Target(.sameDay, calendar: "office")),
    ("none", Target(.none)),
  ])
  func aTargetIsReadAsHeardYamlHasIt(text: String, target: Target) throws {
    #expect(try Target(text: text) == target)
  }

  @Test(arguments: [
    "", "0m", "4", "h", "4h 30m", "30m4h", "1h1h", "-4h", "4h on", "4h at business", "none on business", "99999999999h", "4H", "1.5h",
  ])
  func whatIsNoTargetIsRefused(text: String) {
    #expect(throws: InvalidServiceLevel.self) { try Target(text: text) }
  }

  @Test func daysBelongOnAlwaysAndDatesOnOfficeHours() throws {
    #expect(try Target(text: "2d").problem(on: "business")?.contains("48h on business") == true)
    #expect(try Target(text: "2d").problem(on: "always") == nil)
    #expect(try Target(text: "same-day").problem(on: "always") != nil)
    #expect(throws: InvalidServiceLevel.self) { try Policy.warn(text: "1d") }
  }
}
