struct WaitCommand: Command {
  static let name = "wait"
  static let summary = "Wait for the customer: move tickets to the status whose clocks pause."
  static let examples = [("The customer owes us the order number", "heard wait 7K3QX2")]

  @Arguments("Tickets, by the beginning of an id or by path.", name: "ID", isRequired: true) var ids
  @Option("Why; the text of the entry.", value: "TEXT") var because: String?
  @Flag("Show what would change, and change nothing.", short: "n") var dryRun

  func run(in environment: Environment) throws -> ExitCode {
    try Desk(in: environment).move(ids, because: because, isDryRun: dryRun) { try $0.destination(.pauses, for: $1) }
  }
}
