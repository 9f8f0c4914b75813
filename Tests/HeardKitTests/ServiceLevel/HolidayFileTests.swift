import Testing

@testable import HeardKit

/// A file with one event of these lines.
private func file(_ lines: String...) -> HolidayFile {
  let all = ["BEGIN:VCALENDAR", "BEGIN:VEVENT"] + lines + ["END:VEVENT", "END:VCALENDAR", ""]
  return HolidayFile(Array(all.joined(separator: "\r\n").utf8))
}

@Suite struct HolidayFileTests {
  @Test(arguments: [
    ("a date alone", ["DTSTART:20261225"], ["2026-12-25"]),
    (
      "a range, whose end is outside", ["DTSTART;VALUE=DATE:20261224", "DTEND;VALUE=DATE:20261227"],
      ["2026-12-24", "2026-12-25", "2026-12-26"]
    ),
    ("a length", ["DTSTART;VALUE=DATE:20261231", "DURATION:P2D"], ["2026-12-31", "2027-01-01"]),
    ("whole days with times", ["DTSTART;TZID=\"A:B\":20261224T000000", "DTEND:20261225T235900"], ["2026-12-24", "2026-12-25"]),
    ("every year, three times", ["DTSTART:20240229", "RRULE:FREQ=YEARLY;COUNT=3"], ["2024-02-29", "2028-02-29", "2032-02-29"]),
    (
      "Thanksgiving", ["DTSTART:20241128", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;UNTIL=20261231"],
      ["2024-11-28", "2025-11-27", "2026-11-26"]
    ),
    (
      "every other Memorial Day", ["DTSTART:20240527", "RRULE:FREQ=YEARLY;INTERVAL=2;BYMONTH=5;BYDAY=-1MO;COUNT=2"],
      ["2024-05-27", "2026-05-25"]
    ),
    (
      "the first Tuesday after a Monday", ["DTSTART:20241105", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8;COUNT=2"],
      ["2024-11-05", "2025-11-04"]
    ),
    (
      "the last weekday of the year", ["DTSTART:20241231", "RRULE:FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3"],
      ["2024-12-31", "2025-12-31", "2026-12-31"]
    ),
    (
      "one left out, one added", ["DTSTART:20240101", "RRULE:FREQ=YEARLY;COUNT=3", "EXDATE:20250101", "RDATE:20250102"],
      ["2024-01-01", "2025-01-02", "2026-01-01"]
    ),
    ("called off", ["DTSTART:20240101", "STATUS:CANCELLED"], []),
  ])
  func theDaysOffOfAnEvent(what: String, lines: [String], expected: [String]) {
    let read = HolidayFile(Array(("BEGIN:VCALENDAR\nBEGIN:VEVENT\n" + lines.joined(separator: "\n") + "\nEND:VEVENT\nEND:VCALENDAR").utf8))
    #expect(read.dates.map(\.description) == expected, "\(what)")
    #expect(read.problems.isEmpty, "\(what)")
  }

  @Test func foldedAndEscapedLinesAreOneText() {
    let read = file("DTSTART:20261102", "SUMMARY:All Souls\\, a day", "  of rest\\; quiet\\nand long")
    #expect(read.holidays.map(\.name) == ["All Souls, a day of rest; quiet\nand long"])
  }

  @Test(arguments: [
    ("RRULE:FREQ=MONTHLY", 4, "monthly"), ("RRULE:FREQ=YEARLY;BYWEEKNO=20", 4, "BYWEEKNO"), ("RRULE:FREQ=YEARLY;BYDAY=XX", 4, "BYDAY=XX"),
    ("EXRULE:FREQ=YEARLY", 4, "EXRULE"), ("DTEND:tomorrow", 4, "tomorrow"), ("DTEND:20261224T120000", 2, "part of a day"),
    ("DTEND:20251224", 2, "ends before"),
    ("no property", 4, "NAME:VALUE"), ("RDATE;VALUE=PERIOD:20260101T000000Z/P1D", 4, "not a date"),
  ])
  func whatIsNotFollowedIsNamedWithItsLine(line: String, number: Int, part: String) {
    let read = file("DTSTART:20261224", line)
    #expect(read.dates.first?.description == "2026-12-24")
    #expect(read.problems.contains { $0.line == number && $0.message.contains(part) }, "\(read.problems)")
  }

  @Test func otherComponentsAreNoneOfOurs() {
    let zone = "BEGIN:VTIMEZONE\nBEGIN:STANDARD\nDTSTART:16010101T000000\nRRULE:FREQ=YEARLY\nEND:STANDARD\nEND:VTIMEZONE\n"
    let read = HolidayFile(
      Array(
        "BEGIN:VCALENDAR\n\(zone)BEGIN:VEVENT\nDTSTART:20260101\nBEGIN:VALARM\nDTSTART:20200101\nEND:VALARM\nEND:VEVENT\nEND:VCALENDAR\n"
          .utf8))
    #expect(read.dates.map(\.description) == ["2026-01-01"] && read.problems.isEmpty)
  }

  @Test func aDayOfASeriesCanBeMoved() {
    let events =
      "BEGIN:VEVENT\nUID:a\nDTSTART:20240101\nRRULE:FREQ=YEARLY;COUNT=2\nEND:VEVENT\nBEGIN:VEVENT\nUID:a\nRECURRENCE-ID:20250101\nDTSTART:20250103\nEND:VEVENT\n"
    #expect(HolidayFile(Array("BEGIN:VCALENDAR\n\(events)END:VCALENDAR\n".utf8)).dates.map(\.description) == ["2024-01-01", "2025-01-03"])
  }

  @Test func anyBytesAreReadWithoutACrash() {
    var numbers = SeededNumbers(state: 5545)
    let whole = Array(
      "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20240229\r\nRRULE:FREQ=YEARLY;BYDAY=-1MO;COUNT=9\r\nDURATION:P1W2DT3H\r\nEND:VEVENT\r\n"
        .utf8)
    for _ in 0..<500 {
      var bytes = whole
      for _ in 0..<4 { bytes[Int.random(in: 0..<bytes.count, using: &numbers)] = UInt8.random(in: 0...127, using: &numbers) }
      _ = HolidayFile(bytes)
    }
    #expect(!HolidayFile([]).problems.isEmpty)
  }
}
