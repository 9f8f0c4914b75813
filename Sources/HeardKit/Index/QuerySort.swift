/// In which order rows stand.
public struct QuerySort: Hashable, Sendable {
  public enum Key: String, CaseIterable, Sendable {
    case due, opened, updated, priority, status, assignee, customer, subject, id

    /// What comes first.
    public var meaning: String {
      switch self {
      case .due: "what is due first; the order if none is named"
      case .opened: "the oldest conversation"
      case .updated: "what has been quiet for longest"
      case .priority: "the highest priority"
      case .status: "the order of the board: status, then tier"
      case .assignee, .customer, .subject: "by letter"
      case .id: "by id, which begins with the month"
      }
    }
  }

  public var key: Key
  public var isReversed: Bool

  init(key: Key, isReversed: Bool) {
    self.key = key
    self.isReversed = isReversed
  }

  /// Reads the value of `sort:`.
  init(_ text: String) throws(InvalidQueryValue) {
    let name = text.utf8.first == Byte.dash ? String(text.dropFirst()) : text
    guard let key = Key(rawValue: name) else { throw InvalidQueryValue.unknown("order", name, Key.allCases.map(\.rawValue)) }
    self.init(key: key, isReversed: name != text)
  }

  /// The rows in this order. Those that lack what it goes by stand last either way; ties go by due, then by path.
  func sorted(_ rows: [TicketRow], _ configuration: Configuration) -> [TicketRow] {
    order(rows, rows.map { rank($0, configuration) }).map { rows[$0] }
  }

  /// The rows of several desks as one list, in this order. Priorities and places count by their rank in their own desk.
  public func sorted(_ rows: [DeskRow], _ desks: [DeskView]) -> [DeskRow] {
    order(rows.map(\.row), rows.map { rank($0.row, desks[$0.desk].configuration) }).map { rows[$0] }
  }

  private func order(_ rows: [TicketRow], _ ranks: [Rank?]) -> [Int] {
    rows.indices.sorted { left, right in
      if let order = compare(ranks[left], ranks[right]) { return order }
      let dues = (rows[left].nextDue?.seconds ?? .max, rows[right].nextDue?.seconds ?? .max)
      if dues.0 != dues.1 { return dues.0 < dues.1 }
      return rows[left].ticket.path.utf8.lexicographicallyPrecedes(rows[right].ticket.path.utf8)
    }
  }

  private enum Rank: Equatable {
    case number(Int)
    case text([UInt8])
  }

  /// What a row is ordered by; nil stands last.
  private func rank(_ row: TicketRow, _ configuration: Configuration) -> Rank? {
    func text(_ text: String?) -> Rank? { text.map { .text(folded($0)) } }
    switch key {
    case .due: return (row.nextDue?.seconds).map(Rank.number)
    case .opened: return (row.opened?.seconds).map(Rank.number)
    case .updated: return (row.updated?.seconds).map(Rank.number)
    case .priority: return row.ticket.priority.flatMap { configuration.priorities.firstIndex(of: $0) }.map { .number(-$0) }
    case .status: return row.ticket.placement.map { .number(configuration.boardRank($0)) }
    case .assignee: return text(row.ticket.assignee)
    case .customer: return text(row.ticket.customer?.text)
    case .subject: return text(row.ticket.subject)
    case .id: return text(row.ticket.name)
    }
  }

  /// nil if neither comes first.
  private func compare(_ left: Rank?, _ right: Rank?) -> Bool? {
    switch (left, right) {
    case (let left?, nil): return left == left
    case (nil, _?): return false
    case (.number(let left), .number(let right)) where left != right: return (left < right) != isReversed
    case (.text(let left), .text(let right)) where left != right: return left.lexicographicallyPrecedes(right) != isReversed
    default: return nil
    }
  }
}

extension Configuration {
  /// The place of a column on the board: by status, then by tier.
  func boardRank(_ placement: Placement) -> Int {
    let status = statuses.firstIndex { $0.name == placement.status.name } ?? statuses.count
    let tier = placement.tier.flatMap { tiers.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
    return status * (tiers.count + 1) + tier
  }
}
