/// What there is to do, the most urgent first: gathered by several threads, each its part.
public struct NextRows: Sendable {
  public struct Found: Sendable {
    public let row: DeskRow
    public let urgency: Urgency
    fileprivate let key: RowKey

    fileprivate static func < (left: Found, right: Found) -> Bool {
      if left.key != right.key { return left.key < right.key }
      return left.row.row.ticket.path.utf8.lexicographicallyPrecedes(right.row.row.ticket.path.utf8)
    }
  }

  /// How many there are, also those that are not kept.
  public private(set) var count = 0
  private var kept: [Found] = []
  private let (desk, configuration, who, limit): (Int, Configuration, String?, Int)

  /// - Parameters:
  ///   - who: Who asks; what they have stands before what nobody has.
  ///   - limit: How many are to be kept.
  ///   - desk: The place of the desk that rows are of.
  public init(of configuration: Configuration, for who: String?, limit: Int, desk: Int = 0) {
    (self.configuration, self.who, self.limit, self.desk) = (configuration, who, limit, desk)
  }

  /// - Parameter row: What ``Seeker/wants(_:)``.
  public mutating func add(_ row: TicketRow) {
    guard let urgency = Urgency(row, for: who) else { return }
    let priority = row.ticket.priority.flatMap { configuration.priorities.firstIndex(of: $0) } ?? -1
    kept.append(Found(row: DeskRow(row, desk: desk), urgency: urgency, key: urgency.key(priority: priority)))
    count += 1
    if kept.count / 2 > limit { kept = rows }
  }

  public mutating func append(_ other: NextRows) {
    kept += other.kept
    count += other.count
  }

  /// The first of them, as many as were to be kept.
  public var rows: [Found] { Array(kept.sorted(by: <).prefix(limit)) }
}
