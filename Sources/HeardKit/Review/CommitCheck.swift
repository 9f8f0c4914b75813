/// Judges the tickets of a commit: by the rules that stop one, and by what is still silent.
public struct CommitCheck: Sendable {
  public let linter: Linter
  private var promises: ServiceLevels?
  /// nil where the workspace is new, so that nothing was promised.
  private var promisesBefore: ServiceLevels?
  private let changesPromises: Bool

  /// - Parameters:
  ///   - responses: The canned responses that ask for approval; nil where no answer can lack one.
  ///   - promises: What heard.yaml promises after the commit; nil where that cannot be read, so that no clock is.
  ///   - before: What it promised before; nil for a new workspace.
  ///   - changesPromises: Whether the commit changes heard.yaml.
  public init(
    _ configuration: Configuration, now: Instant, zone: TimeZoneRules, responses: ResponseLibrary?, promises: ServiceLevels?,
    before: ServiceLevels?, changesPromises: Bool
  ) {
    let rules = Rule.all.filter { ($0.stopsCommit || $0.id == Rule.needsApproval.id) && configuration.severity(of: $0) != nil }
    // An empty choice would be that of all rules.
    let ids = rules.isEmpty ? ["none"] : rules.map(\.id)
    linter = Linter(configuration: configuration, now: now, zone: zone, rules: ids, responses: responses)
    self.promises = promises
    promisesBefore = before
    self.changesPromises = changesPromises
  }

  /// What is wrong with a ticket, in the order of its text.
  public mutating func findings(_ revision: TicketRevision) -> [Diagnostic] {
    let now = linter.now
    let readings = promises?.readings(of: revision.after, now: now) ?? []
    let found = mild(linter.check(revision.after, readings: readings), in: revision)
    guard promisesBefore != nil else { return found }
    let before = revision.before.flatMap { promisesBefore?.readings(of: $0, now: now) } ?? []
    return (found + linter.silence(of: revision, readings: readings, before: before, changesPromises: changesPromises)).inTextOrder
  }

  /// A missing approval is said of what the commit itself writes, and stops nothing: whoever approves may be the next to commit.
  private func mild(_ found: [Diagnostic], in revision: TicketRevision) -> [Diagnostic] {
    guard found.contains(where: { $0.rule == Rule.needsApproval.id }) else { return found }
    let document = revision.after.document
    let difference = EntryDifference(from: revision.before?.document.meanings ?? [], to: document.meanings)
    let written = Set(difference.written.map { document.entries[$0].heading.lowerBound })
    return found.compactMap { found in
      guard found.rule == Rule.needsApproval.id else { return found }
      guard written.contains(found.range.lowerBound) else { return nil }
      var warning = found
      warning.severity = min(found.severity, .warning)
      return warning
    }
  }
}

extension Configuration {
  /// Whether an answer of a ticket may lack an approval, so that it is worth knowing which responses ask for one.
  ///
  /// - Parameter before: The ticket as it was; answers that it has as they are don't count.
  public func mayLackApproval(_ document: TicketDocument, since before: [UInt8] = []) -> Bool {
    let approvers = Names(team.filter(\.approves).map(\.handle))
    guard !approvers.isEmpty, severity(of: .needsApproval) != nil else { return false }
    let ends = document.entries.dropFirst().map(\.heading.lowerBound) + [document.bytes.count]
    return zip(document.entries, ends).contains { entry, end in
      // A shorter one is nobody's canned response.
      entry.isHumanAnswer && entry.body.count >= CannedText.shortest && approvers.index(of: entry.who, in: document.bytes) == nil
        && !before.contains(run: Array(document.bytes[entry.heading.lowerBound..<end]))
    }
  }
}
