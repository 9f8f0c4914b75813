/// Judges the tickets of a commit: by the rules that stop one, and by what is still silent.
public struct CommitCheck: Sendable {
  public let linter: Linter
  private var promises: ServiceLevels?
  /// nil where the workspace is new, so that nothing was promised.
  private var promisesBefore: ServiceLevels?
  private let changesPromises: Bool

  /// - Parameters:
  ///   - promises: What heard.yaml promises after the commit; nil where that cannot be read, so that no clock is.
  ///   - before: What it promised before; nil for a new workspace.
  ///   - changesPromises: Whether the commit changes heard.yaml.
  public init(
    _ configuration: Configuration, now: Instant, zone: TimeZoneRules, promises: ServiceLevels?, before: ServiceLevels?,
    changesPromises: Bool
  ) {
    let rules = Rule.all.filter { $0.stopsCommit && configuration.severity(of: $0) != nil }
    // An empty choice would be that of all rules.
    linter = Linter(configuration: configuration, now: now, zone: zone, rules: rules.isEmpty ? ["none"] : rules.map(\.id))
    self.promises = promises
    promisesBefore = before
    self.changesPromises = changesPromises
  }

  /// What is wrong with a ticket, in the order of its text.
  public mutating func findings(_ revision: TicketRevision) -> [Diagnostic] {
    let now = linter.now
    let readings = promises?.readings(of: revision.after, now: now) ?? []
    let found = linter.check(revision.after, readings: readings)
    guard promisesBefore != nil else { return found }
    let before = revision.before.flatMap { promisesBefore?.readings(of: $0, now: now) } ?? []
    return (found + linter.silence(of: revision, readings: readings, before: before, changesPromises: changesPromises)).inTextOrder
  }
}
