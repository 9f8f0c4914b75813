/// Who may not stay silent: product.md's rule for what a commit may leave overdue.
extension Linter {
  /// The breaches about which a change leaves the file silent, less those that nobody can be blamed for:
  /// - A ticket that is new in the first status has just arrived, however old its messages.
  /// - A clock that was not overdue before, where the change tightened what is promised, or where it began with a message that came from another
  ///   ticket, as joining brings it: it made the breach visible.
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
    let silent = silentOverdue(revision.after, readings: readings)
    if silent.isEmpty { return [] }
    let brought = revision.broughtAlong
    let found = silent.filter { found in
      let isMadeVisible = isTightened || brought.contains(found.reading.started)
      return !isMadeVisible || before.contains { $0.state == .overdue && $0.isSameClock(as: found.reading) }
    }
    return found.count > 1 ? [united(found)].compactMap { $0 } : found.map(\.diagnostic)
  }

  /// One word about several clocks cures them all, so they are one finding.
  private func united(_ found: [(reading: ClockReading, diagnostic: Diagnostic)]) -> Diagnostic? {
    guard var diagnostic = found.first?.diagnostic, let latest = found.compactMap(\.reading.due).max() else { return nil }
    let names = found.map(\.reading.words).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let list = names.count > 1 ? names.dropLast().joined(separator: ", ") + " and " + names[names.count - 1] : names.joined()
    let since = Timestamp(latest, offset: zone.offset(at: latest)).text
    diagnostic.message = "\(list) overdue, the last since \(since), and nobody says why; answer, escalate, or run 'heard excuse'"
    return diagnostic
  }
}

extension ClockReading {
  /// Whether two readings are of one clock: an entry that came between may have numbered it anew.
  func isSameClock(as other: ClockReading) -> Bool {
    clock == other.clock && (started == other.started || instance == other.instance)
  }
}
