/// How far local clocks of a place stand from UTC, at every instant. Read from a TZif file (RFC 9636), with the rule in its footer.
public struct TimeZoneRules: Hashable, Sendable {
  /// From an instant on, the clocks stand this many seconds east of UTC.
  struct Shift: Hashable, Sendable {
    var at: Int
    var offset: Int
  }

  /// In order of time, the first from long ago; no two neighbours have the same offset.
  private(set) var shifts: [Shift]
  /// From here on the shifts repeat every ``period`` seconds, and the table holds one whole period; nil if the last offset stays.
  private(set) var repeatsFrom: Int?

  /// 400 years: after as many the Gregorian calendar, its weekdays included, comes round again.
  static let period = 146_097 * 86_400
  /// No clock on earth is further from UTC than this.
  static let greatestOffset = 93_600
  static let longAgo = -(1 << 40)

  /// No offset, ever.
  public static let utc = TimeZoneRules(shifts: [Shift(at: longAgo, offset: 0)], repeatsFrom: nil)

  init(shifts: [Shift], repeatsFrom: Int?) {
    self.shifts = []
    for shift in shifts where shift.offset != self.shifts.last?.offset { self.shifts.append(shift) }
    self.repeatsFrom = repeatsFrom
  }

  /// Seconds east of UTC.
  public func offset(at instant: Instant) -> Int {
    shifts[position(at: instant.seconds - skippedPeriods(before: instant.seconds))].offset
  }

  /// The date that local clocks show.
  public func date(at instant: Instant) -> CivilDate {
    LocalTime(instant, offset: offset(at: instant)).date
  }

  /// The earliest instant at which the local clock shows a date and time, or a later one: exact in skipped and repeated hours and skipped
  /// dates.
  public func firstInstant(of date: CivilDate, second: Int = 0) -> Instant {
    var hint = 0
    return Instant(seconds: firstInstant(wall: date.dayNumber * 86_400 + second, hint: &hint))
  }

  /// The same for seconds on the wall clock since 1970-01-01 00:00; the hint, an earlier one's place in the table, saves the search.
  func firstInstant(wall: Int, hint: inout Int) -> Int {
    let skipped = skippedPeriods(before: wall)
    let wall = wall - skipped
    let before = wall - Self.greatestOffset - 1
    if shifts[hint].at > before || hint + 1 < shifts.count && shifts[hint + 1].at <= before { hint = position(at: before) }
    var index = hint
    while index + 1 < shifts.count, shifts[index + 1].at + shifts[index].offset <= wall { index += 1 }
    return max(shifts[index].at, wall - shifts[index].offset) + skipped
  }

  /// The last instant at which the offset changes other than by a rule that goes on for ever.
  var lastIrregularity: Int { repeatsFrom ?? shifts[shifts.count - 1].at }

  private func skippedPeriods(before seconds: Int) -> Int {
    guard let repeatsFrom, seconds >= repeatsFrom + Self.period else { return 0 }
    return (seconds - repeatsFrom) / Self.period * Self.period
  }

  /// The place of the shift that is in force.
  private func position(at seconds: Int) -> Int {
    var (low, high) = (0, shifts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if shifts[middle].at <= seconds { low = middle } else { high = middle }
    }
    return low
  }
}
