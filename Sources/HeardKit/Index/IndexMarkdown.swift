/// INDEX.md: the board for people who read it at their git host or in an editor. Nothing in it depends on now.
///
/// - Parameter zone: whose wall time dues are in.
public func indexMarkdown(_ rows: [TicketRow], _ configuration: Configuration, zone: TimeZoneRules) -> [UInt8] {
  let board = Board(rows, configuration)
  var text = "# \(escaped(configuration.workspace))\n\n\(board.summary). Times are those of \(escaped(configuration.timezone)).\n"
  for column in board.columns {
    text += "\n## \(escaped(column.title)) (\(column.rows.count + column.done.reduce(0) { $0 + $1.count }))\n\n"
    if !column.rows.isEmpty {
      text += tableLine(["due", "ticket", "subject", "customer", "channel", "priority", "assignee"])
      text += tableLine(Array(repeating: "---", count: 7))
      for row in column.rows { text += tableLine(cells(row, zone)) }
    }
    if !column.rows.isEmpty, !column.done.isEmpty { text += "\n" }
    for (folder, count) in column.done { text += "- [\(escaped(folder))](\(pageLink(folder))): \(counted(count))\n" }
  }
  return Array(text.utf8)
}

private func cells(_ row: TicketRow, _ zone: TimeZoneRules) -> [String] {
  let ticket = row.ticket
  return [
    row.nextDue.map { TimeText.date($0, zone) } ?? "", "[\(escaped(ticket.name))](\(pageLink(ticket.path)))",
    escaped(ticket.subject ?? ""), escaped(row.customerName), escaped(ticket.channel ?? ""), escaped(ticket.priority ?? ""),
    escaped(ticket.assignee ?? ""),
  ]
}

private func tableLine(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }

/// A text as one line of Markdown that shows it and means nothing else: no markup, no HTML, no end of a table's cell.
private func escaped(_ text: String) -> String {
  var result: [UInt8] = []
  for byte in printable(text).utf8 {
    if special.contains(byte) { result.append(Byte.backslash) }
    result.append(byte)
  }
  return String(decoding: result, as: UTF8.self)
}

private let special = Array("\\`*_[]<>|~&#$".utf8)
