import HeardKit

struct FixCommand: Command {
  static let name = "fix"
  static let summary = "Apply the safe fixes of lint: stamp times, record moves made by hand, reopen what customers answered."
  static let examples = [("See first", "heard fix --dry-run"), ("One ticket", "heard fix 7K3QX2")]

  @Arguments("What to fix: tickets or folders. Default: all.", name: "PATH") var paths
  @Option("Fix only what this rule finds; can be given again.") var rule: [String]
  @Flag("Show what would change, and change nothing.", short: "n") var dryRun

  func run(in environment: Environment) throws -> ExitCode {
    let desk = try Desk(in: environment).inTurn(unless: dryRun)
    var checking = try Checking(desk, rules: rule, agent: try? desk.actor())
    return try desk.carryOutFixes(checking.fixes(try checking.files(paths)), isDryRun: dryRun, shows: true)
  }
}

extension Desk {
  func carryOutFixes(_ fixes: (plan: Plan, words: [String]), isDryRun: Bool, shows: Bool) throws -> ExitCode {
    if shows || !fixes.plan.isEmpty, isDryRun || !fixes.plan.isEmpty {
      let output = shows ? environment.output : environment.errors
      if isDryRun {
        output.write(fixes.plan.isEmpty ? "nothing to fix\n" : fixes.plan.text)
        return .ok
      }
      try folder.apply(fixes.plan, by: environment.maker)
      guard !environment.isQuiet else { return .ok }
      for line in fixes.words { output.write(printable(line) + "\n") }
      output.write(staging(fixes.plan))
    } else if shows, !environment.isQuiet {
      environment.output.write("nothing to fix\n")
    }
    return .ok
  }
}
