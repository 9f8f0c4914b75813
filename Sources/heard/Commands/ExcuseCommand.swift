import HeardKit

struct ExcuseCommand: Command {
  static let name = "excuse"
  static let summary = "Say why a ticket is late: silences the breaches that are already due."
  static let examples = [("The reason stays in the ticket", "heard excuse 7K3QX2 \"Carrier strike, told the customer by phone\"")]

  @Argument("The ticket, by the beginning of its id or by path.", name: "ID") var id: String
  @Argument("What to write; else standard input, else the editor.", name: "TEXT") var text: String?
  @Flag("Show what would change, and change nothing.", short: "n") var dryRun

  func run(in environment: Environment) throws -> ExitCode {
    let desk = try Desk(in: environment)
    return try desk.change(id, saying: text, for: Self.name, isDryRun: dryRun) {
      guard desk.row($0.ticket).clocks.contains(where: { $0.state == .overdue || $0.state == .breached }) else {
        throw UsageError("\($0.ticket.name): nothing is or was late, so there is nothing to excuse; 'heard note' writes for colleagues")
      }
      $0.say(.excuse, text: $1)
      return "excused"
    }
  }
}
