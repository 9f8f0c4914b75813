struct DeescalateCommand: Command {
  static let name = "deescalate"
  static let summary = "Move tickets down a tier."
  static let examples = [("Back to the tier below", "heard deescalate 7K3QX2")]

  @Arguments("Tickets, by the beginning of an id or by path.", name: "ID", isRequired: true) var ids
  @Option("Why; the text of the entry.", value: "TEXT") var because: String?
  @Flag("Show what would change, and change nothing.", short: "n") var dryRun

  func run(in environment: Environment) throws -> ExitCode {
    try Desk(in: environment).move(ids, because: because, isDryRun: dryRun) { try $0.destination(tiersUp: -1, for: $1) }
  }
}
