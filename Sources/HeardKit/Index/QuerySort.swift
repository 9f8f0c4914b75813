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

  /// Whether it goes by letters: see ``word(of:)``.
  var goesByWord: Bool { [.assignee, .customer, .subject, .id].contains(key) }

  /// What a row is ordered by, where that is a number; nil stands last. Priorities and places count by their rank in their own desk.
  func rank(of row: TicketRow, _ configuration: Configuration) -> Int? {
    switch key {
    case .due: row.nextDue?.seconds
    case .opened: row.opened?.seconds
    case .updated: row.updated?.seconds
    case .priority: row.ticket.priority.flatMap { configuration.priorities.firstIndex(of: $0) }.map { -$0 }
    case .status: row.ticket.placement.map { configuration.boardRank($0) }
    case .assignee, .customer, .subject, .id: nil
    }
  }

  /// What a row is ordered by, where that is a text; nil stands last.
  func word(of row: TicketRow) -> String? {
    switch key {
    case .assignee: row.ticket.assignee
    case .customer: row.ticket.customer?.text
    case .subject: row.ticket.subject
    case .id: row.ticket.name
    case .due, .opened, .updated, .priority, .status: nil
    }
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

extension Configuration {
  /// The place of a column on the board: by status, then by tier.
  func boardRank(_ placement: Placement) -> Int {
    let status = statuses.firstIndex { $0.name == placement.status.name } ?? statuses.count
    let tier = placement.tier.flatMap { tiers.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
    return status * (tiers.count + 1) + tier
  }
}
