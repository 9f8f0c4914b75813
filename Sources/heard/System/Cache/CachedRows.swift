import HeardKit

extension Desk {
  /// What there is to do, with its clocks, in the order of paths: as ``rows(archived:where:)`` of what is active.
  ///
  /// - Parameter isWanted: Is shown rows without what was said. Called from several threads. Must want nothing that is settled: see
  ///     ``StandingTicket/isSettled``.
  func livingRows(where isWanted: @escaping @Sendable (TicketRow) -> Bool) throws -> [TicketRow] {
    guard var cache = DeskCache(self) else { return try rows(archived: .active, where: isWanted) }
    let (configuration, now) = (configuration, now)
    let made = cache.pass(serviceLevels) {
      $0.look(now)
    } stand: { standing, levels in
      let row = standing.row(&levels, configuration, now: now)
      return isWanted(row) ? row : nil
    } _: { ticket, levels in
      guard let standing = StandingTicket(ticket, &levels, configuration, now: now) else {
        let row = TicketRow(ticket, clocks: levels.readings(of: ticket, now: now), configuration: configuration, now: now)
        return (isWanted(row) ? row.brief : nil, .init())
      }
      let row = standing.row(&levels, configuration, now: now)
      return (isWanted(row) ? row.brief : nil, DeskCache.Note(standing, since: now))
    }
    guard let made else { return try rows(archived: .active, where: isWanted) }
    for file in cache.others where file.kind != .file { sayUnread(file) }
    cache.save()
    return made
  }
}

extension CacheEntry {
  /// What of a ticket has to be looked at for a list of what there is to do.
  func look(_ now: Instant) -> DeskCache.Look { standsFrom > now.seconds ? .whole : rowCount > 0 ? .row : .nothing }
}

extension DeskCache.Note {
  init(_ ticket: StandingTicket, since now: Instant) {
    if let row = ticket.isSettled ? [] : ticket.bytes { standing = (now.seconds, row) }
  }
}
