struct HookInstallCommand: Command {
  static let name = "install"
  static let summary = "Have git run heard before each commit."
  static let discussion = """
    The hook goes where git looks for hooks, `core.hooksPath` minded. A hook that is there already is kept and runs first; \
    one that runs heard itself, or by lefthook or pre-commit, stays as it is. Run again, nothing changes.
    """
  static let examples = [
    ("In a clone", "heard hook install"), ("Name the tickets in commit messages too", "heard hook install --trailers"),
    ("Where another tool runs hooks", "heard hook install --drivers"),
  ]

  @Flag("Add a `Ticket:` trailer to the message for each ticket of a commit.") var trailers

  @Flag("Install only what git needs to merge and show tickets, and no hook.") var drivers

  func run(in environment: Environment) throws -> ExitCode {
    try installHooks(in: Git(folder: environment.folder), environment, trailers: trailers, driversOnly: drivers)
    return .ok
  }
}
