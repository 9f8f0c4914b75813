import HeardKit

struct ExplainCommand: Command {
  static let name = "explain"
  static let summary = "Say what a rule finds, why, and show bad and good examples."
  static let examples = [("One rule", "heard explain unrecorded-move")]

  @Argument("The rule, as it stands in brackets behind a finding.", name: "RULE") var rule: String

  func run(in environment: Environment) throws -> ExitCode {
    guard let found = Rule.named(rule) else {
      let meant = nearest(to: rule, in: Rule.all.map(\.id))
      throw UsageError("no rule '\(rule)'; " + (meant.map { "did you mean '\($0)'?" } ?? "'heard rules' lists them"))
    }
    environment.output.write(explanation(of: found))
    return .ok
  }
}
