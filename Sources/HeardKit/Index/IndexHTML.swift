/// index.html: the board of each desk as one page that needs nothing else. Nothing in it depends on now; the page itself works out what is
/// overdue.
public func indexHTML(_ boards: [Board]) -> ByteBuffer {
  var page = ByteBuffer(capacity: boards.reduce(65_536) { $0 + $1.size(\.html) })
  page.append(
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
    <title>
    """)
  page.append(html: boards.map(\.source.title).joined(separator: ", "))
  page.append("</title>\n<style>\n")
  page.append(text: style)
  page.append("\n</style>\n</head>\n<body>\n")
  for board in boards {
    page.append("<h1 dir=\"auto\">")
    page.append(html: board.source.title)
    page.append(text: "</h1>\n<p>\(board.summary). Times are those of ")
    page.append(html: board.source.configuration.timezone)
    page.append(".</p>\n")
    for column in board.columns { page.append(column, board.source) }
  }
  page.append("<script>\n")
  page.append(text: script)
  page.append("\n</script>\n</body>\n</html>\n")
  return page
}

extension ByteBuffer {
  fileprivate mutating func append(_ column: Board.Column, _ source: IndexSource) {
    append("<section>\n<h2>")
    append(html: column.title)
    append("</h2>\n")
    if !column.lines.isEmpty {
      let titles = ["due", "ticket", "subject", "customer", "channel", "priority", "assignee"]
      append(text: "<table>\n<thead><tr>" + titles.map { "<th scope=\"col\">\($0)</th>" }.joined() + "</tr></thead>\n<tbody>\n")
      for line in column.lines { line.html.withUnsafeBytes { append($0) } }
      append("</tbody>\n</table>\n")
    }
    if !column.done.isEmpty {
      append("<ul>\n")
      for (folder, count) in column.done {
        append("<li><a href=\"")
        append(linkTo: folder, source)
        append("/\">")
        append(html: folder)
        append(text: "</a>: \(counted(count))</li>\n")
      }
      append("</ul>\n")
    }
    append("</section>\n")
  }

  /// Appends a text that a page shows and does not obey, in an element or an attribute.
  mutating func append(html text: String) {
    append(text, plain: plain) { byte, buffer in
      switch byte {
      case UInt8(ascii: "&"): buffer.append("&amp;")
      case UInt8(ascii: "<"): buffer.append("&lt;")
      case UInt8(ascii: ">"): buffer.append("&gt;")
      case UInt8(ascii: "\""): buffer.append("&quot;")
      case UInt8(ascii: "'"): buffer.append("&#39;")
      default: return false
      }
      return true
    }
  }
}

private let plain = ASCIISet(visibleBut: "&<>\"'")

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
