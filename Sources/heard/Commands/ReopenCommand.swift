struct ReopenCommand: Command {
  static let name = "reopen"
  static let summary = "Move tickets back to the status whose clocks run."
  static let examples = [("Not done after all", "heard reopen 7K3QX2")]

  @Arguments("Tickets, by the beginning of an id or by path.", name: "ID", isRequired: true) var ids
  @Option("Why; the text of the entry.", value: "TEXT") var because: String?
  @Flag("Show what would change, and change nothing.", short: "n") var dryRun

  func run(in environment: Environment) throws -> ExitCode {
    try Desk(in: environment).move(ids, because: because, isDryRun: dryRun) { try $0.destination(.runs, for: $1) }
  }
}
