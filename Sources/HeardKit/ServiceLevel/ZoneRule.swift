/// The rule that a zone's clocks follow for ever, as POSIX writes it in `TZ`: `EST5EDT,M3.2.0,M11.1.0`.
struct ZoneRule {
  /// Seconds east of UTC.
  var standard: Int
  var daylight: (offset: Int, start: Day, end: Day)?

  /// A day of each year and the second of it, on the clock in force before, at which the clocks change.
  struct Day {
    enum Kind {
      /// 1 to 365; 29 February is never counted.
      case julian(Int)
      /// 0 to 365; 29 February counts.
      case ordinal(Int)
      /// The nth (5: last) weekday (0 is Sunday) of a month.
      case weekday(month: Int, nth: Int, day: Int)
    }

    var kind: Kind
    var second: Int

    /// Days since 1970-01-01.
    func dayNumber(in year: Int) -> Int {
      let newYear = CivilDate.first(of: 1, in: year).dayNumber
      switch kind {
      case .julian(let day): return newYear + day - 1 + (day > 59 && CivilDate.isLeap(year) ? 1 : 0)
      case .ordinal(let day): return newYear + day
      case .weekday(let month, let nth, let day):
        return CivilDate.nth(nth == 5 ? -1 : nth, weekday: (day + 6) % 7, of: month, in: year)?.dayNumber ?? newYear
      }
    }
  }

  /// The changes of one year, in order of time.
  func shifts(in year: Int) -> [TimeZoneRules.Shift] {
    guard let daylight else { return [] }
    let start = daylight.start.dayNumber(in: year) * 86_400 + daylight.start.second - standard
    let end = daylight.end.dayNumber(in: year) * 86_400 + daylight.end.second - daylight.offset
    let shifts = [TimeZoneRules.Shift(at: start, offset: daylight.offset), TimeZoneRules.Shift(at: end, offset: standard)]
    return shifts.sorted { $0.at < $1.at }
  }
}

extension ZoneRule {
  /// Reads a rule; a summer time needs its dates.
  init(_ bytes: ArraySlice<UInt8>) throws(ZoneFileError) {
    var reader = ZoneRuleReader(rest: bytes)
    guard reader.skipName(), let west = reader.time(hours: 24) else { throw Self.malformed(bytes) }
    standard = -west
    if reader.rest.isEmpty { return }
    guard reader.skipName() else { throw Self.malformed(bytes) }
    var offset = standard + 3600
    if reader.rest.first != UInt8(ascii: ",") {
      guard let west = reader.time(hours: 24) else { throw Self.malformed(bytes) }
      offset = -west
    }
    guard let start = reader.day(), let end = reader.day(), reader.rest.isEmpty else { throw Self.malformed(bytes) }
    daylight = (offset, start, end)
  }

  private static func malformed(_ bytes: ArraySlice<UInt8>) -> ZoneFileError {
    ZoneFileError("its rule '\(String(decoding: bytes, as: UTF8.self))' is malformed")
  }
}

/// Takes a rule apart from the left. What does not fit gives nil.
private struct ZoneRuleReader {
  var rest: ArraySlice<UInt8>

  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest = rest.dropFirst()
    return true
  }

  /// An abbreviation: three letters or more, or anything between angle brackets.
  mutating func skipName() -> Bool {
    if skip("<") {
      rest = rest.drop { $0 != UInt8(ascii: ">") }
      return skip(">")
    }
    let name = rest.prefix { ($0 | 32) &- 97 < 26 }
    rest = rest.dropFirst(name.count)
    return name.count >= 3
  }

  mutating func number(_ range: ClosedRange<Int>) -> Int? {
    let digits = rest.prefix(while: Byte.isDigit)
    rest = rest.dropFirst(digits.count)
    guard let value = decimal(digits), range.contains(value) else { return nil }
    return value
  }

  /// `[+-]hh[:mm[:ss]]` in seconds.
  mutating func time(hours: Int) -> Int? {
    let sign = skip("-") ? -1 : 1
    if sign == 1 { _ = skip("+") }
    guard var total = number(0...hours).map({ $0 * 3600 }) else { return nil }
    for unit in [60, 1] where skip(":") {
      guard let value = number(0...59) else { return nil }
      total += value * unit
    }
    return sign * total
  }

  /// `,M3.2.0/2`, `,J60` or `,59/-1`.
  mutating func day() -> ZoneRule.Day? {
    guard skip(","), let kind = kind() else { return nil }
    guard skip("/") else { return ZoneRule.Day(kind: kind, second: 7200) }
    return time(hours: 167).map { ZoneRule.Day(kind: kind, second: $0) }
  }

  private mutating func kind() -> ZoneRule.Day.Kind? {
    if skip("J") { return number(1...365).map { .julian($0) } }
    guard skip("M") else { return number(0...365).map { .ordinal($0) } }
    guard let month = number(1...12), skip("."), let nth = number(1...5), skip("."), let day = number(0...6) else { return nil }
    return .weekday(month: month, nth: nth, day: day)
  }
}
