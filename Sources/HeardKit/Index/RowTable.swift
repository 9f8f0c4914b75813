/// The table of `heard list`; of several desks, with whose each ticket is.
public func listTable(_ rows: [DeskRow], _ desks: [DeskView]) -> Table {
  var table = Table([
    .init("TICKET"), .init("NEXT DUE"), .init("STANDS IN"), .init("PRIORITY"), .init("ASSIGNEE"), .init("CHANNEL"),
    .init("CUSTOMER", isFlexible: true), .init("SUBJECT", isFlexible: true),
  ])
  if desks.count > 1 { table.columns.insert(.init("DESK"), at: 0) }
  // By place: a row that is handed out is a copy.
  table.rows = rows.indices.map { place in
    let cells = rows[place].row.cells(desks[rows[place].desk].time)
    return desks.count > 1 ? name(of: rows[place], in: desks).map { [.init($0)] + cells } ?? cells : cells
  }
  return table
}

extension TicketRow {
  fileprivate func cells(_ time: TimeText) -> [Table.Cell] {
    [
      .init(ticket.name, .bold), dueCell(time), .init(ticket.placement?.name ?? "?"), .init(ticket.priority ?? ""),
      .init(ticket.assignee ?? ""), .init(ticket.channel ?? ""), .init(customerName), .init(ticket.subject ?? "(no subject)"),
    ]
  }

  /// When the ticket is due, or that it is paused.
  func dueCell(_ time: TimeText) -> Table.Cell {
    guard let clock = nextClock ?? clocks.first(where: { $0.state == .paused }) else { return "" }
    return Table.Cell(time.due(clock), clock.style)
  }

  /// The customer's name, else the handle.
  var customerName: String {
    guard let scalar = ticket.document.scalar("customer"), let range = scalar.verbatim else {
      return ticket.customer.flatMap { $0.name ?? $0.handle } ?? ""
    }
    let (name, handle) = Person.parts(of: ticket.document.bytes, range)
    return (name ?? handle).map(ticket.document.bytes.text) ?? ""
  }
}
