/// What time alone asks of a ticket: nobody decided anything, but something ran out or came in.
public enum Sweep: Sendable {
  /// The customer wrote while the ticket waited for them or was done.
  case reopen(Reopening)
  /// The clock of its tier ran out.
  case escalate(to: Placement, clock: ClockReading)

  /// - Parameters:
  ///   - readings: Every clock of the ticket at `time`.
  ///   - time: Now, with the workspace's offset.
  /// - Returns: nil if there is nothing to do. Never more than one step: a tier that is entered now has its whole time before it.
  public init?(_ ticket: Ticket, readings: [ClockReading], _ configuration: Configuration, time: Timestamp) {
    let (entries, _) = ticket.document.entriesByTime(now: time.instant)
    if let message = ticket.overlookedMessage(in: entries, configuration, now: time.instant) {
      // It is to be taken where the conversation continues, which somebody has to see.
      guard ticket.joined == nil, let reopening = Reopening(of: ticket, at: message, configuration) else { return nil }
      self = .reopen(reopening)
      return
    }
    guard let clock = readings.first(where: { $0.clock == .tier && $0.state == .overdue }),
      let place = Self.placeAbove(ticket, Transition(configuration: configuration, time: time))
    else { return nil }
    self = .escalate(to: place, clock: clock)
  }

  /// The next tier, in the same status: who waits for the customer goes on waiting. nil from the highest.
  private static func placeAbove(_ ticket: Ticket, _ transition: Transition) -> Placement? {
    guard let above = try? transition.destination(tiersUp: 1, for: ticket) else { return nil }
    guard let status = ticket.placement?.status, status.hasTiers else { return above }
    return Placement(status: status, tier: above.tier)
  }

  /// Makes the change, and gives the reason.
  ///
  /// - Parameter wall: The zone in which the reason names the time.
  /// - Returns: In a few words what was done.
  public func apply(to change: inout TicketChange, wall: TimeZoneRules) throws(TicketChange.Problem) -> String {
    let origin = change.ticket.placement?.name ?? ""
    switch self {
    case .reopen(let reopening):
      change.reopen(reopening)
      return "\(origin) -> \(reopening.place.name): the customer wrote at \(reopening.time.text)"
    case .escalate(let place, let clock):
      let due = clock.due.map { Timestamp($0, offset: wall.offset(at: $0)).text } ?? ""
      let reason = "the tier clock ran out at \(due)"
      try change.move(to: place, because: "\(reason.prefix(1).uppercased())\(reason.dropFirst()).")
      return "\(origin) -> \(place.name): \(reason)"
    }
  }
}
