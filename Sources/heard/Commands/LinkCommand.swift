import HeardKit

struct LinkCommand: Command {
  static let name = "link"
  static let summary = "Link a ticket with others: each names the other."
  static let discussion = """
    The ids go into `links` of the front matter, on both sides. A text names another ticket by its id in double brackets, [[2611-7K3QX2]]; \
    `heard show` lists what a ticket names, and `heard list link:ID` who names one.
    """
  static let examples = [
    ("Two that are about one thing", "heard link 7K3QX2 4YF3B0"), ("Take it back", "heard link --remove 7K3QX2 4YF3B0"),
  ]

  @Arguments("Tickets, by the beginning of an id or by path: one, and those to link with it.", name: "ID", isRequired: true) var ids
  @Flag("Take the links away.") var remove
  @Flag("Show what would change, and change nothing.", short: "n") var dryRun

  func run(in environment: Environment) throws -> ExitCode {
    guard ids.count > 1 else { throw UsageError("name at least two tickets, as 'heard link 7K3QX2 4YF3B0'") }
    var desk = try Desk(in: environment)
    let who = try desk.actor()
    desk = try desk.inTurn(unless: dryRun)
    let tickets = try desk.tickets(ids)
    let named = try tickets.map(desk.id)
    guard Set(named).count == named.count else { throw UsageError("a ticket is not linked with itself; name each once") }
    var (plan, lines): (Plan, [String]) = (Plan(), [])
    for (index, ticket) in tickets.enumerated() {
      let others = index == 0 ? Array(named.dropFirst()) : [named[0]]
      var change = try desk.newChange(of: ticket, by: who)
      let isNew = try desk.naming(ticket) { try change.link(adding: remove ? [] : others, removing: remove ? others : []) }
      plan.steps += change.plan.steps
      let list = others.map(\.text).joined(separator: ", ")
      lines.append("\(ticket.name): " + (isNew ? "\(remove ? "no longer " : "")linked with \(list)" : "nothing to change"))
    }
    return try desk.carryOut(plan, isDryRun: dryRun, lines)
  }
}
