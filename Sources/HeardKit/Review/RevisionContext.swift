/// What a rule of history may look at: one ticket before and after, and which commit wrote what.
public struct RevisionContext: Sendable {
  /// The ticket as it is now.
  let lint: LintContext
  /// nil for a ticket that is new.
  let before: TicketDocument?
  /// By entry of the ticket as it was.
  let oldMeanings: [EntryMeaning]
  /// By entry of the ticket as it is now.
  let meanings: [EntryMeaning]
  let difference: EntryDifference
  /// Entries that are as they were but for what `heard redact` took out; see ``TakenOut``.
  let redacted: Set<Int>
  private let origins: [EntryMeaning: EntryOrigin]

  /// - Parameter steps: The commits that touched the ticket, the oldest first, merges left out.
  init(_ revision: TicketRevision, steps: [CommitStep], _ linter: Linter, readings: [ClockReading] = []) {
    lint = LintContext(revision.after, linter, readings)
    before = revision.before?.document
    oldMeanings = before?.meanings ?? []
    meanings = revision.after.document.meanings
    difference = EntryDifference(from: oldMeanings, to: meanings)
    redacted = difference.redacted(from: oldMeanings, to: meanings, in: revision.after.document)
    origins = EntryOrigin.all(in: steps)
  }

  var entries: [Entry] { lint.entries }

  var written: [Int] { difference.written.filter { !redacted.contains($0) } }

  /// The commit that wrote an entry; nil where only a merge did.
  func origin(of entry: Int) -> EntryOrigin? { origins[meanings[entry]] }

  /// ` (commit 1a2b3c4)`; empty if nobody knows.
  func commitWords(of entry: Int) -> String { origin(of: entry).map { " (commit \($0.commit.name))" } ?? "" }

  /// The team member who has one of some addresses.
  func member(withOneOf emails: [String]) -> Member? {
    let emails = emails.map { $0.lowercased() }
    return lint.configuration.team.first { member in member.emails.contains { emails.contains($0.lowercased()) } }
  }
}

extension Linter {
  /// What may not happen to a ticket between two commits, by the rules of group `history`, in the order of its text.
  func history(_ context: RevisionContext) -> [Diagnostic] {
    var report = Report(rules)
    for index in rules.indices {
      guard case .revision(let check) = rules[index].rule.check else { continue }
      report.index = index
      check(context, &report)
    }
    return report.diagnostics.filter { found in
      !Suppression.all(in: context.lint.document).contains { $0.covers(found) }
    }.inTextOrder
  }
}
