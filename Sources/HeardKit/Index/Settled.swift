extension TicketRow {
  /// Whether no list of what there is to do shows the ticket from now on, whatever time it is, unless its file changes: it is done and an entry
  /// says so, its clocks have ended, and nobody waits.
  ///
  /// A ticket that was moved by hand counts as moved now, and one with an entry that is to come or not stamped yet has something happen: neither is.
  /// - Parameters:
  ///   - configuration: That of the row, which must not be ``brief``.
  ///   - now: That of the row.
  public func isSettled(_ configuration: Configuration, now: Instant) -> Bool {
    guard isDone, waitingSince == nil, clocks.allSatisfy({ $0.ended != nil }) else { return false }
    let document = ticket.document
    var lastMove: (time: Instant, entry: Entry)?
    for entry in document.entries {
      guard case .at(let time) = entry.time, time.instant <= now else { return false }
      if entry.kind == .move, lastMove.map({ $0.time <= time.instant }) ?? true { lastMove = (time.instant, entry) }
    }
    guard let change = lastMove?.entry.change else { return false }
    return configuration.placement(named: document.bytes.text(change.new))?.status.name == ticket.placement?.status.name
  }

  private var isDone: Bool { ticket.placement?.status.mode.isDone ?? false }
}
