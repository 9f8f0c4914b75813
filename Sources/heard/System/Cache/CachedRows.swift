import HeardKit

extension Desk {
  /// What there is to do, with its clocks, in the order of paths: as ``rows(archived:where:)`` of what is active.
  ///
  /// - Parameter isWanted: Is shown rows without what was said. Called from several threads. Must want nothing that is settled: see ``TicketRow/isSettled(_:now:)``.
  func livingRows(where isWanted: @escaping @Sendable (TicketRow) -> Bool) throws -> [TicketRow] {
    guard var cache = DeskCache(self) else { return try rows(archived: .active, where: isWanted) }
    let (configuration, now) = (configuration, now)
    let made = cache.pass(serviceLevels) { entry in
      entry.settledFrom <= now.seconds ? .nothing : entry.textCount > 0 ? .abridged : .whole
    } _: { ticket, isWhole, levels in
      let row = TicketRow(ticket, clocks: levels.readings(of: ticket, now: now), configuration: configuration, now: now)
      var note = DeskCache.Note()
      if row.isSettled(configuration, now: now) {
        note.settledFrom = now.seconds
      } else if isWhole {
        note.text = ticket.document.abridgedBytes
      }
      return (isWanted(row) ? row.brief : nil, note)
    }
    guard let made else { return try rows(archived: .active, where: isWanted) }
    for file in cache.others where file.kind != .file { sayUnread(file) }
    cache.save()
    return made
  }
}
