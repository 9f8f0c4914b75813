/// Judges tickets between two commits: what happened to the customer, and what may not happen.
public struct Reviewer: Sendable {
  public let linter: Linter
  private var promises: ServiceLevels?
  private var promisesBefore: ServiceLevels?
  private let changesPromises: Bool
  /// What the tickets of the range said at the base; see ``RevisionContext``.
  private var known: Set<EntryMeaning> = []

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

  /// Lets new tickets bring along what others said before, as splitting one does.
  public mutating func know(_ ticket: TicketDocument) { known.formUnion(ticket.meanings) }

  /// - Parameters:
  ///   - steps: The commits that touched the ticket, the oldest first.
  ///   - others: What was found by looking at more than this ticket.
  public mutating func review(_ revision: TicketRevision, steps: [CommitStep], others: [Diagnostic] = []) -> TicketReview {
    let readings = promises?.readings(of: revision.after, now: linter.now) ?? []
    let before = revision.before.flatMap { promisesBefore?.readings(of: $0, now: linter.now) } ?? []
    let context = RevisionContext(revision, steps: steps, linter, readings: readings, known: revision.before == nil ? known : [])
    var found = linter.check(revision.after, readings: readings).filter { context.isOfTheChange($0) }
    let texts = [revision.before, revision.after].compactMap { $0?.document.bytes }
    found += others + linter.history(context) + linter.leftBehind(steps, texts)
    found += linter.unapproved(context, besides: found) + linter.unnamed(context) + linter.outOfTier(context, revision)
    if promisesBefore != nil {
      found += linter.silence(of: revision, readings: readings, before: before, changesPromises: changesPromises)
    }
    found = found.inTextOrder
    let story = TicketStory(context, revision, readings: readings, before: before, found: found)
    return TicketReview(revision.after, events: story.events, diagnostics: found)
  }

  /// A ticket that was there at the base and is gone.
  public func deleted(_ ticket: Ticket) -> TicketReview {
    let found = linter.diagnostic("deleted-ticket", "the ticket is gone; put it back, and move it to where such tickets end instead")
    return TicketReview(
      name: ticket.name, subject: ticket.subject ?? "(no subject)", path: ticket.path, bytes: [], events: ["deleted"],
      diagnostics: found.map { [$0] } ?? [])
  }

  /// Whether one of some files says all that a ticket said, so that deleting the ticket lost nothing.
  public func isKept(_ ticket: Ticket, in others: [Ticket]) -> Bool {
    others.contains { other in
      let before = ticket.document.meanings
      let difference = EntryDifference(from: before, to: other.document.meanings)
      let isWhole = difference.rewritten.isEmpty && zip(before, difference.successors).allSatisfy { $1 != nil || $0.kind == .draft }
      return isWhole && ticket.document.unread.isSubset(of: other.document.unread)
    }
  }

  /// A ticket that is at the head as it was at the base, or neither here nor there, if commits in between left something behind in history.
  ///
  /// - Parameter head: The ticket at the head; nil where it is gone again.
  public func passing(_ steps: [CommitStep], head: Ticket?) -> TicketReview? {
    guard let last = steps.last else { return nil }
    let found = linter.leftBehind(steps, head.map { [$0.document.bytes] } ?? [])
    if found.isEmpty { return nil }
    if let head { return TicketReview(head, events: ["changed, and changed back"], diagnostics: found) }
    let ticket = Ticket(path: last.path, placement: nil, document: last.after)
    return TicketReview(
      name: ticket.name, subject: "(came and went)", path: last.path, bytes: [], events: ["added, and deleted again"], diagnostics: found)
  }

  /// A link where a ticket would be.
  public func link(_ path: String, to target: [UInt8]) -> TicketReview {
    let ticket = Ticket(path: path, placement: nil, document: TicketDocument([]))
    let found = linter.symbolicLink(to: String(decoding: target, as: UTF8.self))
    return TicketReview(ticket, events: ["a link, and no ticket"], diagnostics: found.map { [$0] } ?? [])
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

extension TicketReview {
  fileprivate init(_ ticket: Ticket, events: [String], diagnostics: [Diagnostic]) {
    self.init(
      name: ticket.name, subject: ticket.subject ?? "(no subject)", path: ticket.path, bytes: ticket.document.bytes, events: events,
      diagnostics: diagnostics)
  }
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
  var isAboutEntries: Bool {
    group == .privacy || id == Rule.tierPermission.id || id == Rule.needsApproval.id || id == Rule.unknownAgent.id
  }
}
