import HeardKit

struct SweepCommand: Command {
  static let name = "sweep"
  static let summary = "Do what time alone asks for: escalate where a tier clock ran out, reopen where a customer wrote."
  static let discussion = """
    A ticket whose tier clock ran out goes up one tier, never more in one run; from the highest there is nobody to go to. One in which the \
    customer wrote while it waited for them, or was done, is reopened at the time of that message, in its tier. Run it by hand, or every \
    hour by a workflow.
    """
  static let examples = [("See first", "heard sweep --dry-run"), ("In a workflow", "heard --as sweeper sweep")]

  @Flag("Show what would change, and change nothing.", short: "n") var dryRun

  func run(in environment: Environment) throws -> ExitCode {
    let desk = try Desk(in: environment).inTurn(unless: dryRun)
    let (configuration, time, zone) = (desk.configuration, desk.time, desk.zone)
    let away = try Archive(of: desk.folder).tickets(in: .active).count
    if away > 0 {
      environment.remark("\(away) open \(away == 1 ? "ticket is" : "tickets are") not checked out here and left alone; sweep where all are")
    }
    let found = try desk.map(archived: .none) { ticket, levels in
      Sweep(ticket, readings: levels.readings(of: ticket, now: time.instant), configuration, time: time).map { (ticket, $0) }
    }.compactMap { $0 }
    if found.isEmpty {
      if !environment.isQuiet { environment.output.write("nothing to do: no tier clock ran out, no customer was overlooked\n") }
      return .ok
    }
    let who = try desk.actor()
    var (plan, lines): (Plan, [String]) = (Plan(), [])
    for (ticket, sweep) in found {
      var change = TicketChange(ticket, configuration: configuration, at: time, by: who)
      do {
        lines.append("\(ticket.name): \(try sweep.apply(to: &change, wall: zone))")
      } catch {
        throw UsageError("\(ticket.path): \(error.remedy)")
      }
      plan.steps += change.plan.steps
    }
    return try desk.carryOut(plan, isDryRun: dryRun, lines)
  }
}
