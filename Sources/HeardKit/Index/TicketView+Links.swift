/// A ticket that another one names.
struct LinkedTicket: Sendable {
  /// As it is written, or the whole id of what is meant.
  var name: String
  /// nil where nothing is there by that name, or more than one.
  var row: TicketRow?
}

extension TicketRow {
  /// What this ticket names, each once, in the order of the file; itself left out.
  func linked(among all: [TicketRow]) -> [LinkedTicket] {
    let written = ticket.document.linkNames
    if written.isEmpty { return [] }
    let names = TicketNames(paths: all.lazy.map(\.ticket.path))
    var (found, seen): ([LinkedTicket], Set<String>) = ([], [])
    for name in written {
      let id = names.meaning(of: name).only
      let linked = LinkedTicket(name: id?.text ?? name, row: id.flatMap(names.place).map { all[$0] })
      if linked.row?.ticket.path != ticket.path, seen.insert(linked.name).inserted { found.append(linked) }
    }
    return found
  }
}

extension TicketView {
  /// Where the conversation goes on, if elsewhere.
  var continuation: String {
    guard let id = row.ticket.joined else { return "" }
    let words = linked.first { $0.name == id.text }?.row.map { ": \($0.ticket.subject ?? "(no subject)")" } ?? ", which is not here"
    return styled("continues in \(id)\(words)", .yellow) + "\n"
  }

  /// What the ticket names, with its subject and where it stands.
  var linkedTickets: String {
    guard !linked.isEmpty else { return "" }
    var table = Table([.init(""), .init(""), .init("", isFlexible: true)])
    table.rows = TableRows(
      linked.map { linked in
        guard let other = linked.row?.ticket else { return [.init(linked.name, .bold), .init("?"), .init("no such ticket", .yellow)] }
        return [.init(linked.name, .bold), .init(other.placement?.name ?? "?"), .init(other.subject ?? "(no subject)")]
      })
    return styled("Links", .bold) + "\n" + table.text(width: width, isColored: isColored)
  }
}
