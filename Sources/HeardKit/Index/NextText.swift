/// What `heard next` shows: the first ticket with what its customer last said, then the ones that follow.
///
/// - Parameters:
///   - whole: the first ticket with all that was said; nil where that cannot be read.
///   - limit: how many follow.
public func nextText(
  _ next: NextRows, _ desks: [DeskView], first whole: Ticket?, limit: Int, width: Int?, isColored: Bool
) -> String {
  let found = next.rows
  guard let first = found.first else { return "Nothing to do: no clock runs and nobody waits.\n" }
  let (row, time, desk) = (first.row.row, desks[first.row.desk].time, name(of: first.row, in: desks))
  let ticket = row.ticket
  func line(_ text: String, _ style: Style? = nil) -> String {
    let line = printable(text)
    let cut = width.map { line.truncated(toWidth: $0) } ?? line
    return (style?.apply(to: cut, ifColored: isColored) ?? cut) + "\n"
  }
  var text = line("\(ticket.name)  \(ticket.subject ?? "(no subject)")", .bold)
  text += line("  \(first.urgency.reason(time))", first.urgency.style)
  let facts = [desk, ticket.customer?.text, ticket.channel, ticket.placement?.name, ticket.priority].compactMap { $0 }
  text += line("  " + facts.joined(separator: " · "), .dim)
  if let said = whole?.document.lastWordsOfCustomer(until: time.now) { text += line("  > " + said) }
  let place = desks[first.row.desk].name
  let heard = place.isEmpty ? "heard" : "heard -C \(place)"
  text += line("  \(heard) show \(ticket.name)   \(heard) reply \(ticket.name)", .dim)
  let others = found.dropFirst().prefix(limit)
  guard !others.isEmpty else { return text }
  var table = Table([.init("THEN"), .init("WHY", isFlexible: true), .init("SUBJECT", isFlexible: true, yieldsFirst: true)])
  if desk != nil { table.columns.insert(.init("DESK"), at: 1) }
  table.rows = TableRows(
    others.map { found in
      let (ticket, urgency) = (found.row.row.ticket, found.urgency)
      let why = Table.Cell(urgency.reason(desks[found.row.desk].time), urgency.style)
      return [.init(ticket.name)] + (name(of: found.row, in: desks).map { [.init($0)] } ?? []) + [
        why, .init(ticket.subject ?? "(no subject)"),
      ]
    })
  text += "\n" + table.text(width: width, isColored: isColored)
  let left = next.count - 1 - others.count
  return left > 0 ? text + "and \(left) more: --limit shows them\n" : text
}

/// What `heard next --json` prints: the tickets as in a list, each with the reason.
public func nextJSON(_ next: NextRows, _ desks: [DeskView]) -> [UInt8] {
  ticketsJSON(next.rows) { json, found in
    let desk = desks[found.row.desk]
    json.object {
      if let name = name(of: found.row, in: desks) { $0.member("desk", name) }
      found.row.row.writeMembers(to: &$0, desk.configuration)
      $0.member("reason", found.urgency.reason(desk.time))
    }
  }
}

extension TicketDocument {
  /// On one line; nil if the customer said nothing in words.
  fileprivate func lastWordsOfCustomer(until now: Instant) -> String? {
    var last: Entry?
    forEachHappened(until: now) { entry, _ in if entry.kind == .customer { last = entry } }
    let text = last.map { self.text(of: $0) } ?? ""
    return text.isEmpty ? nil : text
  }
}
