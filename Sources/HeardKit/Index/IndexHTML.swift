/// index.html: the board as one page that needs nothing else. Nothing in it depends on now; the page itself works out what is overdue.
///
/// - Parameter zone: whose wall time dues are in.
public func indexHTML(_ rows: [TicketRow], _ configuration: Configuration, zone: TimeZoneRules) -> [UInt8] {
  let board = Board(rows, configuration)
  let title = escaped(configuration.workspace)
  var page = """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
    <title>\(title)</title>
    <style>
    \(style)
    </style>
    </head>
    <body>
    <h1 dir="auto">\(title)</h1>
    <p>\(board.summary). Times are those of \(escaped(configuration.timezone)).</p>

    """
  for column in board.columns { page += section(column, zone) }
  page += "<script>\n\(script)\n</script>\n</body>\n</html>\n"
  return Array(page.utf8)
}

private func section(_ column: Board.Column, _ zone: TimeZoneRules) -> String {
  var text = "<section>\n<h2>\(escaped(column.title))</h2>\n"
  if !column.rows.isEmpty {
    let titles = ["due", "ticket", "subject", "customer", "channel", "priority", "assignee"]
    text += "<table>\n<thead><tr>" + titles.map { "<th scope=\"col\">\($0)</th>" }.joined() + "</tr></thead>\n<tbody>\n"
    for row in column.rows { text += line(row, zone) }
    text += "</tbody>\n</table>\n"
  }
  if !column.done.isEmpty {
    text += "<ul>\n"
    for (folder, count) in column.done { text += "<li><a href=\"\(pageLink(folder))/\">\(escaped(folder))</a>: \(counted(count))</li>\n" }
    text += "</ul>\n"
  }
  return text + "</section>\n"
}

private func line(_ row: TicketRow, _ zone: TimeZoneRules) -> String {
  let ticket = row.ticket
  let due = row.nextDue.map { "<td data-due=\"\($0.seconds)\">\(TimeText.date($0, zone))</td>" } ?? "<td></td>"
  let link = "<td><a href=\"\(pageLink(ticket.path))\">\(escaped(ticket.name))</a></td>"
  let texts = [ticket.subject, row.customerName, ticket.channel, ticket.priority, ticket.assignee]
  return "<tr>\(due)\(link)" + texts.map { "<td dir=\"auto\">\(escaped($0 ?? ""))</td>" }.joined() + "</tr>\n"
}

/// A text that a page shows and does not obey, in an element or an attribute.
private func escaped(_ text: String) -> String {
  var result: [UInt8] = []
  for byte in printable(text).utf8 {
    switch byte {
    case UInt8(ascii: "&"): result += "&amp;".utf8
    case UInt8(ascii: "<"): result += "&lt;".utf8
    case UInt8(ascii: ">"): result += "&gt;".utf8
    case UInt8(ascii: "\""): result += "&quot;".utf8
    case UInt8(ascii: "'"): result += "&#39;".utf8
    default: result.append(byte)
    }
  }
  return String(decoding: result, as: UTF8.self)
}

private let style = """
  :root { color-scheme: light dark; font: 15px/1.45 system-ui, sans-serif; }
  body { margin: 2rem auto; max-width: 75rem; padding: 0 1rem; }
  h1 { font-size: 1.5rem; }
  h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
  table { border-collapse: collapse; width: 100%; }
  th, td { border-bottom: 1px solid #8884; overflow-wrap: break-word; padding: .35rem .6rem; text-align: start; vertical-align: top; }
  td:nth-child(-n+2) { font-variant-numeric: tabular-nums; white-space: nowrap; }
  .overdue { color: light-dark(#b3261e, #ff8a80); font-weight: 600; }
  .soon { color: light-dark(#8a5300, #ffb74d); }
  """

/// Beside each due time: how long it is away, or over. Soon is within the hour.
private let script = """
  for (const cell of document.querySelectorAll("[data-due]")) {
    const seconds = cell.dataset.due - Date.now() / 1000;
    const minutes = Math.floor(Math.abs(seconds) / 60);
    const parts = [[Math.floor(minutes / 1440), "d"], [Math.floor(minutes / 60) % 24, "h"], [minutes % 60, "m"]];
    const first = parts.findIndex(([count]) => count > 0);
    const span = first < 0 ? "under 1m" : parts.slice(first, first + 2).filter(([count]) => count > 0).map(part => part.join("")).join(" ");
    cell.append(seconds < 0 ? ` (overdue ${span})` : ` (in ${span})`);
    cell.className = seconds < 0 ? "overdue" : seconds < 3600 ? "soon" : "";
  }
  """
