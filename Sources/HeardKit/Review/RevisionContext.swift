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
  /// Those of the base and of the commits, less what was sent before the base.
  let drafts: [EntryMeaning]
  private let origins: [EntryMeaning: EntryOrigin]
  private let known: Set<EntryMeaning>

  /// - Parameters:
  ///   - steps: The commits that touched the ticket, the oldest first.
  ///   - known: What other tickets said at the base.
  init(
    _ revision: TicketRevision, steps: [CommitStep], _ linter: Linter, readings: [ClockReading] = [], known: Set<EntryMeaning> = []
  ) {
    self.known = known
    lint = LintContext(revision.after, linter, readings)
    before = revision.before?.document
    oldMeanings = before?.meanings ?? []
    meanings = revision.after.document.meanings
    difference = EntryDifference(from: oldMeanings, to: meanings)
    let redacted = difference.redacted(from: oldMeanings, to: meanings, in: revision.after.document)
    (self.redacted, written) = (redacted, difference.written.filter { !redacted.contains($0) })
    origins = EntryOrigin.all(in: steps)
    let sent = oldMeanings.filter { $0.kind == .agent }
    let texts = [oldMeanings] + steps.map { $0.after.entries.contains { $0.kind == .draft } ? $0.after.meanings : [] }
    let answers = Rewordings(sent.map(\.text))
    drafts = Set(texts.joined().filter { $0.kind == .draft }).filter { !answers.areReworded(by: $0.text) }
  }

  var entries: [Entry] { lint.entries }

  /// Entries of the ticket as it was that are not as they were, redactions left out: what was said and has a time, drafts left out.
  var broken: [Int] {
    guard let before else { return [] }
    return before.entries.indices.filter { index in
      guard case .at = before.entries[index].time, before.entries[index].kind != .draft else { return false }
      guard let successor = difference.successors[index] else { return true }
      return oldMeanings[index] != meanings[successor] && !redacted.contains(successor)
    }
  }

  /// Entries that are new or say something else, redactions left out, in the order of the file.
  let written: [Int]

  /// Whether an entry came along with a ticket that is new: split from one that has it, or imported, so that its source gives the ticket its name.
  func isBrought(_ entry: Int) -> Bool {
    guard before == nil else { return false }
    if known.contains(meanings[entry]) { return true }
    guard origin(of: entry)?.isNewTicket ?? true, let source = lint.ticket.source, let id = lint.ticket.id,
      let first = entries.first
    else { return false }
    return TicketID.candidates(for: source, on: lint.zone.date(at: first.instant(now: lint.now))).prefix(8).contains(id)
  }

  /// Whether what lint finds in the whole ticket is to be said of what was changed. Of some rules, only new entries are asked; of names, only new
  /// answers, and not those of an import.
  func isOfTheChange(_ found: Diagnostic) -> Bool {
    guard let rule = Rule.named(found.rule), rule.isAboutEntries else { return true }
    let place = found.range.lowerBound
    let after = written.firstPlace { entries[$0].heading.lowerBound > place }
    guard after > 0, place < entries[written[after - 1]].body.upperBound else { return false }
    let index = written[after - 1]
    return rule.id != Rule.unknownAgent.id || entries[index].kind == .agent && !isBrought(index)
  }

  /// The commit that wrote an entry; nil where none of the range did.
  func origin(of entry: Int) -> EntryOrigin? { origins[meanings[entry]] }

  /// ` (commit 1a2b3c4)`; empty if nobody knows.
  func commitWords(of entry: Int) -> String { origin(of: entry).map { " (commit \($0.commit.name))" } ?? "" }

  /// The team members who have one of some addresses.
  func members(withOneOf emails: [String]) -> [Member] {
    let emails = emails.map { $0.lowercased() }
    return lint.configuration.team.filter { member in member.emails.contains { emails.contains($0.lowercased()) } }
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
    // The first comment of a rule that reaches so far: after those for the whole ticket, they stand in the order of how far they reach.
    let suppressions = Dictionary(grouping: Suppression.all(in: context.lint.document).filter(\.hasReason), by: \.rule)
    // What a comment lets be is still said: whoever reviews decides whether the reason is one.
    return report.diagnostics.map { found in
      guard let comment = suppressions[found.rule]?.first(reaching: found.range.lowerBound) else { return found }
      var told = found
      told.severity = .info
      told.message += " (ignored because \(excerpt(comment.reason)))"
      return told
    }.inTextOrder
  }
}

extension [Suppression] {
  fileprivate func first(reaching place: Int) -> Suppression? {
    if let first, first.end > place { return first }
    let index = firstPlace { $0.end > place }
    return index < count ? self[index] : nil
  }
}
