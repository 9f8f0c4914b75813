extension Rule {
  static let symlink = Rule(
    id: "symlink", group: .file, severity: .error, stopsCommit: true,
    summary: "A ticket's path is a symbolic link, or leads through one.",
    rationale: "A link can lead out of the workspace, to files that nobody meant to publish or change. heard does not follow it.",
    examples: [], check: .workspace)
}

extension Linter {
  /// What is said of a ticket's path that is a link.
  ///
  /// - Parameter target: What the link holds, if that is known.
  public func symbolicLink(kind: String = "symbolic link", to target: String? = nil) -> Diagnostic? {
    diagnostic(
      "symlink", "a \(kind)\(target.map { " to \(excerpt($0))" } ?? ""), which heard does not follow; put the file itself here")
  }
}
