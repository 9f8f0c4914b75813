/// The rows of `heard list` as they are shown, with what they are ordered by: gathered by several threads, each its part.
public struct ListRows: Sendable {
  public enum Form: Sendable { case table, json }

  private let form: Form
  private let sort: QuerySort?
  private let desks: [DeskView]
  private let desk: Int
  private var rows = TableRows()
  private var marks: [Mark] = []

  /// By what a row is ordered.
  private struct Mark {
    /// Its rank, where that is no word, then when it is due.
    var key: RowKey
    let word: String?
    /// Where it comes from, if there are several desks.
    let place: (desk: Int, path: String)?
  }

  /// - Parameters:
  ///   - sort: nil for the order in which rows are added.
  ///   - desk: The place of the desk that rows are of.
  public init(_ form: Form, _ sort: QuerySort?, _ desks: [DeskView], desk: Int = 0) {
    (self.form, self.sort, self.desks, self.desk) = (form, sort, desks, desk)
  }

  public var isEmpty: Bool { marks.isEmpty }

  /// - Parameter row: Comes behind those of its desk whose paths come before.
  public mutating func add(_ row: TicketRow) {
    let (view, due) = (desks[desk], row.nextDue?.seconds ?? .max)
    let name = view.isOfSeveral ? view.name : nil
    let rank = sort?.rank(of: row, view.configuration) ?? .max
    marks.append(
      Mark(
        key: RowKey(first: sort?.isReversed == true && rank != .max ? -rank : rank, second: due), word: sort?.word(of: row),
        place: desks.count > 1 ? (desk, row.ticket.path) : nil))
    if form == .table { return row.add(to: &rows, view.time, desk: name) }
    var json = JSONWriter(capacity: 2_048)
    json.object {
      if let name { $0.member("desk", name) }
      row.writeMembers(to: &$0, view.configuration)
    }
    json.buffer.withBytes { rows.add(row: $0) }
  }

  /// Adds rows of the same list that come behind these.
  public mutating func append(_ other: ListRows) {
    rows.append(other.rows)
    marks += other.marks
  }

  /// The places of the rows as they stand in the list. Those that lack what it goes by stand last either way; ties go by due, then by path.
  public var order: [Int] {
    guard let sort else { return Array(marks.indices) }
    var keys = marks.map(\.key)
    if sort.goesByWord {
      for (place, rank) in letterRanks(marks.map(\.word)).enumerated() {
        keys[place].first = rank.map { sort.isReversed ? -$0 : $0 } ?? .max
      }
    }
    return marks.indices.sorted { left, right in
      if keys[left] != keys[right] { return keys[left] < keys[right] }
      guard let one = marks[left].place, let other = marks[right].place, one.desk != other.desk else { return left < right }
      return one.path.utf8.lexicographicallyPrecedes(other.path.utf8)
    }
  }

  /// A table for people, or JSON with a ticket on each line.
  public func bytes(width: Int? = nil, isColored: Bool = false) -> [UInt8] {
    guard form == .table else {
      return rows.bytes.withUnsafeBytes { bytes in
        ticketsJSON(order) { json, row in json.verbatim { $0.append(UnsafeRawBufferPointer(rebasing: bytes[rows.text(row)])) } }
      }
    }
    var table = Table(
      [
        .init("TICKET"), .init("NEXT DUE"), .init("STANDS IN"), .init("PRIORITY"), .init("ASSIGNEE"), .init("CHANNEL"),
        .init("CUSTOMER", isFlexible: true), .init("SUBJECT", isFlexible: true),
      ], rows)
    if desks.contains(where: \.isOfSeveral) { table.columns.insert(.init("DESK"), at: 0) }
    return table.bytes(of: order, width: width, isColored: isColored)
  }
}

/// The places of texts in the order of letters.
private func letterRanks(_ texts: [String?]) -> [Int?] {
  let folded = texts.map { $0.map(HeardKit.folded) }
  let order = Set(folded.compactMap(\.self)).sorted { $0.lexicographicallyPrecedes($1) }
  let ranks = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
  return folded.map { $0.flatMap { ranks[$0] } }
}
