struct DismissCommand: Command {
  static let name = "dismiss"
  static let summary = "Say that the customer's last message needs no answer: ends the reply clocks."
  static let examples = [("They only said thanks", "heard dismiss 7K3QX2 --because thanks")]

  @Argument("The ticket, by the beginning of its id or by path.", name: "ID") var id: String
  @Option("Why; the text of the entry.", value: "TEXT") var because: String?
  @Flag("Show what would change, and change nothing.", short: "n") var dryRun

  func run(in environment: Environment) throws -> ExitCode {
    try Desk(in: environment).change(id, isDryRun: dryRun) {
      $0.say(.dismiss, text: because ?? "")
      return "needs no answer"
    }
  }
}
