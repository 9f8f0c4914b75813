extension Rule {
  static let impossibleMove = Rule(
    id: "impossible-move", group: .timeline,
    summary: "A `move` entry names a place that there is none of, or leaves one where the ticket was not.",
    rationale: """
      Clocks pause and stop by where a ticket stands. Correct the entry, \
      or heard.yaml where a status was renamed. \
      Two people who move a ticket at once each leave the place where they saw it: that it was there within the day is enough.
      """,
    examples: [
      .bad("---\nsubject: A\n---\n\n## 2026-11-21 09:00 +00:00 move bia new -> ↓opne/tier-1\n"),
      .bad("---\nsubject: A\n---\n\n## 2026-11-21 09:00 +00:00 move bia ↓pending/tier-1 -> open/tier-1\n"),
      .good("---\nsubject: A\n---\n\n## 2026-11-21 09:00 +00:00 move bia new -> open/tier-1\n"),
      .good(
        "---\nsubject: A\n---\n\n## 2026-11-21 09:00 +00:00 move bia new -> open/tier-1\n\n## 2026-11-21 09:05 +00:00 move caio new -> pending\n"
      ),
    ]
  ) { context, report in
    var atOnce: Set<Int>?
    for index in context.ordered.indices where context.ordered[index].kind == .move {
      guard let change = context.ordered[index].change else { continue }
      let vocabulary = context.terms.vocabulary
      let before = index > 0 ? context.stations[index - 1].place : vocabulary.firstPlace
      if context.stations[index].place == nil { report(change.new, unknown(change.new, context)) }
      if let left = vocabulary.placeNames.index(of: change.old, in: context.bytes) {
        guard let before, !isSame(vocabulary.places[before], vocabulary.places[left]) else { continue }
        let excused = atOnce ?? movesAtOnce(context)
        atOnce = excused
        guard !excused.contains(index) else { continue }
        let names = (vocabulary.places[before].placement.name, vocabulary.places[left].placement.name)
        report(change.old, "the ticket was in '\(names.0)' then, not in '\(names.1)'")
      } else {
        report(change.old, unknown(change.old, context))
      }
    }
  }

  /// The moves that leave a place where the ticket was within the day before.
  private static func movesAtOnce(_ context: LintContext) -> Set<Int> {
    let vocabulary = context.terms.vocabulary
    var lastThere: [Int: Instant] = [:]
    return Set(
      context.ordered.indices.filter { index in
        let move = context.ordered[index]
        guard move.kind == .move, let change = move.change else { return false }
        let moment = move.instant(now: context.now)
        if let place = index > 0 ? context.stations[index - 1].place : vocabulary.firstPlace { lastThere[place] = moment }
        guard let left = vocabulary.placeNames.index(of: change.old, in: context.bytes) else { return false }
        return lastThere.contains { moment - $0.value <= 86_400 && isSame(vocabulary.places[$0.key], vocabulary.places[left]) }
      })
  }

  /// Whether the place that a move leaves, which may be named without its tier, is the one where the ticket was.
  private static func isSame(_ place: Vocabulary.Place, _ named: Vocabulary.Place) -> Bool {
    place.status == named.status && (named.tier == nil || named.tier == place.tier)
  }

  private static func unknown(_ range: Range<Int>, _ context: LintContext) -> String {
    let hint = nearest(to: context.bytes.text(range), in: context.configuration.placeNames)
    return "no such place \(context.quote(range))" + (hint.map { "; did you mean '\($0)'?" } ?? "; heard.yaml lists statuses and tiers")
  }
}
