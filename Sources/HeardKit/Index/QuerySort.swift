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

  /// The rows in this order. Those that lack what it goes by stand last either way; ties go by due, then by path. Priorities and places count by
  /// their rank in their own desk.
  ///
  /// - Parameter rows: Those of a desk in the order of paths.
  public func sorted(_ rows: [DeskRow], _ desks: [DeskView]) -> [DeskRow] {
    let ranks = ranks(rows, desks)
    // By place: a row that is handed out is a copy.
    let keys = rows.indices.map { place in
      RowKey(first: ranks[place].map { isReversed ? -$0 : $0 } ?? .max, second: rows[place].row.nextDue?.seconds ?? .max)
    }
    return places(of: rows, by: keys).map { rows[$0] }
  }

  /// What rows are ordered by; nil stands last.
  private func ranks(_ rows: [DeskRow], _ desks: [DeskView]) -> [Int?] {
    switch key {
    case .due: return rows.indices.map { rows[$0].row.nextDue?.seconds }
    case .opened: return rows.map { $0.row.opened?.seconds }
    case .updated: return rows.map { $0.row.updated?.seconds }
    case .priority:
      return rows.map { row in row.row.ticket.priority.flatMap { desks[row.desk].configuration.priorities.firstIndex(of: $0) }.map { -$0 } }
    case .status: return rows.map { row in row.row.ticket.placement.map { desks[row.desk].configuration.boardRank($0) } }
    case .assignee: return ranks(rows.map(\.row.ticket.assignee))
    case .customer: return ranks(rows.map(\.row.ticket.customer?.text))
    case .subject: return ranks(rows.map(\.row.ticket.subject))
    case .id: return ranks(rows.map(\.row.ticket.name))
    }
  }

  /// The places of texts in the order of letters.
  private func ranks(_ texts: [String?]) -> [Int?] {
    let folded = texts.map { $0.map(HeardKit.folded) }
    let order = Set(folded.compactMap(\.self)).sorted { $0.lexicographicallyPrecedes($1) }
    let ranks = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    return folded.map { $0.flatMap { ranks[$0] } }
  }
}

/// By what a row stands before another: the first number, then the second.
struct RowKey: Comparable {
  var first: Int
  var second = 0
  var third = 0
  var fourth = 0

  static func < (left: RowKey, right: RowKey) -> Bool {
    if left.first != right.first { return left.first < right.first }
    if left.second != right.second { return left.second < right.second }
    return left.third != right.third ? left.third < right.third : left.fourth < right.fourth
  }
}

/// The places of rows in the order of their keys; ties go by path.
///
/// - Parameter rows: Those of a desk in the order of paths.
func places(of rows: [DeskRow], by keys: [RowKey]) -> [Int] {
  let desks = rows.indices.map { rows[$0].desk }
  return rows.indices.sorted { left, right in
    if keys[left] != keys[right] { return keys[left] < keys[right] }
    if desks[left] == desks[right] { return left < right }
    return rows[left].row.ticket.path.utf8.lexicographicallyPrecedes(rows[right].row.ticket.path.utf8)
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
