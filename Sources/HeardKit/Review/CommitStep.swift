/// Who made a commit, and when.
public struct CommitFacts: Sendable {
  /// As messages show it: the first digits of its id.
  public let name: String
  /// Those of the author, then of `Co-authored-by` trailers.
  public let emails: [String]
  /// When the author made it; a rebase keeps that.
  public let time: Instant

  public init(name: String, emails: [String], time: Instant) {
    (self.name, self.emails, self.time) = (name, emails, time)
  }
}

/// What one commit did to one ticket.
public struct CommitStep: Sendable {
  public let commit: CommitFacts
  /// nil where the commit adds the ticket.
  public let before: TicketDocument?
  public let after: TicketDocument

  public init(_ commit: CommitFacts, before: TicketDocument?, after: TicketDocument) {
    (self.commit, self.before, self.after) = (commit, before, after)
  }
}

/// Where an entry comes from.
struct EntryOrigin {
  var commit: CommitFacts
  /// Whether that commit brought the whole ticket.
  var isNewTicket: Bool
  /// Whether it was a draft before that commit.
  var wasDraft: Bool

  /// The commits that wrote each entry, by what it says. An entry that was written twice is of the first who did.
  ///
  /// - Parameter steps: The commits that touched a ticket, the oldest first, merges left out.
  static func all(in steps: [CommitStep]) -> [EntryMeaning: EntryOrigin] {
    var origins: [EntryMeaning: EntryOrigin] = [:]
    for step in steps {
      let (before, after) = (step.before?.meanings ?? [], step.after.meanings)
      let difference = EntryDifference(from: before, to: after)
      let redacted = difference.redacted(from: before, to: after, in: step.after)
      for pair in difference.rewritten where redacted.contains(pair.after) { origins[after[pair.after]] = origins[before[pair.before]] }
      let rewritten = difference.rewritten.filter { !redacted.contains($0.after) }.map { ($0.after, before[$0.before].kind == .draft) }
      for (index, wasDraft) in difference.added.map({ ($0, false) }) + rewritten where origins[after[index]] == nil {
        origins[after[index]] = EntryOrigin(commit: step.commit, isNewTicket: step.before == nil, wasDraft: wasDraft)
      }
    }
    return origins
  }
}
