import Testing

@testable import HeardKit

@Suite(.enabled(if: hasZoneFiles, "this machine has no zone files")) struct TimeZoneRulesTests {
  @Test(arguments: [
    ("America/Sao_Paulo", "2018-11-04T02:59:59Z", -10_800), ("America/Sao_Paulo", "2018-11-04T03:00:00Z", -7200),
    ("Australia/Lord_Howe", "2026-04-04T14:59:59Z", 39_600), ("Australia/Lord_Howe", "2026-04-04T15:00:00Z", 37_800),
    ("Pacific/Apia", "2011-12-30T09:59:59Z", -36_000), ("Pacific/Apia", "2011-12-30T10:00:00Z", 50_400),
    ("America/New_York", "2100-07-01T00:00:00Z", -14_400), ("America/New_York", "9999-01-01T00:00:00Z", -18_000),
    ("America/New_York", "0001-01-01T00:00:00Z", -17_762), ("Europe/Dublin", "2026-07-01T00:00:00Z", 3600),
  ])
  func theOffsetIsThatOfTheZoneFile(name: String, time: String, offset: Int) throws {
    #expect(try zone(name).offset(at: at(time)) == offset)
  }

  @Test(arguments: [
    ("a skipped hour", "America/New_York", "2026-03-08", 9000, "2026-03-08T07:00:00Z"),
    ("a repeated hour", "America/New_York", "2026-11-01", 5400, "2026-11-01T05:30:00Z"),
    ("the end of a repeated hour", "America/New_York", "2026-11-01", 7200, "2026-11-01T07:00:00Z"),
    ("a skipped midnight", "America/Sao_Paulo", "2018-11-04", 0, "2018-11-04T03:00:00Z"),
    ("half an hour skipped", "Australia/Lord_Howe", "2026-10-04", 8100, "2026-10-03T15:30:00Z"),
    ("a skipped date", "Pacific/Apia", "2011-12-30", 43_200, "2011-12-30T10:00:00Z"),
    ("24:00 before a skipped date", "Pacific/Apia", "2011-12-29", 86_400, "2011-12-30T10:00:00Z"),
    ("a far year", "America/New_York", "8026-03-08", 9000, "8026-03-08T07:00:00Z"),
  ])
  func theFirstInstantShowsTheTimeOrALaterOne(what: String, name: String, date: String, second: Int, expected: String) throws {
    #expect(try zone(name).firstInstant(of: CivilDate(text: date), second: second).iso == expected, "\(what)")
  }

  @Test func cutOrChangedFilesAreErrorsAndNeverCrash() throws {
    let file = try #require(zoneFile("America/New_York"))
    for length in stride(from: 0, to: file.count - 1, by: 7) {
      #expect(throws: ZoneFileError.self) { try TimeZoneRules(file: Array(file[..<length])) }
    }
    var numbers = SeededNumbers(state: 20_261_122)
    for _ in 0..<200 {
      var changed = file
      for _ in 0..<3 { changed[Int.random(in: 0..<file.count, using: &numbers)] = UInt8.random(in: 0...255, using: &numbers) }
      guard let rules = try? TimeZoneRules(file: changed) else { continue }
      _ = rules.firstInstant(of: CivilDate(dayNumber: Int.random(in: -800_000...3_000_000, using: &numbers)), second: 3600)
    }
  }

  @Test func theSameRulesUnderAnotherNameAreTheSame() throws {
    #expect(try zone("America/New_York") == zone("US/Eastern"))
  }
}
