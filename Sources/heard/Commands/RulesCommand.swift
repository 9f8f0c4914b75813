import HeardKit

struct RulesCommand: Command {
  static let name = "rules"
  static let summary = "List what lint looks for, with severities as they are here."
  static let examples = [("The list", "heard rules"), ("docs/rules.md", "heard rules --markdown")]

  @Flag("Print all rules with examples as Markdown.") var markdown

  func run(in environment: Environment) throws -> ExitCode {
    if markdown {
      environment.output.write(rulesMarkdown())
      return .ok
    }
    let configuration = try? WorkspaceFolder(in: environment).configuration
    var table = Table([.init("RULE"), .init("SEVERITY"), .init("FIX"), .init("STOPS A COMMIT"), .init("FINDS", isFlexible: true)])
    for rule in Rule.all {
      let severity = (configuration ?? Configuration()).severity(of: rule)?.rawValue ?? "off"
      table.rows.append([
        .init(rule.id), .init(severity), .init(rule.hasFix ? "yes" : ""), .init(rule.stopsCommit ? "yes" : ""), .init(rule.summary),
      ])
    }
    environment.output.write(table.text(width: environment.width, isColored: environment.usesColor))
    return .ok
  }
}
