/// The table of `heard list`.
public func listTable(_ rows: [TicketRow], _ time: TimeText) -> Table {
  var table = Table([
    .init("TICKET"), .init("NEXT DUE"), .init("STANDS IN"), .init("PRIORITY"), .init("ASSIGNEE"), .init("CHANNEL"),
    .init("CUSTOMER", isFlexible: true), .init("SUBJECT", isFlexible: true),
  ])
  table.rows = rows.map { row in
    let ticket = row.ticket
    return [
      .init(ticket.name, .bold), row.dueCell(time), .init(ticket.placement?.name ?? "?"), .init(ticket.priority ?? ""),
      .init(ticket.assignee ?? ""), .init(ticket.channel ?? ""), .init(row.customerName), .init(ticket.subject ?? "(no subject)"),
    ]
  }
  return table
}

extension TicketRow {
  /// When the ticket is due, or that it is paused.
  func dueCell(_ time: TimeText) -> Table.Cell {
    guard let clock = nextClock ?? clocks.first(where: { $0.state == .paused }) else { return "" }
    return Table.Cell(time.due(clock), clock.style)
  }

  /// The customer's name, else the handle.
  var customerName: String { ticket.customer?.name ?? ticket.customer?.handle ?? "" }
}
