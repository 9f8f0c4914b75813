import HeardKit

/// One thing that a clone needs for heard to work: a value in a file of its own, and a line in ``HealthCheck/all``.
struct HealthCheck: Sendable {
  /// As it stands in the first column.
  let name: String
  let find: @Sendable (ClonedDesk) throws -> Finding

  /// In the order in which one mends the other; a new repository has another place for records.
  static let all = [
    interruption, leftWords, git, repository, hooks, drivers, directoryRenames, lineEnds, statusFolders, person, timeZones, configuration,
    drafts,
  ]

  /// How it stands.
  enum Finding {
    case fine(String)
    /// What is wrong; the command that mends it, or what to do; and how `--fix` does it, where it can.
    case bad(String, remedy: String, severity: Severity = .error, mend: (() throws -> Void)? = nil)
  }
}

/// What checks look at: a workspace in a clone.
struct ClonedDesk {
  let folder: WorkspaceFolder
  let git: Git
  let environment: Environment

  init(in environment: Environment) throws {
    folder = try WorkspaceFolder(in: environment)
    git = Git(folder: folder.root)
    self.environment = environment
  }

  /// Whether git knows this folder.
  var isRepository: Bool { git.line("rev-parse", "--git-dir") != nil }
}
