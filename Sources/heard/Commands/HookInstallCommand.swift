struct HookInstallCommand: Command {
  static let name = "install"
  static let summary = "Have git run heard before each commit."
  static let discussion = """
    The hook goes where git looks for hooks, `core.hooksPath` minded. A hook that is there already is kept and runs first. Run again, nothing changes.
    """
  static let examples = [
    ("In a clone", "heard hook install"), ("Name the tickets in commit messages too", "heard hook install --trailers"),
  ]

  @Flag("Add a `Ticket:` trailer to the message for each ticket of a commit.") var trailers

  func run(in environment: Environment) throws -> ExitCode {
    try installHooks(in: Git(folder: environment.folder), environment, trailers: trailers)
    return .ok
  }
}
