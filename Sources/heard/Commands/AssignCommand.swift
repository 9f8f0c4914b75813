struct AssignCommand: Command {
  static let name = "assign"
  static let summary = "Give a ticket to somebody, or take it."
  static let examples = [
    ("Take it", "heard assign 7K3QX2"), ("Give it to Caio", "heard assign 7K3QX2 caio"), ("Give it back", "heard assign 7K3QX2 --nobody"),
  ]

  @Argument("The ticket, by the beginning of its id or by path.", name: "ID") var id: String
  @Argument("A handle of the team. Default: you.", name: "WHO") var who: String?
  @Flag("Nobody has it any more.") var nobody
  @Flag("Show what would change, and change nothing.", short: "n") var dryRun

  func run(in environment: Environment) throws -> ExitCode {
    let desk = try Desk(in: environment)
    if let who, ["none", "nobody", "-"].contains(who), !desk.configuration.team.contains(where: { $0.handle == who }) {
      throw UsageError("'\(who)' is nobody's name; 'heard assign \(id) --nobody' gives the ticket back")
    }
    let assignee = nobody ? nil : try who ?? desk.actor()
    return try desk.change(id, isDryRun: dryRun) {
      let isNew = try $0.set("assignee", to: assignee)
      return isNew ? "assigned to \(assignee ?? "nobody")" : "is with \(assignee ?? "nobody") already"
    }
  }
}
