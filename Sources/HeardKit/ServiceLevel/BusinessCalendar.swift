/// Open time of a calendar: how much of it lies between two instants, and when an amount of it has passed.
///
/// Laid out as it is used, around the instants asked for, so asking changes it: give each thread its own copy. Asking costs some ten
/// nanoseconds then.
/// Outside the years in which zone, holidays or exceptions change anything the calendar repeats, so no date is too far to be answered at
/// once.
public struct BusinessCalendar: Sendable {
  public let name: String
  public let isAlways: Bool
  /// The last of the holidays from lists and files; nil if it has none. Yearly ones without an end go on until 2199.
  public let lastHoliday: CivilDate?
  let zone: TimeZoneRules
  let hours: CalendarHours
  var layout = CalendarLayout()

  /// - Parameter holidays: The dates from the holiday files, which join those of the definition.
  public init(_ definition: CalendarDefinition, zone: TimeZoneRules, holidays: [CivilDate] = []) {
    name = definition.name
    isAlways = false
    self.zone = zone
    lastHoliday = (definition.holidays + holidays).max()
    hours = CalendarHours(definition, holidays: holidays, zone: zone)
  }

  private init() {
    name = CalendarDefinition.always
    isAlways = true
    zone = .utc
    lastHoliday = nil
    hours = CalendarHours(CalendarDefinition(name: name), holidays: [], zone: zone)
  }

  /// The same, laid out anew as it is used.
  func detached() -> BusinessCalendar {
    var copy = self
    copy.layout = CalendarLayout()
    return copy
  }

  /// The calendar that is always open.
  public static let always = BusinessCalendar()

  public mutating func isOpen(at instant: Instant) -> Bool {
    if isAlways { return true }
    guard let span = nextSpan(endingAfter: clamped(instant.seconds)) else { return false }
    return span.open <= instant.seconds
  }

  /// The open seconds from one instant up to and without another; 0 if that is not later.
  public mutating func openTime(from start: Instant, to end: Instant) -> Int {
    openSeconds(start.seconds, end.seconds)
  }

  /// Returns the moment at which an amount of open time has passed.
  ///
  /// - Parameters:
  ///   - amount: Open seconds to add.
  ///   - start: When to begin; may lie outside the hours.
  /// - Returns: The earliest such instant: time used up exactly at closing has passed at closing. Adding 0 is the start itself.
  /// - Throws: ``CalendarError/neverOpen(calendar:)`` if it does not open for as long after `start`; also for an amount below 0 or beyond
  ///     the year 9999.
  public mutating func adding(_ amount: Int, to start: Instant) throws(CalendarError) -> Instant {
    guard amount >= 0 else { throw .negative(seconds: amount) }
    guard let end = moment(after: amount, from: start.seconds) else {
      throw isAlways || hours.opensWeekly ? .tooFar(calendar: name) : .neverOpen(calendar: name)
    }
    return Instant(seconds: end)
  }

  /// The last closing of the local date on which it is next open at or after an instant; nil if it never opens again.
  public mutating func sameDayClosing(from start: Instant) -> Instant? {
    guard !isAlways, let span = nextSpan(endingAfter: clamped(start.seconds)) else { return nil }
    return Instant(seconds: lastClosing(of: span))
  }

  /// The last closing of the first date with open time that is later than the instant's local date; nil if there is none.
  public mutating func nextDayClosing(from start: Instant) -> Instant? {
    guard !isAlways, var span = nextSpan(endingAfter: clamped(start.seconds)) else { return nil }
    let date = zone.date(at: start).dayNumber
    while span.day <= date {
      guard let next = nextSpan(endingAfter: span.close) else { return nil }
      span = next
    }
    return Instant(seconds: lastClosing(of: span))
  }

  /// The open stretches between two instants, in order and at most so many.
  public mutating func openStretches(from start: Instant, to end: Instant, limit: Int) -> [Range<Instant>] {
    var result: [Range<Instant>] = []
    var position = start.seconds
    while position < end.seconds, result.count < limit {
      let span =
        isAlways ? CalendarLayout.Span(open: position, close: end.seconds, before: 0, day: 0) : nextSpan(endingAfter: clamped(position))
      guard let span, span.open < end.seconds else { break }
      result.append(Instant(seconds: max(span.open, position))..<Instant(seconds: min(span.close, end.seconds)))
      position = span.close
    }
    return result
  }

  mutating func openSeconds(_ start: Int, _ end: Int) -> Int {
    guard end > start else { return 0 }
    if isAlways { return end - start }
    return openTime(before: clamped(end)) - openTime(before: clamped(start))
  }

  /// The earliest instant at which so many open seconds have passed; nil if it never comes, or not before the year 10000.
  mutating func moment(after amount: Int, from start: Int) -> Int? {
    if amount == 0 { return start }
    guard amount <= CalendarLayout.lastInstant - CalendarLayout.firstInstant else { return nil }
    let end = isAlways ? start + amount : instant(withOpenTime: openTime(before: clamped(start)) + amount)
    return end.flatMap { $0 <= CalendarLayout.lastInstant ? $0 : nil }
  }

  private mutating func lastClosing(of span: CalendarLayout.Span) -> Int {
    var last = span
    while let next = nextSpan(endingAfter: last.close), next.day == span.day { last = next }
    return last.close
  }

  private func clamped(_ seconds: Int) -> Int {
    min(max(seconds, CalendarLayout.firstInstant), CalendarLayout.lastInstant)
  }
}
