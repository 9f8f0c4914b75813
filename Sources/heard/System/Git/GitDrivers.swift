import HeardKit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Git {
  /// Tells git how tickets are merged and shown; which files they are, `.gitattributes` says.
  ///
  /// - Parameter program: The heard to run where none is on PATH. Where that is gone too, git merges by lines.
  func installDrivers(program: String) throws {
    for (key, value) in [
      ("merge.heard.name", "heard: tickets by keys and entries"), ("merge.heard.driver", driver(shellQuoted(program))),
      ("diff.heard.xfuncname", headings),
      // A new ticket must not follow its neighbours when a colleague moves them all.
      ("merge.directoryRenames", "false"),
    ] { _ = try self("config", key, value) }
  }

  /// Takes the drivers away again; git merges by lines.
  func uninstallDrivers() {
    for section in ["merge.heard", "diff.heard"] { _ = line("config", "--remove-section", section) }
    _ = line("config", "--local", "--unset-all", "merge.directoryRenames", "^false$")
  }

  enum DriverState: Equatable {
    case current, outdated, missing
    /// The program that would run is no longer there.
    case gone(String)
  }

  /// Whether git merges and shows tickets as this heard would have it.
  ///
  /// - Parameters:
  ///   - program: The heard that runs.
  ///   - isOnPath: Whether git finds a heard by its name, so that where one was installed from is no matter.
  func driverState(program: String, isOnPath: Bool) -> DriverState {
    guard let found = line("config", "merge.heard.driver") else { return .missing }
    let known = found.split(separator: "elif test -x ", maxSplits: 1).dropFirst().first
      .flatMap { $0.split(separator: "; then ", maxSplits: 1).first.map(String.init) }
    guard let known, found == driver(known, isEscaped: true), line("config", "diff.heard.xfuncname") == headings else { return .outdated }
    if isOnPath || known == escaped(shellQuoted(program)) { return .current }
    let plain = shellUnquoted(known.split(separator: "%%", omittingEmptySubsequences: false).joined(separator: "%"))
    return isExecutable(plain) ? .current : .gone(plain)
  }
}

/// The lines that git shows above a part of a difference.
private let headings = "^## ([0-9]{4}-.*|now .*)$"

/// - Parameter program: As a shell reads it.
private func driver(_ program: String, isEscaped: Bool = false) -> String {
  let program = isEscaped ? program : escaped(program)
  let words = "merge-driver %O %A %B %P %L"
  return """
    if command -v heard >/dev/null; then exec heard \(words); elif test -x \(program); then exec \(program) \(words); \
    else exec git merge-file --marker-size=%L %A %O %B; fi
    """
}

/// git reads % as a sign of its own.
private func escaped(_ program: String) -> String {
  program.split(separator: "%", omittingEmptySubsequences: false).joined(separator: "%%")
}

/// What ``shellQuoted(_:)`` was given.
private func shellUnquoted(_ word: String) -> String {
  guard word.hasPrefix("'"), word.hasSuffix("'"), word.count > 1 else { return word }
  return word.dropFirst().dropLast().split(separator: "'\\''", omittingEmptySubsequences: false).joined(separator: "'")
}

/// Whether a path is a program that this user may run.
func isExecutable(_ path: String) -> Bool { access(path, X_OK) == 0 }
