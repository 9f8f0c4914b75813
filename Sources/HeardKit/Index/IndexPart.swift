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

  /// Objects of index.json that stand beside one another, with what divides them.
  public enum Piece: Sendable {
    /// Of ``json``.
    case made(Range<Int>)
    /// Of the present file.
    case kept(Range<Int>)
  }

  public private(set) var json: [UInt8] = []
  public private(set) var pieces: [Piece] = []
  /// The size of each ticket's object.
  public private(set) var sizes: [Int] = []
  /// Tickets that were read, by their place, as lists may keep them: see ``StandingTicket``. Empty for one that is settled.
  public private(set) var rows: [(place: Int, row: [UInt8])] = []
  private(set) var runs: [Run] = []

  public init() {}

  /// What index.json begins and ends with, and has before a ticket.
  public static let opening = Array("{\"tickets\":[".utf8)
  public static func divider(isFirst: Bool) -> [UInt8] { isFirst ? [Byte.newline] : divider }
  private static let divider = [UInt8(ascii: ","), Byte.newline]
  public static func closing(isEmpty: Bool) -> [UInt8] { Array((isEmpty ? "]}\n" : "\n]}\n").utf8) }

  /// Adds a ticket that was read.
  ///
  /// - Parameter now: From when on its row is to be kept, nil if it is not; nothing else depends on it.
  public mutating func add(_ ticket: Ticket, _ source: IndexSource, _ levels: inout ServiceLevels, now: Instant?) {
    let standing = now.flatMap { StandingTicket(ticket, &levels, source.configuration, now: $0) }
    let row = standing?.rowAtLastEntry(&levels) ?? TicketRow.atLastEntry(ticket) { levels.readings(of: $0, now: $1) }
    if let standing, let bytes = standing.isSettled ? [] : standing.bytes { rows.append((sizes.count, bytes)) }
    write(row, source)
    add(row, source)
  }

  /// Adds what pages show of a ticket of which the present index.json has the object.
  public mutating func add(_ ticket: StandingTicket, _ source: IndexSource, _ levels: inout ServiceLevels) {
    add(ticket.rowAtLastEntry(&levels), source)
  }

  /// Counts one that is settled.
  public mutating func add(settledIn folder: String, _ placement: Placement?, _ source: IndexSource) {
    if runs.last?.folder != folder { addRun(folder, placement, source) }
    runs[runs.count - 1].doneCount += 1
  }

  private mutating func add(_ row: TicketRow, _ source: IndexSource) {
    if !isInLastRun(row.ticket.path) { addRun(splitPath(row.ticket.path).folder, row.ticket.placement, source) }
    if row.isActive {
      runs[runs.count - 1].lines.append(Line(row, source))
    } else {
      runs[runs.count - 1].doneCount += 1
    }
  }

  private mutating func addRun(_ folder: String, _ placement: Placement?, _ source: IndexSource) {
    let rank = placement.map(source.configuration.boardRank) ?? .max
    runs.append(Run(folder: folder, rank: rank, title: placement?.name ?? "in no known folder"))
  }

  /// Adds the object that the present index.json has of a ticket.
  public mutating func keep(_ object: Range<Int>) {
    sizes.append(object.count)
    if case .kept(let range) = pieces.last, range.isRight(before: object) {
      pieces[pieces.count - 1] = .kept(range.lowerBound..<object.upperBound)
    } else {
      pieces.append(.kept(object))
    }
  }

  private mutating func write(_ row: TicketRow, _ source: IndexSource) {
    var writer = JSONWriter(capacity: 4096)
    writer.object {
      if let name = source.name { $0.member("desk", name) }
      row.writeMembers(to: &$0, source.configuration, .timeless)
    }
    sizes.append(writer.buffer.count)
    // Memory that nobody writes to costs nothing, and what grows is copied.
    if json.isEmpty { json.reserveCapacity(1 << 18) }
    var start = json.count
    if case .made(let range) = pieces.last {
      json += Self.divider
      start = range.lowerBound
      pieces.removeLast()
    }
    // As bytes that are bound to their type: others are taken one by one.
    writer.buffer.withBytes { $0.withMemoryRebound(to: UInt8.self) { json.append(contentsOf: $0) } }
    pieces.append(.made(start..<json.count))
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

extension Range<Int> {
  /// Whether nothing but a divider stands between two objects of index.json.
  public func isRight(before other: Range<Int>) -> Bool {
    upperBound + IndexPart.divider(isFirst: false).count == other.lowerBound
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
