/// A ticket as `heard show` prints it: what it is about, how its clocks stand, what was said, and what else the customer has.
public struct TicketView {
  let row: TicketRow
  let others: [TicketRow]
  let linked: [LinkedTicket]
  let configuration: Configuration
  let time: TimeText
  var width: Int?
  var isColored: Bool

  /// - Parameter all: the tickets among which those that it names and the customer's others are.
  public init(
    _ row: TicketRow, among all: [TicketRow], _ configuration: Configuration, _ time: TimeText, width: Int?, isColored: Bool
  ) {
    self.row = row
    others = row.others(in: all, now: time.now)
    linked = row.linked(among: all)
    self.configuration = configuration
    self.time = time
    self.width = width
    self.isColored = isColored
  }

  private var ticket: Ticket { row.ticket }

  public var text: String {
    let entries = ticket.document.entries.enumerated().map { entry($1, number: $0 + 1) }
    let parts = [header, clocks, window] + entries + [linkedTickets, otherTickets]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  func styled(_ text: String, _ style: Style) -> String { style.apply(to: printable(text), ifColored: isColored) }

  private var header: String {
    let place = ticket.placement?.name ?? "misplaced"
    var facts = [ticket.customer?.text, ticket.channel, place, ticket.priority, ticket.assignee.map { "for \($0)" }].compactMap { $0 }
    facts += ticket.tags.map { "#\($0)" } + row.fields(configuration).map { "\($0.name): \($0.text)" }
    return styled("\(ticket.name)  \(ticket.subject ?? "(no subject)")", .bold) + "\n"
      + printable(facts.joined(separator: " · ")) + "\n" + styled(ticket.path, .dim) + "\n" + continuation
  }

  private var clocks: String {
    var table = Table([
      .init("CLOCK"), .init("STATE"), .init("DUE"), .init("USED", isRightAligned: true), .init("POLICY", isFlexible: true),
    ])
    table.rows = TableRows(
      row.clocks.map { clock in
        let policy = configuration.policies.indices.contains(clock.policy) ? configuration.policies[clock.policy].name : ""
        let name = clock.words + (clock.instance > 1 ? " \(clock.instance)" : "")
        let due = clock.due == nil ? "" : time.due(clock)
        return [
          .init(name), .init(clock.state.rawValue, clock.style), .init(due), .init(TimeText.span(clock.used)), .init(policy),
        ]
      })
    return table.rows.isEmpty ? "" : table.text(width: width, isColored: isColored)
  }

  private var window: String {
    guard let window = row.replyWindow else { return "" }
    return styled(time.words(window), window.state == .open ? .dim : .yellow) + "\n"
  }

  /// A message with its number, by which it is named, and its text indented; what only changed something, as one line.
  private func entry(_ entry: Entry, number: Int) -> String {
    let document = ticket.document
    let instant = entry.instant(now: time.now)
    let when = entry.isStamped ? "\(time.wall(instant)), \(time.relative(instant))" : "not yet stamped"
    let body = document.text(of: entry)
    let place = styled("\(number)", .dim)
    let heading = "\(place)  \(styled(who(entry), entry.kind.style ?? .bold))  \(styled("\(said(entry))\(when)", .dim))"
    if entry.change != nil {
      let words = document.bytes.text(entry.words)
      let because = body.isEmpty ? "" : ": " + printable(body)
      return "\(place)  \(styled(who(entry), .dim))  \(styled("\(entry.kind.rawValue) \(words), \(when)", .dim))\(because)\n"
    }
    let lines = printable(body, keepingLines: true).split(separator: "\n", omittingEmptySubsequences: false)
    return lines.reduce(into: heading + "\n") { $0 += $1.isEmpty ? "\n" : "    \($1)\n" }
  }

  /// Who did it: whom the heading names, else the customer.
  private func who(_ entry: Entry) -> String {
    if !entry.who.isEmpty { return ticket.document.bytes.text(entry.who) }
    if entry.kind == .customer, !row.customerName.isEmpty { return row.customerName }
    return entry.kind.rawValue
  }

  /// What is not plainly a message says what it is.
  private func said(_ entry: Entry) -> String {
    let words = entry.words.isEmpty ? nil : ticket.document.bytes.text(entry.words)
    let kind = entry.kind == .customer || entry.kind == .agent ? nil : entry.kind.rawValue
    let parts = [kind, words].compactMap { $0 }
    return parts.isEmpty ? "" : parts.joined(separator: " ") + ", "
  }

  private var otherTickets: String {
    guard !others.isEmpty else { return "" }
    var list = ListRows(.table, nil, [DeskView(configuration: configuration, time: time)])
    for other in others { list.add(other) }
    return styled("Other tickets of \(row.customerName)", .bold) + "\n"
      + String(decoding: list.bytes(width: width, isColored: isColored), as: UTF8.self)
  }
}

extension TicketRow {
  /// Tickets of the same handle that are not done or had something happen in the last seven days, the newest first.
  func others(in all: [TicketRow], now: Instant) -> [TicketRow] {
    guard let handle = ticket.customer?.handle.map(folded) else { return [] }
    let weekAgo = now + -7 * 86_400
    let found = all.filter { other in
      guard other.ticket.path != ticket.path, other.ticket.customer?.handle.map(folded) == handle else { return false }
      return other.isActive || other.updated.map { $0 >= weekAgo } ?? false
    }
    return found.sorted { ($0.updated?.seconds ?? .min, $0.ticket.path) > ($1.updated?.seconds ?? .min, $1.ticket.path) }
  }
}

extension Entry {
  fileprivate var isStamped: Bool { if case .at = time { true } else { false } }
}

extension Entry.Kind {
  fileprivate var style: Style? {
    switch self {
    case .customer: .cyan
    case .note, .draft, .excuse, .dismiss: .yellow
    default: nil
    }
  }
}
