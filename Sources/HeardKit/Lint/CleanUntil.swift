extension Linter {
  /// Until when, that left out, lint finds nothing in a ticket in which it finds nothing now, if neither its file nor heard.yaml nor the responses
  /// change; the end of time where nothing of it depends on the time.
  ///
  /// A clock's time runs at most as fast as ours, so what is left of it is the least that is left of ours, whatever its calendar.
  /// - Parameter readings: Every clock instance of the ticket that has not ended at `now`.
  /// - Returns: nil where it cannot be said: if other tickets matter to it, if an entry is to come or not stamped, or if the time is very short.
  public func cleanUntil(_ ticket: Ticket, readings: [ClockReading]) -> Instant? {
    let document = ticket.document
    let hasHappened = document.entries.allSatisfy { if case .at(let time) = $0.time { time.instant <= now } else { false } }
    guard !document.entries.isEmpty, hasHappened, document.linkNames.isEmpty else { return nil }
    var until = Instant(seconds: .max)
    for reading in readings where reading.state != .overdue {
      guard let remaining = reading.remaining else { continue }
      until = min(until, now + (remaining - (reading.state == .running ? warning(of: reading, remaining) : 0)))
    }
    if let window = ReplyWindow(ticket, entries: document.entriesByTime(now: now).0, configuration, now: now), window.state != .closed {
      let length = configuration.channels.first { $0.name == window.channel }?.replyWindow ?? 0
      until = min(until, window.closes + (window.state == .open ? -(length / 4) : 0))
    }
    return until > now ? until : nil
  }

  /// How many seconds before it is due a clock is due soon.
  private func warning(of reading: ClockReading, _ remaining: Int) -> Int {
    let policies = configuration.policies
    return policies.indices.contains(reading.policy) ? policies[reading.policy].warn ?? (reading.used + remaining) / 4 : remaining
  }
}
