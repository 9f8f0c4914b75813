extension ServiceLevels {
  /// How the clocks of a ticket stand, by clock, then by instance; those that no policy has a target for are left out.
  ///
  /// - Parameter ended: Whether those that have ended are wanted too. Lint asks for the others, which most tickets no longer have.
  public mutating func readings(of ticket: Ticket, now: Instant, ended: Bool = true) -> [ClockReading] {
    readings(of: ticket.document, in: ticket.placement, now: now, ended: ended)
  }

  mutating func readings(of document: TicketDocument, in placement: Placement?, now: Instant, ended: Bool) -> [ClockReading] {
    // The memory goes to the walk and comes back: a ticket then costs one allocation, that of its readings.
    var walk = TicketWalk(terms, now: now, reusing: exchange(&history, with: TicketHistory()))
    walk.run(document, in: placement)
    let history = walk.history
    defer { self.history = history }
    guard ended || history.instances.contains(where: { $0.end == nil }) else { return [] }
    var judge = PolicyJudge(terms, document, history)
    var readings: [ClockReading] = []
    readings.reserveCapacity(history.instances.count)
    for clock in Clock.allCases {
      for index in history.instances.indices where history.instances[index].clock == clock {
        guard ended || history.instances[index].end == nil, let offer = judge.offer(for: clock, at: history.instances[index].moment)
        else { continue }
        readings.append(reading(of: history.instances[index], offer, history.stretches, now: now.seconds))
      }
    }
    return readings
  }

  mutating func reading(
    of instance: TicketHistory.Instance, _ offer: ServiceTerms.Offer, _ stretches: [TicketHistory.Stretch], now: Int
  ) -> ClockReading {
    let sum = sum(of: instance, offer, stretches, now: now)
    var reading = ClockReading(
      clock: instance.clock, instance: instance.number, policy: offer.policy, started: Instant(seconds: instance.start),
      ended: instance.end.map(Instant.init), due: sum.due.map(Instant.init), state: .running, used: sum.used,
      remaining: sum.target.map { $0 - sum.used })
    reading.state = state(of: reading, sum, offer, instance, now: now)
    return reading
  }

  private func state(
    of reading: ClockReading, _ sum: ClockSum, _ offer: ServiceTerms.Offer, _ instance: TicketHistory.Instance, now: Int
  ) -> ClockReading.State {
    if let end = instance.end {
      if let due = sum.due, end > due { return .breached }
      return instance.isWithoutAnswer ? .void : .met
    }
    guard let remaining = reading.remaining, let target = sum.target else { return .running }
    if sum.isPaused, remaining > 0 { return .paused }
    guard let due = sum.due else { return .running }
    if now > due { return .overdue }
    let isSoon = offer.warn.map { remaining <= $0 } ?? (4 * remaining <= target)
    return isSoon ? .dueSoon : .running
  }
}

/// What a clock has used, and when that reaches its target.
struct ClockSum {
  var used = 0
  var due: Int?
  /// nil if there is none, since the calendar never opens again.
  var target: Int?
  var isPaused = false
}

extension ServiceLevels {
  /// Adds up an instance to its end, or to now.
  func isCounted(_ stretch: TicketHistory.Stretch, by clock: Clock) -> Bool {
    switch stretch.mode {
    case .runs, .voids: true
    case .pauses: !clock.pauses
    case .stops: clock != .resolve
    }
  }

  mutating func sum(of instance: TicketHistory.Instance, _ offer: ServiceTerms.Offer, _ stretches: [TicketHistory.Stretch], now: Int)
    -> ClockSum
  {
    let end = instance.end ?? now
    guard case .duration(let target, _) = offer.length else {
      let start = Instant(seconds: instance.start)
      let due =
        offer.length == .sameDay
        ? calendars[offer.calendar].sameDayClosing(from: start)
        : calendars[offer.calendar].nextDayClosing(from: start)
      let used = calendars[offer.calendar].openSeconds(instance.start, end)
      return ClockSum(used: used, due: due?.seconds, target: due.map { calendars[offer.calendar].openSeconds(instance.start, $0.seconds) })
    }
    var sum = ClockSum(target: target)
    for index in instance.startStretch...max(instance.startStretch, instance.endStretch) {
      let isLast = index >= instance.endStretch
      guard isCounted(stretches[index], by: instance.clock) else {
        sum.isPaused = isLast
        continue
      }
      let from = max(instance.start, stretches[index].from)
      let open = calendars[offer.calendar].openSeconds(from, isLast ? end : stretches[index + 1].from)
      if sum.due == nil, isLast || sum.used + open >= target {
        sum.due = calendars[offer.calendar].moment(after: target - sum.used, from: from)
      }
      sum.used += open
    }
    return sum
  }
}
