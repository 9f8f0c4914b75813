extension Rule {
  static let unreadable = Rule(
    id: "unreadable", group: .file, severity: .error,
    summary: "A ticket's file cannot be read.",
    rationale: "Lists, clocks and the index know nothing of it. Mostly its rights are wrong: `chmod u+r FILE`.",
    examples: [], check: .workspace)
}

extension Linter {
  /// What is said of a ticket that cannot be read.
  public func unreadable(because reason: String) -> Diagnostic? {
    diagnostic("unreadable", "the file cannot be read: \(reason); see that you may read it, as by 'chmod u+r'")
  }
}
