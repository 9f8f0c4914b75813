/// A calendar's rules by local date: the weekly hours, and the dates that differ from them.
struct CalendarHours: Hashable, Sendable {
  /// United; index 0 is Monday.
  let weekly: [[DayInterval]]
  /// The dates that holidays and exceptions change, in order.
  let specialDays: [Int]
  /// What is open on each of them.
  let specialHours: [[DayInterval]]
  let opensWeekly: Bool

  /// Before this day only the week counts, and every week is like the next.
  let firstIrregularDay: Int
  /// From this day on the calendar repeats every ``period`` days.
  let firstRepeatingDay: Int
  let period: Int

  init(_ definition: CalendarDefinition, holidays: [CivilDate], zone: TimeZoneRules) {
    weekly = definition.hours.map(DayInterval.united)
    opensWeekly = !weekly.allSatisfy(\.isEmpty)
    (specialDays, specialHours) = Self.special(definition, holidays: holidays)
    let margin = 3
    let firstChange = zone.shifts.count > 1 ? zone.shifts[1].at / 86_400 : 0
    let lastChange = zone.shifts.count > 1 ? zone.lastIrregularity / 86_400 : 0
    firstIrregularDay = min(firstChange, specialDays.first ?? 0) - margin
    firstRepeatingDay = max(lastChange, specialDays.last ?? 0) + margin
    period = zone.repeatsFrom == nil || !opensWeekly ? 7 : TimeZoneRules.period / 86_400
  }

  private static func special(_ definition: CalendarDefinition, holidays: [CivilDate]) -> (days: [Int], hours: [[DayInterval]]) {
    let worked = definition.notHolidays.sorted()
    let closed = (definition.holidays + holidays).sorted().filter { !worked.contains(inOrder: $0) }
    let exceptions = zip(definition.exceptions.keys, definition.exceptions.values).sorted { $0.0 < $1.0 }
    var (days, hours): ([Int], [[DayInterval]]) = ([], [])
    for date in (closed + definition.exceptions.keys).sorted() where date.dayNumber != days.last {
      days.append(date.dayNumber)
      let place = exceptions.firstPlace { $0.0 >= date }
      guard place < exceptions.count, exceptions[place].0 == date else {
        hours.append([])
        continue
      }
      switch exceptions[place].1 {
      case .open(let intervals): hours.append(DayInterval.united(intervals))
      case .closed(let cuts):
        hours.append(DayInterval.cutting(cuts, from: closed.contains(inOrder: date) ? [] : definition.hours[date.weekday]))
      }
    }
    return (days, hours)
  }

  /// Calls back with each interval of the days, in order.
  func forEachInterval(in days: Range<Int>, _ body: (_ day: Int, _ interval: DayInterval) -> Void) {
    var next = specialDays.firstIndex { $0 >= days.lowerBound } ?? specialDays.count
    for day in days {
      let isSpecial = next < specialDays.count && specialDays[next] == day
      for interval in isSpecial ? specialHours[next] : weekly[CivilDate(dayNumber: day).weekday] { body(day, interval) }
      if isSpecial { next += 1 }
    }
  }
}

extension [CivilDate] {
  /// Whether a date is among these, which are in order.
  fileprivate func contains(inOrder date: CivilDate) -> Bool {
    let place = firstPlace { $0 >= date }
    return place < count && self[place] == date
  }
}
