import HeardKit

struct ListCommand: Command {
  static let name = "list"
  static let summary = "List tickets: what is due first stands first."
  static let discussion = """
    Shows tickets in statuses that run or pause, and those with a clock that still runs. A query that names a status looks in all of them.

    \(Query.help)
    """
  static let examples = [
    ("What is late", "heard list is:overdue"),
    ("Billing on Twitter that nobody has", "heard list channel:twitter tag:billing is:unassigned"),
    ("All that a customer wrote", "heard list --all customer:@anasouza sort:-opened"), ("For scripts", "heard list --json due:4h"),
  ]

  @Arguments("Words and conditions that tickets must meet.", name: "QUERY") var query
  @Flag("Every ticket, also those that are done.", short: "a") var all
  @Flag("Print JSON.") var json

  func run(in environment: Environment) throws -> ExitCode {
    let desk = try Desk(in: environment)
    let configuration = desk.configuration
    let query = try Query(query.joined(separator: " "), configuration: configuration)
    let looksEverywhere = all || query.namesStatus
    let rows = try desk.rows().filter { looksEverywhere || $0.isActive }
    let found = query.select(rows, configuration: configuration, now: desk.now)
    if json {
      environment.output.write(listJSON(found, configuration))
    } else if found.isEmpty {
      for doubt in query.doubts(rows, configuration) { environment.remark(doubt) }
      environment.remark(looksEverywhere ? "no ticket matches" : "no ticket matches; '--all' looks among those that are done too")
    } else {
      environment.output.write(listTable(found, desk.timeText).text(width: environment.width, isColored: environment.usesColor))
    }
    return .ok
  }
}

extension Desk {
  /// Every ticket with its clocks, in the order of paths.
  func rows() throws -> [TicketRow] {
    let (configuration, now) = (configuration, now)
    return try map { TicketRow($0, clocks: $1.readings(of: $0, now: now), configuration: configuration, now: now) }
  }

  /// Times as this workspace's people read them.
  var timeText: TimeText { TimeText(now: now, zone: zone) }
}
