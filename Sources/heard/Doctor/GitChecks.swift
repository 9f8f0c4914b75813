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

  static let hooks = HealthCheck(name: "hooks") { desk in
    guard let hooks = try? HookFolder(of: desk.git) else { return .bad("there is no place for hooks", remedy: "git init") }
    let install = { try installHooks(in: desk.git, desk.environment, trailers: try hooks.state(of: "commit-msg") == .outdated) }
    let elsewhere = desk.git.line("config", "core.hooksPath").map { _ in ", from \(hooks.path) (core.hooksPath)" } ?? ""
    let states = try ["pre-commit", "post-merge", "commit-msg"].map { ($0, try hooks.state(of: $0)) }
    // Names of tickets in commit messages are a choice.
    let missing = states.filter { $0.1 == .missing && $0.0 != "commit-msg" }.map { $0.0 }
    if missing.contains("pre-commit") {
      return .bad(
        "commits are not checked in this clone\(elsewhere)", remedy: "heard hook install, or have another tool run 'heard hook pre-commit'",
        mend: install)
    }
    if let name = states.first(where: { $0.1 == .outdated })?.0 {
      return .bad("the \(name) hook is another heard's\(elsewhere)", remedy: "heard hook install", severity: .warning, mend: install)
    }
    if !missing.isEmpty {
      return .bad("tickets are not mended after a merge\(elsewhere)", remedy: "heard hook install", severity: .warning, mend: install)
    }
    return .fine("git runs heard before each commit and after each merge\(elsewhere)")
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
    let install = { try installHooks(in: desk.git, desk.environment, driversOnly: true) }
    let state = desk.git.driverState(program: try programPath(), isOnPath: desk.environment.finds("heard"))
    return switch state {
    case .current: .fine("git merges tickets by their entries")
    case .missing:
      .bad(".gitattributes asks for heard's merge driver, and this clone has none", remedy: "heard hook install --drivers", mend: install)
    case .outdated:
      .bad("git's drivers for tickets are another heard's", remedy: "heard hook install --drivers", severity: .warning, mend: install)
    case .gone(let program):
      .bad(
        "git merges tickets by lines: \(program), which its driver runs, is gone, and no heard is on PATH",
        remedy: "heard hook install --drivers",
        mend: install)
    }
  }

  static let lineEnds = HealthCheck(name: "line ends") { desk in
    let converts = ["true", "input"].contains(desk.git.line("config", "core.autocrlf") ?? "")
    let asked = desk.git.line("check-attr", "text", "--", "tickets/new/any.md") ?? ""
    guard converts, !asked.hasSuffix(": unset") else { return .fine("git leaves those of tickets as they are") }
    return .bad(
      "git converts those of tickets (core.autocrlf)", remedy: "write 'tickets/** -text' into .gitattributes", severity: .warning)
  }

  static let person = HealthCheck(name: "you") { desk in
    let team = desk.folder.configuration.team
    let email = desk.git.line("config", "user.email") ?? ""
    if email.isEmpty { return .bad("git does not know who you are", remedy: "git config user.email YOU@EXAMPLE.COM", severity: .warning) }
    if let member = team.first(where: { $0.emails.contains { $0.lowercased() == email.lowercased() } }) {
      return .fine("you are \(member.handle), by git's user.email")
    }
    guard team.contains(where: { !$0.emails.isEmpty }) else { return .fine("'team' in heard.yaml names no addresses") }
    return .bad(
      "git's user.email '\(email)' is nobody's in heard.yaml, so entries are signed with git's user.name",
      remedy: "add it to 'email' of a member of 'team', or correct it by 'git config user.email'", severity: .info)
  }
}

extension Environment {
  /// Whether a program of that name is on PATH.
  fileprivate func finds(_ program: String) -> Bool {
    (variable("PATH") ?? "").split(separator: ":").contains { isExecutable("\($0)/\(program)") }
  }
}
