import HeardKit

struct DismissCommand: Command {
  static let name = "dismiss"
  static let summary = "Say that the customer's last message needs no answer: ends the reply clocks."
  static let examples = [("They only said thanks", "heard dismiss 7K3QX2 --because thanks")]

  @Argument("The ticket, by the beginning of its id or by path.", name: "ID") var id: String
  @Option("Why; the text of the entry.", value: "TEXT") var because: String?
  @Flag("Show what would change, and change nothing.", short: "n") var dryRun

  func run(in environment: Environment) throws -> ExitCode {
    let desk = try Desk(in: environment)
    return try desk.change(id, isDryRun: dryRun) {
      guard desk.row($0.ticket).waitingSince != nil else {
        throw UsageError(
          "\($0.ticket.name): the customer waits for no answer, so there is nothing to dismiss; 'heard note' writes for colleagues")
      }
      $0.say(.dismiss, text: because ?? "")
      return "needs no answer"
    }
  }
}
