import HeardKit

struct LintCommand: Command {
  static let name = "lint"
  static let summary = "Check tickets and heard.yaml, and report what is wrong."
  static let discussion = """
    Exits with 1 if there are errors. `heard rules` lists what is looked for, `heard explain RULE` says why; severities stand under `lint` in \
    heard.yaml, and `<!-- heard: ignore RULE because ... -->` in a ticket lets one be.
    """
  static let examples = [
    ("Everything", "heard lint"), ("One ticket", "heard lint 7K3QX2"),
    ("Only what is overdue for a first reply", "heard lint --rule first-reply-overdue"),
    ("For a code host", "heard lint --format sarif > heard.sarif"),
  ]

  @Arguments("What to check: tickets, folders, heard.yaml. Default: all.", name: "PATH") var paths
  @Option("How to print what is found.", short: "f") var format = LintFormat.text
  @Option("Run only this rule; can be given again.") var rule: [String]
  @Option("The least severity that exits with 1.") var deny = Severity.error
  @Option("Print at most so many findings.") var max: Int?
  @Flag("Apply the safe fixes first.") var fix
  @Flag("Print JSON, as `--format json` does.") var json

  func run(in environment: Environment) throws -> ExitCode {
    let desk = try Desk(in: environment)
    var checking = try Checking(desk, rules: rule, agent: fix ? try? desk.actor() : nil)
    if fix { _ = try desk.carryOutFixes(checking.fixes(checking.files(paths)), isDryRun: false, shows: false) }
    let files = try checking.files(paths)
    let result = try checking.check(files)
    let isBad = Severity.allCases.contains { $0 >= deny && result.count($0) > 0 }
    let shown = max.map(result.prefix) ?? result
    environment.output.write((json ? LintFormat.json : format).render(shown, isColored: environment.usesColor))
    let left = Severity.allCases.reduce(0) { $0 + result.count($1) - shown.count($1) }
    if left > 0 { environment.errors.write("heard: \(left) more; leave out --max to see them all\n") }
    return isBad ? .findings : .ok
  }
}

extension LintFormat: ParameterValue {}
extension Severity: ParameterValue {}
