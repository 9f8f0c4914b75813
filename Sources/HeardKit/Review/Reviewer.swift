/// Judges tickets between two commits: what happened to the customer, and what may not happen.
public struct Reviewer: Sendable {
  public let linter: Linter
  private var promises: ServiceLevels?
  private var promisesBefore: ServiceLevels?
  private let changesPromises: Bool

  /// - Parameters:
  ///   - configuration: heard.yaml at the head; see ``Configuration/judged(by:)``.
  ///   - now: When the head was committed: clocks are read then.
  ///   - responses: The canned responses at the head; nil where no answer can lack an approval.
  ///   - promises: What heard.yaml promises at the head; nil where that cannot be read, so that no clock is.
  ///   - before: What it promised at the base; nil where there was no workspace.
  ///   - changesPromises: Whether heard.yaml differs.
  public init(
    _ configuration: Configuration, now: Instant, zone: TimeZoneRules, responses: ResponseLibrary?, promises: ServiceLevels?,
    before: ServiceLevels?, changesPromises: Bool
  ) {
    let rules = Rule.all.filter { ($0.isOfReview || $0.stopsCommit || $0.isAboutEntries) && configuration.severity(of: $0) != nil }
    // An empty choice would be that of all rules.
    let ids = rules.isEmpty ? ["none"] : rules.map(\.id)
    linter = Linter(configuration: configuration, now: now, zone: zone, rules: ids, responses: responses)
    self.promises = promises
    promisesBefore = before
    self.changesPromises = changesPromises
  }

  /// - Parameters:
  ///   - steps: The commits that touched the ticket, the oldest first, merges left out.
  ///   - others: What was found by looking at more than this ticket.
  public mutating func review(_ revision: TicketRevision, steps: [CommitStep], others: [Diagnostic] = []) -> TicketReview {
    let readings = promises?.readings(of: revision.after, now: linter.now) ?? []
    let before = revision.before.flatMap { promisesBefore?.readings(of: $0, now: linter.now) } ?? []
    let context = RevisionContext(revision, steps: steps, linter, readings: readings)
    let written = context.written.map { context.entries[$0].heading.lowerBound..<context.entries[$0].body.upperBound }
    var found = linter.check(revision.after, readings: readings).filter { diagnostic in
      Rule.named(diagnostic.rule)?.isAboutEntries != true || written.contains { $0.contains(diagnostic.range.lowerBound) }
    }
    found += others + linter.history(context) + linter.unapproved(context) + linter.leftBehind(revision, steps)
    if promisesBefore != nil {
      found += linter.silence(of: revision, readings: readings, before: before, changesPromises: changesPromises)
    }
    let story = TicketStory(context, revision, readings: readings, before: before)
    return TicketReview(
      name: revision.after.name, subject: revision.after.subject ?? "(no subject)", path: revision.after.path,
      bytes: revision.after.document.bytes,
      events: story.events, diagnostics: found.inTextOrder)
  }

  /// A ticket that was there at the base and is gone.
  public func deleted(_ ticket: Ticket) -> TicketReview {
    let found = linter.diagnostic("deleted-ticket", "the ticket is gone; put it back, and move it to where such tickets end instead")
    return TicketReview(
      name: ticket.name, subject: ticket.subject ?? "(no subject)", path: ticket.path, bytes: [], events: ["deleted"],
      diagnostics: found.map { [$0] } ?? [])
  }
}

/// What a review says about one ticket.
public struct TicketReview: Sendable {
  public let name: String
  public let subject: String
  /// Relative to the workspace; where it was, if it is gone.
  public let path: String
  public let bytes: [UInt8]
  /// What happened, a line each: `answered by bia`.
  public let events: [String]
  public let diagnostics: [Diagnostic]
}

extension Configuration {
  /// This configuration with the people and severities of another: nobody gives themselves rights, or silences a rule, by the very change that
  /// is reviewed.
  public func judged(by base: Configuration?) -> Configuration {
    guard let base else { return self }
    var result = self
    if !base.team.isEmpty { result.team = base.team }
    result.severities = base.severities
    result.privacyAllow = base.privacyAllow
    return result
  }
}

extension Rule {
  /// Whether it is found between two commits alone.
  fileprivate var isOfReview: Bool { group == .history || id == Rule.silentOverdue.id }

  /// Whether review asks only for entries that are new.
  fileprivate var isAboutEntries: Bool { group == .privacy || id == Rule.tierPermission.id || id == Rule.needsApproval.id }
}

extension Linter {
  /// Personal data that one commit brought in and a later one took out: merged as it is, the branch carries it into history for good.
  fileprivate func leftBehind(_ revision: TicketRevision, _ steps: [CommitStep]) -> [Diagnostic] {
    let texts = [revision.before?.document.bytes ?? [], revision.after.document.bytes]
    var told: Set<[UInt8]> = []
    var found: [Diagnostic] = []
    for step in steps where step.after.bytes != revision.after.document.bytes {
      let ticket = Ticket(path: revision.after.path, placement: nil, document: step.after)
      for var diagnostic in check(ticket, readings: []) where diagnostic.severity == .error {
        guard Rule.named(diagnostic.rule)?.group == .privacy else { continue }
        let data = Array(step.after.bytes[diagnostic.range])
        guard !texts.contains(where: { $0.contains(run: data) }), told.insert(data).inserted else { continue }
        let what = diagnostic.message.prefix { $0 != ";" }
        diagnostic.message = "commit \(step.commit.name) holds \(what), which is gone since; squash the branch before it is merged"
        diagnostic.range = 0..<0
        found.append(diagnostic)
      }
    }
    return found
  }

  /// The drafts that became answers by the hand of somebody who may not approve them.
  fileprivate func unapproved(_ context: RevisionContext) -> [Diagnostic] {
    let approvers = configuration.team.filter(\.approves).map(\.handle)
    guard !approvers.isEmpty else { return [] }
    return context.written.compactMap { index in
      guard let origin = context.origin(of: index), origin.wasDraft, context.entries[index].kind == .agent,
        context.member(withOneOf: origin.commit.emails)?.approves != true
      else { return nil }
      let names = approvers.joined(separator: ", ")
      var found = diagnostic(
        "needs-approval", "this draft became an answer in commit \(origin.commit.name), whose author may not approve it; \(names) may")
      found?.range = context.entries[index].heading
      return found
    }
  }
}
