extension Rule {
  static let backdatedEntry = Rule(
    id: "backdated-entry", group: .history, severity: .error,
    summary: "An entry that clocks count was added with a time that had long passed.",
    rationale: """
      An answer that is dated back turns a broken promise into a kept one. The line: 15 minutes before the last entry that the base has, or an \
      hour before its author made the commit that adds it. Only `agent`, `move`, `set`, `dismiss` and `excuse` are looked at: customers write when \
      they write, no clock counts a note, and a ticket that is new brings its history along. So does a reopening move at the time of the \
      customer's message.
      """,
    examples: [
      .bad(
        """
        ---\nsubject: A\n---\n\n## 2026-11-21 09:00 +00:00 customer\nWhere is it?\n
        ↓## 2026-11-21 09:20 +00:00 agent bia\nOn its way.\n\n## 2026-11-21 11:00 +00:00 customer\nHello?\n
        """,
        before: "---\nsubject: A\n---\n\n## 2026-11-21 09:00 +00:00 customer\nWhere is it?\n\n## 2026-11-21 11:00 +00:00 customer\nHello?\n"
      ),
      .good(
        """
        ---\nsubject: A\n---\n\n## 2026-11-21 12:00 +00:00 customer\nWhere is it?\n
        ## 2026-11-21 12:20 +00:00 agent bia\nOn its way.\n
        """,
        before: "---\nsubject: A\n---\n\n## 2026-11-21 12:00 +00:00 customer\nWhere is it?\n"),
    ],
    check: .revision { context, report in
      guard let before = context.before else { return }
      let last = context.oldMeanings.compactMap(\.instant).filter { $0 <= context.lint.now }.max()
      let asked = Set(context.meanings.filter { $0.kind == .customer }.map(\.instant))
      for index in context.difference.added {
        let entry = context.entries[index]
        guard case .at(let time) = entry.time, entry.isCountedByClocks, !(entry.kind == .move && asked.contains(time.instant)),
          !stood(entry, context, in: before)
        else { continue }
        let commit = context.commitWords(of: index)
        if let last, time.instant + beforeBase < last {
          report(
            entry.heading,
            "dated \(time.text), though the base has an entry of \(context.lint.wallTime(last)) already\(commit); write when it was written"
          )
        } else if let origin = context.origin(of: index), !origin.isNewTicket, time.instant + beforeCommit < origin.commit.time {
          let made = context.lint.wallTime(origin.commit.time)
          report(entry.heading, "dated \(time.text), though it was committed at \(made)\(commit); write when it was written")
        }
      }
    })
}

/// Seconds that an entry may stand before the last one of the base: two people write at once.
private let beforeBase = 15 * 60
/// Seconds that people may take from writing to committing.
private let beforeCommit = 60 * 60

/// Whether the text was there already, below a heading that could not be read.
private func stood(_ entry: Entry, _ context: RevisionContext, in before: TicketDocument) -> Bool {
  let body = Array(context.lint.bytes[entry.body])
  return !body.isEmpty && before.diagnostics.contains { $0.rule == "entry-heading" } && before.bytes.contains(run: body)
}

extension Entry {
  /// Whether it can start, end or change one of our clocks by itself: all but what customers and colleagues write.
  fileprivate var isCountedByClocks: Bool {
    switch kind {
    case .agent: !isAutomatic
    case .move, .set, .dismiss, .excuse: true
    case .customer, .draft, .note, .rating: false
    }
  }
}
