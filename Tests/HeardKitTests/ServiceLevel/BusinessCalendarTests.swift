import Testing

@testable import HeardKit

/// Zones whose clocks jump, and a range of a few days in which they do, at an hour's start or not, by an hour, half an hour or a day.
private let jumps: [(zone: String, from: String, days: Int)] = [
  ("America/Sao_Paulo", "2018-11-02T00:00:00Z", 4), ("America/Sao_Paulo", "2018-02-16T00:00:00Z", 4),
  ("Australia/Lord_Howe", "2026-04-03T00:00:00Z", 4),
  ("Australia/Lord_Howe", "2026-10-02T00:00:00Z", 4), ("Pacific/Apia", "2011-12-28T00:00:00Z", 5),
  ("America/New_York", "2026-03-07T00:00:00Z", 3),
  ("America/New_York", "2026-10-31T00:00:00Z", 3), ("UTC", "2026-02-27T00:00:00Z", 3),
]

private let hours = ["mon-sun": "00:00-00:40 01:15-02:45 09:00-12:00 22:30-24:00"]

@Suite(.enabled(if: hasZoneFiles, "this machine has no zone files")) struct BusinessCalendarTests {
  @Test(arguments: jumps)
  func theLayoutAgreesWithAWalkAlongTheWallClock(zoneName: String, from: String, days: Int) throws {
    let rules = try zone(zoneName)
    let definition = try CalendarDefinition(hours: hours)
    var calendar = BusinessCalendar(definition, zone: rules)
    let start = try at(from)
    // A walk from two days before: an interval is open from the first second whose clock shows its start or later to the first that shows
    // its end.
    let step = 300
    var latest = Int.min
    var sum = 0
    for second in stride(from: start.seconds - 172_800, to: start.seconds + days * 86_400, by: step) {
      latest = max(latest, second + rules.offset(at: Instant(seconds: second)))
      let second = Instant(seconds: second)
      let face = LocalTime(Instant(seconds: latest), offset: 0)
      let isOpen = DayInterval.united(definition.hours[face.date.weekday]).contains {
        $0.start <= face.secondOfDay && face.secondOfDay < $0.end
      }
      if second < start { continue }
      #expect(calendar.isOpen(at: second) == isOpen, "\(second.iso)")
      #expect(calendar.openTime(from: start, to: second) == sum, "\(second.iso)")
      sum += isOpen ? step : 0
    }
  }

  @Test(arguments: jumps)
  func openTimeAddsUpAndAddingFindsTheLeastInstant(zoneName: String, from: String, days: Int) throws {
    let seed: UInt64 = 47_110_815
    var numbers = SeededNumbers(state: seed)
    var calendar = BusinessCalendar(
      try CalendarDefinition(
        hours: ["mon-fri": "09:00-12:00 13:00-18:00", "sat": "22:00-24:00"], exceptions: ["2018-11-04": "00:00-03:00"]),
      zone: try zone(zoneName))
    let start = try at(from)
    for _ in 0..<300 {
      let moments = (0..<3).map { _ in start + Int.random(in: -2_000_000...40_000_000, using: &numbers) }.sorted()
      let (a, b, c) = (moments[0], moments[1], moments[2])
      #expect(calendar.openTime(from: a, to: c) == calendar.openTime(from: a, to: b) + calendar.openTime(from: b, to: c), "seed \(seed)")
      let amount = Int.random(in: 1...500_000, using: &numbers)
      let end = try calendar.adding(amount, to: a)
      #expect(calendar.openTime(from: a, to: end) == amount, "seed \(seed)")
      #expect(calendar.openTime(from: a, to: end + -1) == amount - 1, "seed \(seed)")
    }
  }

  @Test(arguments: ["UTC", "Australia/Lord_Howe"])
  func farYearsAreAnsweredAtOnceAndAlike(zoneName: String) throws {
    var calendar = BusinessCalendar(
      try CalendarDefinition(hours: ["mon-fri": "09:00-17:00"], holidays: ["2026-12-25"]), zone: try zone(zoneName))
    // 400 years have 20,871 weeks of 40 hours; the four before 2026's end lack one day.
    #expect(calendar.openTime(from: try at("5000-01-01T00:00:00Z"), to: try at("5400-01-01T00:00:00Z")) == 20_871 * 144_000)
    #expect(calendar.openTime(from: try at("0400-01-01T00:00:00Z"), to: try at("0800-01-01T00:00:00Z")) == 20_871 * 144_000)
    #expect(calendar.openTime(from: try at("1800-01-04T00:00:00Z"), to: try at("2200-01-04T00:00:00Z")) == 20_871 * 144_000 - 28_800)
    for year in ["0003", "1700", "4000"] {
      let start = try at("\(year)-06-01T12:00:00Z")
      for amount in [1, 1_000_000, 5_000_000_000] {
        let end = try calendar.adding(amount, to: start)
        #expect(calendar.openTime(from: start, to: end) == amount && calendar.openTime(from: start, to: end + -1) == amount - 1)
      }
    }
    #expect(throws: CalendarError.tooFar(calendar: "test")) { try calendar.adding(.max, to: Instant(seconds: 0)) }
  }

  @Test func aCalendarThatNeverOpensAgainSaysSo() throws {
    var calendar = BusinessCalendar(
      try CalendarDefinition(hours: [:], exceptions: ["2026-11-23": "10:00-12:00"]), zone: try zone("America/New_York"))
    #expect(try calendar.adding(7200, to: at("2026-01-01T00:00:00Z")).iso == "2026-11-23T17:00:00Z")
    #expect(throws: CalendarError.neverOpen(calendar: "test")) { try calendar.adding(7201, to: try at("2026-01-01T00:00:00Z")) }
    #expect(throws: CalendarError.neverOpen(calendar: "test")) { try calendar.adding(1, to: try at("9026-01-01T00:00:00Z")) }
    #expect(try calendar.sameDayClosing(from: at("2026-11-23T17:00:00Z")) == nil)
    #expect("\(CalendarError.neverOpen(calendar: "test"))" == "calendar test is never open again")
    #expect(throws: CalendarError.negative(seconds: -1)) { try calendar.adding(-1, to: try at("2026-01-01T00:00:00Z")) }
  }

  @Test func exceptionsWinOverHolidaysAndHolidaysCanBeSwitchedOff() throws {
    var definition = try CalendarDefinition(
      hours: ["mon-fri": "09:00-17:00"], holidays: ["2026-12-24", "2026-12-25"], exceptions: ["2026-12-24": "09:00-12:00"])
    definition.exceptions.add(try CivilDate(text: "2026-12-23"), .closed([DayInterval(36_000, 41_400)]))
    definition.notHolidays = [try CivilDate(text: "2026-12-28")]
    var calendar = BusinessCalendar(
      definition, zone: .utc, holidays: [try CivilDate(text: "2026-12-28"), try CivilDate(text: "2026-12-29")])
    let days = (22...30).map {
      calendar.openTime(
        from: Instant(iso: "2026-12-\($0)T00:00:00Z") ?? Instant(seconds: 0),
        to: Instant(iso: "2026-12-\($0 + 1)T00:00:00Z") ?? Instant(seconds: 0))
    }
    #expect(days == [28_800, 23_400, 10_800, 0, 0, 0, 28_800, 0, 28_800])
    #expect(calendar.lastHoliday?.description == "2026-12-29")
  }

  /// A zone is its offsets and not its name: where two have the same ones, nothing tells them apart.
  @Test(arguments: [("America/New_York", "US/Eastern"), ("Europe/Berlin", "Europe/Rome"), ("America/Sao_Paulo", "Brazil/East")])
  func anotherZoneNameWithTheSameOffsetsChangesNothing(left: String, right: String) throws {
    let seed: UInt64 = 20_261_123
    var numbers = SeededNumbers(state: seed)
    let definition = try CalendarDefinition(hours: hours, holidays: ["2026-12-25"], exceptions: ["2026-10-25": "01:30-04:00"])
    var calendars = [BusinessCalendar(definition, zone: try zone(left)), BusinessCalendar(definition, zone: try zone(right))]
    let start = try at("2020-01-01T00:00:00Z")
    for _ in 0..<200 {
      let from = start + Int.random(in: 0...400_000_000, using: &numbers), amount = Int.random(in: 0...2_000_000, using: &numbers)
      let ends = try calendars.indices.map { try calendars[$0].adding(amount, to: from) }
      #expect(ends[0] == ends[1], "seed \(seed), from \(from.iso)")
      #expect(calendars[0].openTime(from: from, to: ends[0]) == calendars[1].openTime(from: from, to: ends[0]), "seed \(seed)")
      #expect(calendars[0].sameDayClosing(from: from) == calendars[1].sameDayClosing(from: from), "seed \(seed), from \(from.iso)")
    }
  }
}
