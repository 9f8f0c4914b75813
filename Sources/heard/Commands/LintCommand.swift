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
    ("What is staged, as the commit would have it", "heard lint --staged"), ("As it was before the last commit", "heard lint --rev HEAD~1"),
    ("Only what is overdue for a first reply", "heard lint --rule first-reply-overdue"),
    ("For a code host", "heard lint --format sarif > heard.sarif"),
  ]

  @Arguments("What to check: tickets, folders, heard.yaml. Default: all.", name: "PATH") var paths
  @Option("How to print what is found.", short: "f") var format = LintFormat.text
  @Option("Run only this rule; can be given again.") var rule: [String]
  @Option("The least severity that exits with 1.") var deny = Severity.error
  @Option("Print at most so many findings.") var max: Int?
  @Flag("Apply the safe fixes first.") var fix
  @Flag("Check what is staged, heard.yaml too, and not the working tree.") var staged
  @Option("Check a commit, with the heard.yaml that it has.", value: "REV") var rev: String?
  @Flag("Print JSON, as `--format json` does.") var json

  func run(in environment: Environment) throws -> ExitCode {
    if let max, max < 1 { throw UsageError("'--max \(max)' prints nothing; give it 1 or more") }
    if json, format != .text, format != .json { throw UsageError("'--json' and '--format \(format)' differ; use one of them") }
    let (desk, snapshot) = try judgedDesk(in: environment)
    if let problem = desk.clockProblem { environment.remark("heard.yaml: \(problem); no clock was read") }
    var checking = try Checking(desk, rules: rule, agent: fix ? try? desk.actor() : nil, snapshot: snapshot)
    if fix { _ = try desk.carryOutFixes(checking.fixes(checking.files(paths)), isDryRun: false, shows: false) }
    let result = try paths.isEmpty && rule.isEmpty ? checking.checkAll() : checking.check(named: paths)
    let count = checking.uncheckedCount
    if count > 0 {
      environment.remark(
        "\(count) \(count == 1 ? "ticket is" : "tickets are") not checked out here and only their ids were checked; "
          + "'heard lint --staged' checks all that git has")
    }
    let isBad = Severity.allCases.contains { $0 >= deny && result.count($0) > 0 }
    let shown = max.map(result.prefix) ?? result
    let below = desk.folder.repository?.below ?? ""
    environment.output.write((json ? LintFormat.json : format).render(shown, isColored: environment.usesColor, below: below))
    if !shown.hidden.isEmpty { environment.errors.write("heard: \(shown.hidden.count) more; leave out --max to see them all\n") }
    return isBad ? .findings : .ok
  }

  /// The working tree, the index or a commit, whatever is wrong with its heard.yaml.
  private func judgedDesk(in environment: Environment) throws -> (Desk, GitSnapshot?) {
    if staged, rev != nil { throw UsageError("'--staged' checks the index and '--rev' a commit; use one of them") }
    if fix {
      if staged || rev != nil { throw UsageError("'--fix' mends the working tree; run 'heard fix', stage it, and check again") }
      return (try Desk(in: environment).inTurn(unless: false), nil)
    }
    let folder = try WorkspaceFolder(in: environment)
    guard staged || rev != nil else {
      for line in folder.mendBeforeReading() { environment.remark(line) }
      return (try Desk(judging: folder, in: environment) { try? folder.read($0) }, nil)
    }
    let snapshot = try GitSnapshot(rev.map { .commit($0) } ?? .staged, of: Git(folder: folder.root))
    if snapshot.unmerged.contains("heard.yaml") {
      throw UsageError(
        "heard.yaml: git has the versions of an unfinished merge, and none of them holds; settle it and 'git add heard.yaml'")
    }
    guard let file = snapshot.read("heard.yaml") else {
      throw UsageError("no heard.yaml \(rev.map { "in commit '\($0)'" } ?? "is staged"); 'git add heard.yaml' stages it")
    }
    return (try Desk(judging: WorkspaceFolder(folder, under: .read(file)), in: environment) { snapshot.read($0) }, snapshot)
  }
}

extension LintFormat: ParameterValue {}
extension Severity: ParameterValue {}
