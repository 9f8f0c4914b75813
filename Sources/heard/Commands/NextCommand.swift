import HeardKit

struct NextCommand: Command {
  static let name = "next"
  static let summary = "Show what to do now, the most urgent first, with the reason."
  static let discussion = """
    Overdue tickets come first, and with them customers who wrote while we thought that they owed us an answer; then what is due soon, what is \
    due later, and what else is open. With --for, HEARD_AGENT or --as only what this person has or could take: tickets of others, and of tiers \
    where they may not answer, are left out.
    """
  static let examples = [("The team's next ticket", "heard next"), ("Mine", "heard next --for bia")]

  @Option("Whose work: a member of the team.", name: "for", value: "WHO") var who: String?
  @Option("How many more to show below the first.", value: "N") var limit = 5
  @Flag("Print JSON.") var json

  func run(in environment: Environment) throws -> ExitCode {
    let desk = try Desk(in: environment)
    if let who, let remedy = desk.configuration.problem("assignee", who) { throw UsageError("'\(who)' is not in the team; \(remedy)") }
    let who = [who, environment.actingAs, environment.variables["HEARD_AGENT"]].compactMap { $0 }.first { !$0.isEmpty }
    let found = nextTickets(try desk.rows(), for: who, desk.configuration)
    if json {
      environment.output.write(nextJSON(found, desk.configuration, desk.timeText))
    } else {
      environment.output.write(
        nextText(found, desk.timeText, limit: max(0, limit), width: environment.width, isColored: environment.usesColor))
    }
    return .ok
  }
}
