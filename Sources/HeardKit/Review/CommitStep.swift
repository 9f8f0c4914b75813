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
  /// Relative to the workspace.
  public let path: String
  /// As its parents have it: none where the commit adds the ticket, several for a merge.
  public let before: [TicketDocument]
  public let after: TicketDocument

  public init(_ commit: CommitFacts, path: String, before: [TicketDocument], after: TicketDocument) {
    (self.commit, self.path, self.before, self.after) = (commit, path, before, after)
  }
}

/// Where an entry comes from.
struct EntryOrigin {
  var commit: CommitFacts
  /// Whether that commit brought the whole ticket.
  var isNewTicket: Bool
  /// Whether it was a draft before that commit.
  var wasDraft: Bool
  /// The times of what its author had before them, and those of it that were drafts.
  var seen: Set<Instant>
  var drafts: [EntryMeaning]

  /// The commits that wrote each entry, by what it says. An entry that was written twice is of the first who did; what no parent of a merge has is of
  /// who merged.
  ///
  /// - Parameter steps: The commits that touched a ticket, the oldest first.
  static func all(in steps: [CommitStep]) -> [EntryMeaning: EntryOrigin] {
    var origins: [EntryMeaning: EntryOrigin] = [:]
    for step in steps {
      let (parents, after) = (step.before.map(\.meanings), step.after.meanings)
      let before = parents.first ?? []
      let difference = EntryDifference(from: before, to: after)
      let redacted = difference.redacted(from: before, to: after, in: step.after)
      let others = parents.dropFirst().map { Set(EntryDifference(from: $0, to: after).written) }
      let olds = difference.rewritten.reduce(into: [Int: EntryMeaning]()) { $0[$1.after] = before[$1.before] }
      let known = parents.joined()
      let (seen, waiting) = (Set(known.compactMap(\.instant)), known.filter { $0.kind == .draft })
      for index in difference.written where others.allSatisfy({ $0.contains(index) }) {
        if redacted.contains(index), let old = olds[index] {
          origins[after[index]] = origins[old]
        } else if origins[after[index]] == nil {
          origins[after[index]] = EntryOrigin(
            commit: step.commit, isNewTicket: parents.isEmpty, wasDraft: olds[index]?.kind == .draft, seen: seen,
            drafts: waiting)
        }
      }
    }
    return origins
  }
}
