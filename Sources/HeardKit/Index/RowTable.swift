extension TicketRow {
  /// The cells of `heard list`, with whose the ticket is where there are several desks.
  func add(to rows: inout TableRows, _ time: TimeText, desk: String?) {
    if let desk { rows.add(Table.Cell(desk)) }
    rows.add(Table.Cell(ticket.name, .bold))
    rows.add(dueCell(time))
    rows.add(Table.Cell(ticket.placement?.name ?? "?"))
    add("priority", to: &rows)
    add("assignee", to: &rows)
    add("channel", to: &rows)
    if let range = customerRange { rows.add(ticket.document.bytes, range) } else { rows.add(Table.Cell(customerName)) }
    add("subject", to: &rows, orElse: "(no subject)")
    rows.endRow()
  }

  /// What stands in the file as it is to be shown is not made a text of.
  private func add(_ key: StaticString, to rows: inout TableRows, orElse other: Table.Cell = "") {
    guard let scalar = ticket.document.scalar(key) else { return rows.add(other) }
    if let range = scalar.verbatim, !range.isEmpty { return rows.add(ticket.document.bytes, range) }
    let text = scalar.text(in: ticket.document.bytes)
    rows.add(text.isEmpty ? other : Table.Cell(text))
  }

  /// The customer's name, else the handle.
  var customerName: String {
    customerRange.map(ticket.document.bytes.text) ?? ticket.customer.flatMap { $0.name ?? $0.handle } ?? ""
  }

  /// Where that stands as it is.
  private var customerRange: Range<Int>? {
    guard let range = ticket.document.scalar("customer")?.verbatim else { return nil }
    let (name, handle) = Person.parts(of: ticket.document.bytes, range)
    return name ?? handle ?? range.lowerBound..<range.lowerBound
  }

  /// When the ticket is due, or that it is paused.
  func dueCell(_ time: TimeText) -> Table.Cell {
    guard let clock = nextClock ?? clocks.first(where: { $0.state == .paused }) else { return "" }
    return Table.Cell(time.due(clock), clock.style)
  }
}
