extension ServiceLevels {
  /// How the clocks of a ticket stand, by clock, then by instance; those that no policy has a target for are left out.
  ///
  /// - Parameter ended: Whether those that have ended are wanted too. Lint asks for the others, which most tickets no longer have.
  public mutating func readings(of ticket: Ticket, now: Instant, ended: Bool = true) -> [ClockReading] {
    readings(of: ticket.document, in: ticket.placement, now: now, ended: ended)
  }

  mutating func readings(of document: TicketDocument, in placement: Placement?, now: Instant, ended: Bool) -> [ClockReading] {
    var readings: [ClockReading] = []
    _ = visit(document, placement, now: now, ended) { readings.append($0.reading(of: $1, at: now)) }
    return readings
  }

  /// What the readings of a ticket are made of, in the same order.
  ///
  /// - Returns: nil where it does not hold at any later time: something is to come or not yet stamped, or was moved by hand.
  mutating func courses(of ticket: Ticket, now: Instant) -> [ClockCourse]? {
    var courses: [ClockCourse] = []
    return visit(ticket.document, ticket.placement, now: now, true) { courses.append($1) } ? courses : nil
  }

  /// - Returns: Whether the same is to be found at any later time.
  private mutating func visit(
    _ document: TicketDocument, _ placement: Placement?, now: Instant, _ ended: Bool, _ body: (inout ServiceLevels, ClockCourse) -> Void
  ) -> Bool {
    // The memory goes to the walk and comes back: a ticket then costs one allocation, that of its readings.
    var walk = TicketWalk(terms, now: now, reusing: exchange(&history, with: TicketHistory()))
    walk.run(document, in: placement)
    let history = walk.history
    defer { self.history = history }
    guard ended || history.instances.contains(where: { $0.end == nil }) else { return history.isLasting }
    var judge = PolicyJudge(terms, document, history)
    for clock in Clock.allCases {
      for index in history.instances.indices where history.instances[index].clock == clock {
        guard ended || history.instances[index].end == nil, let offer = judge.offer(for: clock, at: history.instances[index].moment)
        else { continue }
        body(&self, course(of: history.instances[index], offer, history.stretches))
      }
    }
    return history.isLasting
  }

  /// How a clock stands.
  ///
  /// - Parameter now: Not before what happened last.
  mutating func reading(of course: ClockCourse, at now: Instant) -> ClockReading {
    let offer = terms.offers[course.offer]
    let used = course.used + (course.countsFrom.map { calendars[offer.calendar].openSeconds($0, now.seconds) } ?? 0)
    var reading = ClockReading(
      clock: course.clock, instance: course.instance, policy: offer.policy, started: Instant(seconds: course.started),
      ended: course.ended.map(Instant.init), due: course.due.map(Instant.init), state: .running, used: used,
      remaining: course.target.map { $0 - used })
    reading.state = state(of: reading, course, warn: offer.warn, now: now.seconds)
    return reading
  }

  private func state(of reading: ClockReading, _ course: ClockCourse, warn: Int?, now: Int) -> ClockReading.State {
    if let end = course.ended {
      if let due = course.due, end > due { return .breached }
      return course.isWithoutAnswer ? .void : .met
    }
    guard let remaining = reading.remaining, let target = course.target else { return .running }
    if course.countsFrom == nil, remaining > 0 { return .paused }
    guard let due = course.due else { return .running }
    if now > due { return .overdue }
    let isSoon = warn.map { remaining <= $0 } ?? (4 * remaining <= target)
    return isSoon ? .dueSoon : .running
  }
}
