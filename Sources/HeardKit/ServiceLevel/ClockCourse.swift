/// A clock of a ticket as long as nothing happens there: how it stands at a moment follows from it. Times are seconds since 1970.
struct ClockCourse: Hashable, Sendable {
  var clock: Clock
  /// From 1.
  var instance: Int
  /// The place of what is promised among ``ServiceTerms/offers``.
  var offer: Int
  var started: Int
  var ended: Int?
  var due: Int?
  /// Open seconds; nil if there is none, since the calendar never opens again.
  var target: Int?
  /// Open seconds, less pauses. Those since ``countsFrom`` come to it.
  var used = 0
  /// nil where it has ended or stands still.
  var countsFrom: Int?
  var isWithoutAnswer = false
}

extension ServiceLevels {
  func isCounted(_ stretch: TicketHistory.Stretch, by clock: Clock) -> Bool {
    switch stretch.mode {
    case .runs, .voids: true
    case .pauses: !clock.pauses
    case .stops: clock != .resolve
    }
  }

  /// Adds up an instance to its end, or to where the stretch in which it stands begins.
  mutating func course(of instance: TicketHistory.Instance, _ offer: Int, _ stretches: [TicketHistory.Stretch]) -> ClockCourse {
    var course = ClockCourse(
      clock: instance.clock, instance: instance.number, offer: offer, started: instance.start, ended: instance.end,
      isWithoutAnswer: instance.isWithoutAnswer)
    let calendar = terms.offers[offer].calendar
    guard case .duration(let target, _) = terms.offers[offer].length else {
      let start = Instant(seconds: instance.start)
      let due =
        terms.offers[offer].length == .sameDay
        ? calendars[calendar].sameDayClosing(from: start) : calendars[calendar].nextDayClosing(from: start)
      course.due = due?.seconds
      course.target = due.map { calendars[calendar].openSeconds(instance.start, $0.seconds) }
      count(from: instance.start, to: instance.end, calendar, &course)
      return course
    }
    course.target = target
    for index in instance.startStretch...max(instance.startStretch, instance.endStretch)
    where isCounted(stretches[index], by: instance.clock) {
      let (isLast, before) = (index >= instance.endStretch, course.used)
      let from = max(instance.start, stretches[index].from)
      count(from: from, to: isLast ? instance.end : stretches[index + 1].from, calendar, &course)
      if course.due == nil, isLast || course.used >= target { course.due = calendars[calendar].moment(after: target - before, from: from) }
    }
    return course
  }

  /// - Parameter end: nil for now.
  private mutating func count(from start: Int, to end: Int?, _ calendar: Int, _ course: inout ClockCourse) {
    if let end { course.used += calendars[calendar].openSeconds(start, end) } else { course.countsFrom = start }
  }
}
