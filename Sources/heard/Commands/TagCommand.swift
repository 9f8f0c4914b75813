struct TagCommand: Command {
  static let name = "tag"
  static let summary = "Add tags to a ticket and take tags away."
  static let examples = [("Add two", "heard tag 7K3QX2 billing refund"), ("Take one away", "heard tag 7K3QX2 --remove billing")]

  @Argument("The ticket, by the beginning of its id or by path.", name: "ID") var id: String
  @Arguments("Tags to add.", name: "TAG") var tags
  @Option("A tag to take away.", value: "TAG") var remove: [String]
  @Flag("Show what would change, and change nothing.", short: "n") var dryRun

  func run(in environment: Environment) throws -> ExitCode {
    guard !tags.isEmpty || !remove.isEmpty else { throw UsageError("no tag named; write 'heard tag \(id) billing' or '--remove billing'") }
    if let signed = tags.first(where: { $0.hasPrefix("+") }) {
      throw UsageError("'\(signed)' is no tag; write it without the plus, and '--remove TAG' for one to take away")
    }
    return try Desk(in: environment).change(id, isDryRun: dryRun) {
      let isNew = try $0.tag(adding: tags, removing: remove)
      return isNew
        ? (tags.map { "+\($0)" } + remove.map { "-\($0)" }).joined(separator: " ")
        : tags.isEmpty ? "has no such tag" : remove.isEmpty ? "has these tags already" : "nothing to change"
    }
  }
}
