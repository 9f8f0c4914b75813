struct MoveCommand: Command {
  static let name = "move"
  static let summary = "Move tickets to a status and tier, and record it."
  static let discussion = """
    The file goes to the folder of that status, and a `move` entry says from where to where, by whom and why. Where no tier is named, the ticket keeps its own.
    """
  static let examples = [
    ("To the second tier", "heard move 7K3QX2 open/tier-2 --because \"Needs access to payments\""),
    ("Only show what would change", "heard move 7K3QX2 pending -n"),
  ]

  @Arguments(
    "Tickets, by the beginning of an id or by path; last the place: STATUS or STATUS/TIER.", name: "ID", isRequired: true,
    offers: [.tickets, .places])
  var words
  @Option("Why; the text of the entry. With it an entry is written even where the ticket already stands.", value: "TEXT") var because:
    String?
  @Flag("Show what would change, and change nothing.", short: "n") var dryRun

  func run(in environment: Environment) throws -> ExitCode {
    guard words.count > 1, let place = words.last else {
      throw UsageError("name a ticket and a place, as 'heard move 7K3QX2 open/tier-2'")
    }
    return try Desk(in: environment).move(words.dropLast(), because: because, isDryRun: dryRun) { try $0.destination(place, for: $1) }
  }
}
