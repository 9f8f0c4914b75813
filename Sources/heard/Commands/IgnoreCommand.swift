struct IgnoreCommand: Command {
  static let name = "ignore"
  static let summary = "Move tickets to the status without clocks: looked at, answered by nobody."
  static let examples = [("A troll", "heard ignore 7K3QX2 --because troll")]

  @Arguments("Tickets, by the beginning of an id or by path.", name: "ID", isRequired: true) var ids
  @Option("Why; the text of the entry.", value: "TEXT") var because: String?
  @Flag("Show what would change, and change nothing.", short: "n") var dryRun

  func run(in environment: Environment) throws -> ExitCode {
    try Desk(in: environment).move(ids, because: because, isDryRun: dryRun) { try $0.destination(.voids, for: $1) }
  }
}
