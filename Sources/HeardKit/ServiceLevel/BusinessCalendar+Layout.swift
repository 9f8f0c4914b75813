/// Where the calendar meets what is laid out of it. Beyond the days that anything irregular touches, it repeats.
extension BusinessCalendar {
  /// The days that may be laid out: everything irregular, with a few weeks before and a whole period after it.
  private var layableDays: Range<Int> {
    hours.firstIrregularDay - 21..<hours.firstRepeatingDay + hours.period + 21
  }

  /// An instant within the layable days at which the calendar goes on as at the one given, and how much later the given one is.
  private func folded(_ seconds: Int) -> (seconds: Int, shift: Int) {
    // Some days inside the limits, for the zone and for the next opening.
    let low = (hours.firstIrregularDay - 18) * 86_400
    let high = (hours.firstRepeatingDay + hours.period + 2) * 86_400
    if seconds < low {
      let shift = (low - seconds + 604_799) / 604_800 * 604_800
      return hours.opensWeekly ? (seconds + shift, -shift) : (low, 0)
    }
    if seconds >= high {
      let period = hours.period * 86_400
      let shift = ((seconds - high) / period + 1) * period
      return hours.opensWeekly ? (seconds - shift, shift) : (high, 0)
    }
    return (seconds, 0)
  }

  /// Lays out enough for an instant within the layable days.
  private mutating func cover(_ seconds: Int) {
    if layout.covered.contains(seconds) { return }
    let day = seconds / 86_400
    let size = layout.days.count
    let isLater = seconds >= layout.covered.upperBound
    let wanted =
      size == 0
      ? day - 50..<day + 100
      : isLater
        ? layout.days.lowerBound..<max(day + 100, layout.days.upperBound + size)
        : min(day - 100, layout.days.lowerBound - size)..<layout.days.upperBound
    layout.lay(hours, zone, over: wanted.clamped(to: layableDays))
  }

  /// Open seconds from some fixed instant to this one; negative before it.
  mutating func openTime(before seconds: Int) -> Int {
    if layout.covered.contains(seconds) { return layout.openTime(before: seconds) }
    let (near, shift) = folded(seconds)
    cover(near)
    let sum = layout.openTime(before: near)
    if shift == 0 { return sum }
    let period = shift < 0 ? 604_800 : hours.period * 86_400
    return sum + shift / period * openTime(inPeriodAt: shift)
  }

  /// Open seconds of a week before, or of a period after, everything irregular.
  private mutating func openTime(inPeriodAt shift: Int) -> Int {
    let start = shift < 0 ? (hours.firstIrregularDay - 18) * 86_400 : (hours.firstRepeatingDay + 1) * 86_400
    let end = start + (shift < 0 ? 604_800 : hours.period * 86_400)
    cover(start)
    cover(end)
    return layout.openTime(before: end) - layout.openTime(before: start)
  }

  /// The first span that closes after an instant; nil if there is none.
  mutating func nextSpan(endingAfter seconds: Int) -> CalendarLayout.Span? {
    let (near, shift) = folded(seconds)
    cover(near)
    var index = layout.index(endingAfter: near)
    while index == layout.spans.count {
      guard layout.days.upperBound < layableDays.upperBound else { return nil }
      cover(layout.covered.upperBound)
      index = layout.index(endingAfter: near)
    }
    let span = layout.spans[index]
    return CalendarLayout.Span(open: span.open + shift, close: span.close + shift, before: span.before, day: span.day + shift / 86_400)
  }

  /// The earliest instant before which there is so much open time, where some instant has less; nil if there never is.
  mutating func instant(withOpenTime target: Int) -> Int? {
    while target <= layout.least, layout.days.lowerBound > layableDays.lowerBound { cover(layout.covered.lowerBound - 1) }
    while target > layout.total, layout.days.upperBound < layableDays.upperBound { cover(layout.covered.upperBound) }
    if target > layout.least, target <= layout.total { return layout.instant(withOpenTime: target) }
    guard hours.opensWeekly else { return nil }
    let isLater = target > layout.total
    let sum = openTime(inPeriodAt: isLater ? 1 : -1)
    guard sum > 0 else { return nil }
    let periods = isLater ? (target - layout.total + sum - 1) / sum : -((layout.least - target) / sum + 1)
    let (seconds, overflow) = periods.multipliedReportingOverflow(by: isLater ? hours.period * 86_400 : 604_800)
    return overflow ? nil : layout.instant(withOpenTime: target - periods * sum) + seconds
  }
}
