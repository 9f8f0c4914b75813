struct EscalateCommand: Command {
  static let name = "escalate"
  static let summary = "Move tickets up a tier."
  static let examples = [("To the next tier, with the reason", "heard escalate 7K3QX2 --because \"Needs access to payments\"")]

  @Arguments("Tickets, by the beginning of an id or by path.", name: "ID", isRequired: true) var ids
  @Option("Why; the text of the entry.", value: "TEXT") var because: String?
  @Flag("Show what would change, and change nothing.", short: "n") var dryRun

  func run(in environment: Environment) throws -> ExitCode {
    try Desk(in: environment).move(ids, because: because, isDryRun: dryRun) { try $0.destination(tiersUp: 1, for: $1) }
  }
}
