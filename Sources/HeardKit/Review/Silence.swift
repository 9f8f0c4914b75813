/// Who may not stay silent: product.md's rule for what a commit may leave overdue.
extension Linter {
  /// The breaches about which a change leaves the file silent, less those that nobody can be blamed for:
  /// - A ticket that is new in the first status has just arrived, however old its messages.
  /// - A clock that was not overdue before, where the change tightened what is promised: it made the breach visible.
  ///
  /// Without a workspace before, nothing was promised, and nothing is found.
  /// - Parameters:
  ///   - readings: The clocks of the ticket after the change.
  ///   - before: Its clocks before, at the same `now`, by the promises that held before; empty for a new ticket.
  ///   - changesPromises: Whether heard.yaml changes too.
  public func silence(
    of revision: TicketRevision, readings: [ClockReading], before: [ClockReading], changesPromises: Bool
  ) -> [Diagnostic] {
    let hasArrived = revision.before == nil && revision.after.placement?.status == configuration.statuses.first
    guard !hasArrived else { return [] }
    let isTightened = changesPromises || revision.changesAttributes
    return silentOverdue(revision.after, readings: readings).filter { found in
      !isTightened || before.contains { $0.state == .overdue && $0.isSameClock(as: found.reading) }
    }.map(\.diagnostic)
  }
}

extension ClockReading {
  /// Whether two readings are of one clock: an entry that came between may have numbered it anew.
  fileprivate func isSameClock(as other: ClockReading) -> Bool {
    clock == other.clock && (started == other.started || instance == other.instance)
  }
}
