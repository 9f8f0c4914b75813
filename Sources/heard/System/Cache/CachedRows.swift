import HeardKit

extension Desk {
  /// Gathers what there is to do, with its clocks, in parts in the order of paths.
  ///
  /// - Parameters:
  ///   - fresh: A part into which nothing was gathered yet.
  ///   - concerns: Whether a ticket may be wanted, by its front matter and place. Called from several threads, as the next ones.
  ///   - isWanted: Is shown rows without what was said. Must want nothing that is settled: see ``StandingTicket/isSettled``.
  ///   - add: Is handed the rows that are wanted.
  func gatherLiving<Part: Sendable>(
    into fresh: Part, ifOf concerns: @escaping @Sendable (Ticket) -> Bool = { _ in true },
    where isWanted: @escaping @Sendable (TicketRow) -> Bool, _ add: @escaping @Sendable (TicketRow, inout Part) -> Void
  ) throws -> [Part] {
    func withoutCache() throws -> [Part] {
      try gather(rows(archived: .active) { concerns($0.ticket) && isWanted($0) }, into: fresh, add)
    }
    guard var cache = DeskCache(self) else { return try withoutCache() }
    let (configuration, now) = (configuration, now)
    let parts = cache.pass(serviceLevels, into: fresh) {
      $0.look(now)
    } stand: { standing, levels, part in
      guard concerns(standing.ticket) else { return }
      let row = standing.row(&levels, configuration, now: now)
      if isWanted(row) { add(row, &part) }
    } _: { ticket, levels, part in
      let standing = StandingTicket(ticket, &levels, configuration, now: now)
      let row =
        standing?.row(&levels, configuration, now: now)
        ?? TicketRow(ticket, clocks: levels.readings(of: ticket, now: now), configuration: configuration, now: now)
      if concerns(ticket), isWanted(row) { add(row.brief, &part) }
      return standing.map { DeskCache.Note($0, since: now) } ?? .init()
    }
    guard let parts else { return try withoutCache() }
    for file in cache.others where file.kind != .file { sayUnread(file) }
    cache.save()
    return parts
  }

  /// Gathers rows that are at hand, which takes as long as looking at all files where they are many: threads share them.
  func gather<Part: Sendable>(_ rows: [TicketRow], into fresh: Part, _ add: @Sendable (TicketRow, inout Part) -> Void) throws -> [Part] {
    let portion = 1_000
    return try mapConcurrently((rows.count + portion - 1) / portion) { number in
      var part = fresh
      for place in number * portion..<min((number + 1) * portion, rows.count) { add(rows[place], &part) }
      return part
    }
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
