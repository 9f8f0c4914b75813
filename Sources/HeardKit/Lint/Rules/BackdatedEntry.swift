extension Rule {
  static let backdatedEntry = Rule(
    id: "backdated-entry", group: .history, severity: .error,
    summary: "An entry that clocks count was added with a time that had long passed.",
    rationale: """
      An answer that is dated back turns a broken promise into a kept one. The line: an hour before its author made the commit that adds it, or \
      15 minutes before the last entry that the base has and the author had. Only `agent`, `move`, `set`, `dismiss` and `excuse` are looked at, \
      and a draft once it is sent: customers write when they write, no clock counts a note, and a ticket that is new brings its history along. \
      So does a move that reopens at the time of the customer's message.
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
      let reopenings = context.reopenings
      let sent = context.difference.rewritten.filter { context.oldMeanings[$0.before].kind == .draft }.map(\.after)
      for index in context.difference.added + sent {
        let entry = context.entries[index]
        guard case .at(let time) = entry.time, entry.isCountedByClocks, !reopenings.contains(index), !stood(entry, context, in: before)
        else { continue }
        let (origin, commit) = (context.origin(of: index), context.commitWords(of: index))
        let dated = "dated \(context.lint.wallTime(time.instant)), though"
        if let last = context.lastKnown(to: origin), time.instant + beforeBase < last {
          let last = context.lint.wallTime(last)
          report(entry.heading, "\(dated) the base has an entry of \(last) already\(commit); write when it was written")
        } else if let origin, time.instant + beforeCommit < origin.commit.time {
          let made = context.lint.wallTime(origin.commit.time)
          report(entry.heading, "\(dated) it was committed at \(made)\(commit); write when it was written")
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

extension RevisionContext {
  /// The time of the last entry of the base that who wrote an entry had before them when they committed it.
  fileprivate func lastKnown(to origin: EntryOrigin?) -> Instant? {
    let latest = origin?.commit.time ?? lint.now
    return oldMeanings.compactMap(\.instant).filter { $0 <= latest && origin?.seen.contains($0) ?? true }.max()
  }

  /// The moves by which a conversation that stood still runs again when the customer writes: they only start clocks.
  fileprivate var reopenings: Set<Int> {
    let asked = Set(meanings.filter { $0.kind == .customer }.map(\.instant))
    var walk = PlaceWalk(lint.vocabulary)
    var found: Set<Int> = []
    let order = entries.indices.sorted { (entries[$0].instant(now: lint.now), $0) < (entries[$1].instant(now: lint.now), $1) }
    for index in order where entries[index].kind == .move {
      let from = walk.place?.status.mode
      walk.follow(entries[index], lint.bytes)
      if let from, from != .runs, walk.place?.status.mode == .runs, asked.contains(meanings[index].instant) { found.insert(index) }
    }
    return found
  }
}

extension Entry {
  /// Whether it can start, end or change one of our clocks by itself: all but what customers and colleagues write.
  fileprivate var isCountedByClocks: Bool {
    switch kind {
    case .agent, .move, .set, .dismiss, .excuse: true
    case .customer, .draft, .note, .rating: false
    }
  }
}
