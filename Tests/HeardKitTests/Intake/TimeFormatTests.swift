import Testing

@testable import HeardKit

@Suite struct TimeFormatTests {
  static let west = TimeZoneRules(shifts: [.init(at: TimeZoneRules.longAgo, offset: -10_800)], repeatsFrom: nil)

  @Test(arguments: [
    ("yyyy-MM-dd", "2026-11-21", "2026-11-21T03:00:00Z"), ("dd/MM/yyyy HH:mm", "21/11/2026 09:14", "2026-11-21T12:14:00Z"),
    ("M/d/yy h:mm a", "2/9/26 12:05 PM", "2026-02-09T15:05:00Z"), ("M/d/yy h:mm a", "11/21/26 12:05 am", "2026-11-21T03:05:00Z"),
    ("EEE MMM dd HH:mm:ss Z yyyy", "Wed Oct 11 06:55:44 +0000 2017", "2017-10-11T06:55:44Z"),
    ("yyyy-MM-dd'T'HH:mm:ss.SSSZ", "2026-11-21T09:14:05.123+02:00", "2026-11-21T07:14:05Z"),
    ("iso8601", "2026-11-21T09:14:05.25Z", "2026-11-21T09:14:05Z"), ("iso8601", " 2026-11-21 09:14 ", "2026-11-21T12:14:00Z"),
    ("iso8601", "2026-11-21T09:14+0100", "2026-11-21T08:14:00Z"), ("iso8601", "2026-11-21", "2026-11-21T03:00:00Z"),
    ("epoch", "1795264440", "2026-11-21T12:34:00Z"), ("epoch", "-1", "1969-12-31T23:59:59Z"),
    ("epoch-ms", "1795264440999", "2026-11-21T12:34:00Z"), ("epoch-ms", "-1", "1969-12-31T23:59:59Z"),
    ("iso8601", "2026-02-30", nil), ("iso8601", "2026-11-21T24:00Z", nil), ("iso8601", "21/11/2026", nil), ("iso8601", "", nil),
    ("yyyy-MM-dd", "2026-11-21 09:14", nil), ("EEE MMM dd yyyy", "Mon Nov 21 2026", nil), ("epoch", "9223372036854775808", nil),
    ("epoch", "-9223372036854775808", nil), ("epoch-ms", "-9223372036854775808", nil), ("epoch", "soon", nil),
    ("iso8601", "2026-11-21T09:14.", nil),
  ])
  func aTimeIsReadInItsFormat(_ format: String, _ text: String, _ expected: String?) throws {
    #expect(try #require(TimeFormat(format)).instant(text, zone: Self.west)?.iso == expected)
  }

  @Test(arguments: ["", "tomorrow", "yyyy-MM", "HH:mm", "yyyy-QQ-dd", "yyyy-MM-dd 'T"])
  func aFormatThatMeansNothingIsRefused(_ text: String) { #expect(TimeFormat(text) == nil) }
}
