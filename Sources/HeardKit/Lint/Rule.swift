/// One thing that lint looks for. A rule is a value in a file of its own, named as the rule, and a line in ``Rule/all``.
public struct Rule: Sendable {
  /// As it stands in brackets behind a message: `unknown-key`.
  public let id: String
  /// The section of docs/rules.md that it belongs to.
  public let group: Group
  public let severity: Severity
  /// Whether the pre-commit hook stops a commit for it.
  public let stopsCommit: Bool
  /// What it finds, in one sentence.
  public let summary: String
  /// Why that is wrong and what to do.
  public let rationale: String
  /// Run as tests. Made when they are asked for: there are some three hundred.
  public var examples: [Example] { makeExamples() }
  private let makeExamples: @Sendable () -> [Example]
  /// The signs without which it finds nothing in a ticket, of which one must show.
  let needs: Signs
  let check: Check

  public enum Group: String, CaseIterable, Sendable {
    case file, timeline, service, people, answers, privacy, configuration, history
  }

  /// What a rule looks at.
  enum Check: Sendable {
    case ticket(@Sendable (LintContext, inout Report) -> Void)
    case configuration(@Sendable (ConfigurationContext, inout Report) -> Void)
    case response(@Sendable (ResponseContext, inout Report) -> Void)
    /// A ticket between two commits: only `heard review` sees that.
    case revision(@Sendable (RevisionContext, inout Report) -> Void)
    /// More than one ticket, or more than the file: a function of the linter has it.
    case workspace
  }

  init(
    id: String, group: Group, severity: Severity = .warning, stopsCommit: Bool = false, summary: String, rationale: String,
    examples: @autoclosure @escaping @Sendable () -> [Example], needs: Signs = .ticket, check: Check
  ) {
    self.id = id
    self.group = group
    self.severity = severity
    self.stopsCommit = stopsCommit
    self.summary = summary
    self.rationale = rationale
    makeExamples = examples
    self.needs = needs
    self.check = check
  }

  /// A rule for one ticket, as most are.
  init(
    id: String, group: Group, severity: Severity = .warning, stopsCommit: Bool = false, summary: String, rationale: String,
    examples: @autoclosure @escaping @Sendable () -> [Example], needs: Signs = .ticket,
    check: @escaping @Sendable (LintContext, inout Report) -> Void
  ) {
    self.init(
      id: id, group: group, severity: severity, stopsCommit: stopsCommit, summary: summary, rationale: rationale, examples: examples(),
      needs: needs, check: .ticket(check))
  }

  /// Whether it compares two commits, so that only `heard review` runs it.
  public var isForReview: Bool { if case .revision = check { true } else { false } }

  /// Whether one of its findings comes with a fix that needs no question: some bad example shows it.
  public var hasFix: Bool { examples.contains { $0.isFixSafe } }
}
