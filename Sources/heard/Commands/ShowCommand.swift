import HeardKit

struct ShowCommand: Command {
  static let name = "show"
  static let summary = "Show a conversation, its clocks, and the customer's other tickets."
  static let discussion = """
    Other tickets are those of the same handle or address that are not done, and those in which something happened in the last seven days.
    """
  static let examples = [("By the beginning of the id's random part", "heard show 7K3"), ("For scripts", "heard show 2611-7K3QX2 --json")]

  @Argument("The ticket, by the beginning of its id or by path.", name: "ID") var id: String
  @Flag("Print JSON.") var json

  func run(in environment: Environment) throws -> ExitCode {
    let desk = try Desk(in: environment)
    let ticket = try desk.ticket(id)
    let rows = try desk.rows(archived: .active)
    let view = TicketView(
      desk.row(ticket), among: rows, desk.configuration, desk.timeText, width: environment.width, isColored: environment.usesColor)
    environment.output.write(json ? view.json : Array(view.text.utf8))
    return .ok
  }
}
