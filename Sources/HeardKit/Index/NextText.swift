/// What `heard next` shows: the first ticket with what its customer last said, then the ones that follow.
///
/// - Parameter limit: how many follow.
public func nextText(
  _ found: [(row: TicketRow, urgency: Urgency)], _ time: TimeText, limit: Int, width: Int?, isColored: Bool
) -> String {
  guard let first = found.first else { return "Nothing to do: no clock runs and nobody waits.\n" }
  let ticket = first.row.ticket
  func line(_ text: String, _ style: Style? = nil) -> String {
    let line = printable(text)
    let cut = width.map { line.truncated(toWidth: $0) } ?? line
    return (style?.apply(to: cut, ifColored: isColored) ?? cut) + "\n"
  }
  var text = line("\(ticket.name)  \(ticket.subject ?? "(no subject)")", .bold)
  text += line("  \(first.urgency.reason(time))", first.urgency.style)
  let facts = [ticket.customer?.text, ticket.channel, ticket.placement?.name, ticket.priority].compactMap { $0 }
  text += line("  " + facts.joined(separator: " · "), .dim)
  if let said = first.row.lastWordsOfCustomer(until: time.now) { text += line("  > " + said) }
  text += line("  heard show \(ticket.name)   heard reply \(ticket.name)", .dim)
  let others = found.dropFirst().prefix(limit)
  guard !others.isEmpty else { return text }
  var table = Table([.init("THEN"), .init("WHY", isFlexible: true), .init("SUBJECT", isFlexible: true, yieldsFirst: true)])
  table.rows = others.map { row, urgency in
    [.init(row.ticket.name), .init(urgency.reason(time), urgency.style), .init(row.ticket.subject ?? "(no subject)")]
  }
  text += "\n" + table.text(width: width, isColored: isColored)
  let left = found.count - 1 - others.count
  return left > 0 ? text + "and \(left) more: heard list\n" : text
}

/// What `heard next --json` prints: the tickets as in a list, each with the reason.
public func nextJSON(
  _ found: [(row: TicketRow, urgency: Urgency)], _ configuration: Configuration, _ time: TimeText
) -> [UInt8] {
  var json = JSONWriter()
  json.object {
    $0.key("tickets")
    $0.array(onLines: true) { json in
      for (row, urgency) in found {
        json.object {
          row.writeMembers(to: &$0, configuration)
          $0.member("reason", urgency.reason(time))
        }
      }
    }
  }
  return json.bytes + [Byte.newline]
}

extension TicketRow {
  /// On one line; nil if the customer said nothing in words.
  fileprivate func lastWordsOfCustomer(until now: Instant) -> String? {
    var last: Entry?
    ticket.document.forEachHappened(until: now) { entry, _ in if entry.kind == .customer { last = entry } }
    let text = last.map { ticket.document.text(of: $0) } ?? ""
    return text.isEmpty ? nil : text
  }
}
