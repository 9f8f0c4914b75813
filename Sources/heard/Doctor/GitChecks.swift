import HeardKit

extension HealthCheck {
  /// The oldest git whose answers heard reads: `--end-of-options` and trailers with separators.
  private static let oldestGit = [2, 25]

  static let git = HealthCheck(name: "git") { desk in
    guard let line = desk.git.line("--version"), let word = line.split(separator: " ").dropFirst(2).first else {
      return .bad("git does not answer", remedy: "install git 2.25 or newer, and see that it is on PATH")
    }
    let version = word.split(separator: ".").prefix(2).compactMap { Int($0) }
    return oldestGit.lexicographicallyPrecedes(version) || version == oldestGit
      ? .fine("git \(word)") : .bad("git \(word) is too old", remedy: "install git 2.25 or newer")
  }

  static let repository = HealthCheck(name: "repository") { desk in
    desk.isRepository
      ? .fine("this workspace is in a git repository")
      : .bad("this workspace is in no git repository", remedy: "git init") { _ = try desk.git("init", "-q") }
  }

  static let hook = HealthCheck(name: "hook") { desk in
    guard let hooks = try? HookFolder(of: desk.git) else { return .bad("there is no place for hooks", remedy: "git init") }
    let install = { try installHooks(in: desk.git, desk.environment) }
    return switch try hooks.state(of: "pre-commit") {
    case .current: .fine("git runs heard before each commit")
    case .missing: .bad("commits are not checked in this clone", remedy: "heard hook install", mend: install)
    case .outdated: .bad("the hook is another heard's", remedy: "heard hook install", severity: .warning, mend: install)
    }
  }

  static let directoryRenames = HealthCheck(name: "moves") { desk in
    guard desk.git.line("config", "--type=bool-or-int", "merge.directoryRenames") != "false" else {
      return .fine("new tickets do not follow neighbours that moved")
    }
    return .bad("a merge may move a new ticket along with its neighbours", remedy: "git config merge.directoryRenames false") {
      _ = try desk.git("config", "merge.directoryRenames", "false")
    }
  }

  static let drivers = HealthCheck(name: "drivers") { desk in
    let asked = desk.git.line("check-attr", "merge", "--", "tickets/new/any.md") ?? ""
    guard asked.hasSuffix(": heard") else { return .fine("git merges tickets by lines, as .gitattributes says") }
    guard desk.git.line("config", "merge.heard.driver") == nil else { return .fine("git merges tickets by their entries") }
    return .bad(".gitattributes asks for heard's merge driver, and this clone has none", remedy: "heard hook install") {
      try installHooks(in: desk.git, desk.environment)
    }
  }
}
