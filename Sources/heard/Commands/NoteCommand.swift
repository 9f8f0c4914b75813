struct NoteCommand: Command {
  static let name = "note"
  static let summary = "Write an internal note into a ticket."
  static let examples = [("For colleagues, never for the customer", "heard note 7K3QX2 \"Gateway shows two captures\"")]

  @Argument("The ticket, by the beginning of its id or by path.", name: "ID") var id: String
  @Argument("What to write; else standard input, else the editor.", name: "TEXT") var text: String?
  @Flag("Show what would change, and change nothing.", short: "n") var dryRun

  func run(in environment: Environment) throws -> ExitCode {
    try Desk(in: environment).change(id, saying: text, for: Self.name, isDryRun: dryRun) {
      $0.say(.note, text: $1)
      return "noted"
    }
  }
}
