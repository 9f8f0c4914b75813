import HeardKit

extension Git {
  /// Tells git how tickets are merged and shown; which files they are, `.gitattributes` says.
  ///
  /// - Parameter program: The heard to run where none is on PATH. Where that is gone too, git merges by lines.
  func installDrivers(program: String) throws {
    // git reads % as a sign of its own.
    let quoted = shellQuoted(program).split(separator: "%", omittingEmptySubsequences: false).joined(separator: "%%")
    let words = "merge-driver %O %A %B %P %L"
    let driver = """
      if command -v heard >/dev/null; then heard \(words); elif test -x \(quoted); then \(quoted) \(words); \
      else git merge-file --marker-size=%L %A %O %B; fi
      """
    for (key, value) in [
      ("merge.heard.name", "heard: tickets by keys and entries"), ("merge.heard.driver", driver),
      ("diff.heard.xfuncname", "^## ([0-9]{4}-.*|now .*)$"),
      // A new ticket must not follow its neighbours when a colleague moves them all.
      ("merge.directoryRenames", "false"),
    ] { _ = try self("config", key, value) }
  }

  /// Takes the drivers away again; git merges by lines.
  func uninstallDrivers() {
    for section in ["merge.heard", "diff.heard"] { _ = line("config", "--remove-section", section) }
  }
}
