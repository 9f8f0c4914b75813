/// Which tickets somebody wants to see, and in which order: `status:open tier:2 is:overdue not:tag:spam sort:opened`.
///
/// Conditions beside each other must all hold; `or` parts alternatives. ``QueryTerm/standard`` is the whole vocabulary.
public struct Query: Sendable {
  /// Whether a ticket is meant, at an instant.
  typealias Test = @Sendable (TicketRow, Instant) -> Bool

  enum Condition: Sendable {
    case test(Test)
    /// Folded text that must stand in the subject, the customer or what was said.
    case words([UInt8])
  }

  struct Clause: Sendable {
    var condition: Condition
    var isNegated: Bool
  }

  /// One of them must hold, with all of its clauses; none: every ticket is meant.
  var alternatives: [[Clause]] = []
  /// How the query asks for the rows to stand.
  public internal(set) var sort = QuerySort(key: .due, isReversed: false)
  /// Whether it says itself in which statuses to look.
  public internal(set) var namesStatus = false

  /// Whether it asks for what was said, and not for front matter and headings alone.
  public internal(set) var asksForText = false

  /// What it asks of keys whose values nobody has to declare, in the order of the query.
  var loose: [(key: String, value: String)] = []

  /// Reads a query.
  ///
  /// - Throws: ``QueryError`` with the place of what cannot be understood.
  public init(_ text: String, configuration: Configuration) throws(QueryError) {
    var parser = QueryParser(text, configuration: configuration)
    try parser.read(into: &self)
  }

  /// What may be mistyped where no ticket is meant: channels and people that heard.yaml does not know, tags that no ticket has.
  ///
  /// - Parameter tags: Those that tickets have. Asked only where the query names one.
  public func doubts(tags: () throws -> Set<String>, _ configuration: Configuration) rethrows -> [String] {
    try loose.compactMap { key, value in
      let known =
        switch key {
        case "channel": configuration.channels.map(\.name)
        case "assignee": configuration.team.map(\.handle)
        default: try tags().sorted()
        }
      guard value != "none", !known.isEmpty, !known.contains(value) else { return nil }
      let who =
        ["channel": "heard.yaml knows no channel", "assignee": "'team' in heard.yaml has nobody called"][key]
        ?? "no ticket here has the tag"
      if let meant = nearest(to: value, in: known) { return "\(who) '\(value)'; did you mean '\(meant)'?" }
      return "\(who) '\(value)'" + (known.count <= 12 ? "; there are \(known.joined(separator: ", "))" : "")
    }
  }

  /// Whether a ticket is meant. Its text is folded only where a word asks for it.
  public func matches(_ row: TicketRow, now: Instant) -> Bool {
    if alternatives.isEmpty { return true }
    var text: [UInt8]?
    func holds(_ clause: Clause) -> Bool {
      switch clause.condition {
      case .test(let test): return test(row, now) != clause.isNegated
      case .words(let words):
        let searched = text ?? row.searchedText
        text = searched
        return searched.contains(run: words) != clause.isNegated
      }
    }
    return alternatives.contains { $0.allSatisfy(holds) }
  }
}

extension TicketRow {
  /// The subject, the customer and the entries' texts, folded.
  fileprivate var searchedText: [UInt8] {
    let document = ticket.document
    var parts = [ticket.subject ?? "", ticket.customer?.text ?? ""]
    for entry in document.entries { parts.append(document.bytes.text(entry.body)) }
    return parts.reduce(into: []) { text, part in
      text += folded(part)
      text.append(Byte.newline)
    }
  }
}

/// Why a query cannot be understood.
public struct QueryError: Error, Equatable, CustomStringConvertible {
  public var query: String
  /// Bytes of the query.
  public var range: Range<Int>
  public var message: String

  /// What is wrong, then the query with marks under the place.
  public var description: String {
    let bytes = Array(query.utf8)
    let range = range.clamped(to: 0..<bytes.count)
    let before = printable(bytes.text(0..<range.lowerBound)).displayWidth
    let marks = max(1, printable(bytes.text(range)).displayWidth)
    let caret = String(repeating: " ", count: before) + "^" + String(repeating: "~", count: marks - 1)
    return "\(message)\n  \(printable(query))\n  \(caret)"
  }
}
