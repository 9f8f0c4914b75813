/// What an index keeps of some tickets of a desk, in the order of paths, once their bytes are gone.
public struct IndexPart: Sendable {
  /// The line of a ticket that somebody has to mind, on each page.
  struct Line: Sendable {
    /// Seconds; those without a due time stand last.
    let due: Int
    let path: String
    let markdown: [UInt8]
    let html: [UInt8]
  }

  /// Tickets of one folder that stand beside one another.
  struct Run: Sendable {
    let folder: String
    /// The place of its column on the board.
    let rank: Int
    /// `open/tier-2`.
    let title: String
    var lines: [Line] = []
    /// How many more are done.
    var doneCount = 0
  }

  /// Their lines in index.json, a comma and a line end before each.
  public private(set) var json: [UInt8] = []
  private(set) var runs: [Run] = []

  public init() {}

  /// What index.json begins and ends with.
  public static let opening = Array("{\"tickets\":[".utf8)
  public static func closing(isEmpty: Bool) -> [UInt8] { Array((isEmpty ? "]}\n" : "\n]}\n").utf8) }

  /// - Parameter clocks: Reads the clocks of the ticket at an instant.
  public mutating func add(_ ticket: Ticket, _ source: IndexSource, clocks: (Ticket, Instant) -> [ClockReading]) {
    let row = TicketRow.atLastEntry(ticket, clocks: clocks)
    write(row, source)
    if !isInLastRun(ticket.path) {
      let rank = ticket.placement.map(source.configuration.boardRank) ?? .max
      runs.append(Run(folder: splitPath(ticket.path).folder, rank: rank, title: ticket.placement?.name ?? "in no known folder"))
    }
    if row.isActive {
      runs[runs.count - 1].lines.append(Line(row, source))
    } else {
      runs[runs.count - 1].doneCount += 1
    }
  }

  private mutating func write(_ row: TicketRow, _ source: IndexSource) {
    var writer = JSONWriter(capacity: 4096)
    writer.object {
      if let name = source.name { $0.member("desk", name) }
      row.writeMembers(to: &$0, source.configuration, .timeless)
    }
    writer.buffer.withBytes {
      json += [UInt8(ascii: ","), Byte.newline]
      json.append(contentsOf: $0)
    }
  }

  private func isInLastRun(_ path: String) -> Bool {
    guard let folder = runs.last?.folder else { return false }
    return path.utf8.withContiguousStorageIfAvailable { path in
      folder.utf8.withContiguousStorageIfAvailable { folder in
        folder.count < path.count && path.starts(with: folder) && path[folder.count] == UInt8(ascii: "/")
          && !path[(folder.count + 1)...].contains(UInt8(ascii: "/"))
      }
    }?.flatMap { $0 } ?? false
  }
}

extension IndexPart.Line {
  fileprivate init(_ row: TicketRow, _ source: IndexSource) {
    let ticket = row.ticket
    (due, path) = (row.nextDue?.seconds ?? .max, ticket.path)
    let date = row.nextDue.map { TimeText.date($0, source.zone) } ?? ""
    let texts = [ticket.subject, row.customerName, ticket.channel, ticket.priority, ticket.assignee].map { $0 ?? "" }
    var buffer = ByteBuffer(capacity: 1024)
    buffer.append("| ")
    buffer.append(text: date)
    buffer.append(" | [")
    buffer.append(markdown: ticket.name)
    buffer.append("](")
    buffer.append(linkTo: ticket.path, source)
    buffer.append(")")
    for text in texts {
      buffer.append(" | ")
      buffer.append(markdown: text)
    }
    buffer.append(" |\n")
    markdown = buffer.bytes

    buffer = ByteBuffer(capacity: 1024)
    buffer.append("<tr><td")
    if let due = row.nextDue {
      buffer.append(" data-due=\"")
      buffer.append(number: due.seconds)
      buffer.append("\"")
    }
    buffer.append(">")
    buffer.append(text: date)
    buffer.append("</td><td><a href=\"")
    buffer.append(linkTo: ticket.path, source)
    buffer.append("\">")
    buffer.append(html: ticket.name)
    buffer.append("</a></td>")
    for text in texts {
      buffer.append("<td dir=\"auto\">")
      buffer.append(html: text)
      buffer.append("</td>")
    }
    buffer.append("</tr>\n")
    html = buffer.bytes
  }
}
