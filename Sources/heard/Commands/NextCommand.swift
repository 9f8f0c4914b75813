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
  @Option("A desk to look at; given again, several as one.", value: "DIR") var desk: [String]
  @Flag("Print JSON.") var json

  func run(in environment: Environment) throws -> ExitCode {
    let (desks, names) = try environment.desks(desk)
    if let asked = who {
      let problems = desks.map { $0.configuration.problem("assignee", asked) }
      if let remedy = problems[0], !problems.contains(nil) { throw UsageError("'\(asked)' is not in the team; \(remedy)") }
    }
    let who = [who, environment.actingAs, environment.variable("HEARD_AGENT")].compactMap { $0 }.first { !$0.isEmpty }
    let shown = json ? .max : min(max(0, limit), .max - 1) + 1
    var found: NextRows?
    for (place, desk) in desks.enumerated() {
      let seeker = Seeker(who, desk.configuration)
      let fresh = NextRows(of: desk.configuration, for: who, limit: shown, desk: place)
      let parts = try environment.reading(names, place) {
        try desk.gatherLiving(into: fresh, ifOf: seeker.mayTake, where: seeker.wants) { $1.add($0) }
      }
      found = (parts ?? []).reduce(into: found ?? fresh) { $0.append($1) }
    }
    let views = environment.views(desks, names, ofSeveral: desk.count > 1)
    guard let found else { return .ok }
    if json {
      environment.output.write(nextJSON(found, views))
    } else {
      let first = found.rows.first.flatMap { desks[$0.row.desk].whole($0.row.row) }
      environment.output.write(
        nextText(found, views, first: first, limit: max(0, limit), width: environment.width, isColored: environment.usesColor))
    }
    return .ok
  }
}
