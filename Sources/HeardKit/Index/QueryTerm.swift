/// A key of the query language. The table of them makes the parser, the help and docs/queries.md.
public struct QueryTerm: Sendable {
  /// As it is typed before the colon.
  public let name: String
  public let meaning: String
  public let example: String
  let effect: @Sendable (_ value: String, Configuration) throws(InvalidQueryValue) -> Effect

  /// What a key with its value does.
  enum Effect: Sendable {
    case condition(Query.Condition)
    case sort(QuerySort)
  }

  /// A key that asks something of each ticket.
  private static func test(
    _ name: String, _ meaning: String, _ example: String,
    _ make: @escaping @Sendable (String, Configuration) throws(InvalidQueryValue) -> Query.Test
  ) -> QueryTerm {
    QueryTerm(name: name, meaning: meaning, example: example) { value, configuration throws(InvalidQueryValue) in
      .condition(.test(try make(value, configuration)))
    }
  }

  /// A key of which a ticket has one value or none, which `none` asks for.
  private static func equal(
    _ name: String, _ meaning: String, _ example: String, known: @escaping @Sendable (Configuration) -> [String] = { _ in [] },
    _ get: @escaping @Sendable (TicketRow) -> String?
  ) -> QueryTerm {
    test(name, meaning, example) { value, configuration throws(InvalidQueryValue) in
      if value == "none" { return { row, _ in get(row) == nil } }
      try InvalidQueryValue.check(value, isAmong: known(configuration), what: name)
      return { row, _ in get(row).map { $0.utf8.elementsEqual(value.utf8) } ?? false }
    }
  }

  /// Keys that every workspace has, in the order of the documentation.
  public static let standard: [QueryTerm] = [
    equal("status", "stands in this status", "status:open", known: { $0.statuses.map(\.name) }) { $0.ticket.placement?.status.name },
    test("tier", "stands in this tier, by its name or by its number from the lowest", "tier:2", tier),
    equal("priority", "has this priority", "priority:high", known: { $0.priorities }) { $0.ticket.priority },
    equal("channel", "came through this channel", "channel:twitter") { $0.ticket.channel },
    equal("assignee", "is given to this person; `none`: to nobody", "assignee:bia") { $0.ticket.assignee },
    test("customer", "is from this handle or address, or from somebody with this in the name", "customer:@ana", customer),
    test("tag", "has this tag", "tag:billing") { value, _ in { row, _ in row.ticket.tags.contains { $0.utf8.elementsEqual(value.utf8) } } },
    test("source", "was imported from this source, or from one that begins so", "source:twitter") { value, _ in
      { row, _ in row.ticket.source.map { $0.utf8.starts(with: value.utf8) } ?? false }
    },
    test("link", "names this ticket in its front matter or text", "link:2611-7K3QX2", link),
    test("is", "is in this state (table below)", "is:overdue", state),
    within("due", "is due within this time, or overdue", "due:4h") { row, now, span in row.nextDue.map { $0 <= now + span } },
    within("opened", "began within this time", "opened:7d") { row, now, span in row.opened.map { $0 >= now + -span } },
    within("updated", "had something happen within this time", "updated:2h") { row, now, span in row.updated.map { $0 >= now + -span } },
    QueryTerm(name: "sort", meaning: "orders the tickets (table below); with a dash the other way round", example: "sort:-opened") {
      value, _ throws(InvalidQueryValue) in
      .sort(try QuerySort(value))
    },
  ]

  /// The standard keys and the workspace's own fields.
  public static func all(_ configuration: Configuration) -> [QueryTerm] {
    standard
      + configuration.fields.map { field in
        equal(field.name, "has this value of the field", "\(field.name):VALUE", known: { _ in field.oneOf }) {
          $0.ticket.document.text(ofField: field.name)
        }
      }
  }

  private static func within(
    _ name: String, _ meaning: String, _ example: String, _ test: @escaping @Sendable (TicketRow, Instant, Int) -> Bool?
  ) -> QueryTerm {
    .test(name, meaning, example) { value, _ throws(InvalidQueryValue) in
      do throws(InvalidServiceLevel) {
        let span = try Target.Duration(text: value).seconds
        return { row, now in test(row, now, span) ?? false }
      } catch {
        throw InvalidQueryValue("\(name): \(error.description)")
      }
    }
  }

  private static func tier(_ value: String, _ configuration: Configuration) throws(InvalidQueryValue) -> Query.Test {
    var name = value
    if let number = Int(value), configuration.tiers.indices.contains(number - 1), !configuration.tiers.contains(value) {
      name = configuration.tiers[number - 1]
    }
    if name == "none" { return { row, _ in row.ticket.placement?.tier == nil } }
    try InvalidQueryValue.check(name, isAmong: configuration.tiers, what: "tier")
    return { [name] row, _ in row.ticket.placement?.tier == name }
  }

  private static func link(_ value: String, _: Configuration) throws(InvalidQueryValue) -> Query.Test {
    guard let id = TicketID(value.uppercased()) else { throw InvalidQueryValue("'\(value)' is no whole id, as 2611-7K3QX2") }
    return { row, _ in row.ticket.document.linkNames.contains { $0.uppercased() == id.text } }
  }

  private static func customer(_ value: String, _: Configuration) -> Query.Test {
    let wanted = folded(value)
    return { row, _ in
      guard let customer = row.ticket.customer else { return false }
      return customer.handle.map { folded($0) == wanted } ?? false || customer.name.map { folded($0).contains(run: wanted) } ?? false
    }
  }

  private static func state(_ value: String, _: Configuration) throws(InvalidQueryValue) -> Query.Test {
    guard let state = QueryState.all.first(where: { $0.name == value }) else {
      throw InvalidQueryValue.unknown("state", value, QueryState.all.map(\.name))
    }
    return state.test
  }
}

/// Why a value does not suit its key. The place joins it in the parser.
struct InvalidQueryValue: Error {
  let description: String

  init(_ description: String) { self.description = description }

  /// - Throws: if names are known and the value is none of them.
  static func check(_ value: String, isAmong known: [String], what: String) throws(InvalidQueryValue) {
    if !known.isEmpty, !known.contains(value) { throw unknown(what, value, known) }
  }

  static func unknown(_ what: String, _ value: String, _ known: [String]) -> InvalidQueryValue {
    InvalidQueryValue("unknown \(what) '\(value)' in the query; \(hint(for: value, known))")
  }
}
