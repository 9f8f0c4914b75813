extension Rule {
  static let impossibleMove = Rule(
    id: "impossible-move", group: .timeline,
    summary: "A `move` entry names a place that there is none of, or leaves one where the ticket was not.",
    rationale: "Clocks pause and stop by where a ticket stands. Correct the entry, or heard.yaml where a status was renamed.",
    examples: [
      .bad("---\nsubject: A\n---\n\n## 2026-11-21 09:00 +00:00 move bia new -> ↓opne/tier-1\n"),
      .bad("---\nsubject: A\n---\n\n## 2026-11-21 09:00 +00:00 move bia ↓pending/tier-1 -> open/tier-1\n"),
      .good("---\nsubject: A\n---\n\n## 2026-11-21 09:00 +00:00 move bia new -> open/tier-1\n"),
    ]
  ) { context, report in
    var walk = PlaceWalk(context)
    for index in context.ordered.indices where context.ordered[index].kind == .move {
      guard let change = context.ordered[index].change else { continue }
      let before = walk.index
      walk.follow(context.ordered[index], context.bytes)
      if walk.index == nil { report(change.new, unknown(change.new, context)) }
      if let left = walk.places.index(named: change.old, in: context.bytes) {
        guard let before, !isSame(walk.places[before], walk.places[left]) else { continue }
        report(change.old, "the ticket was in '\(walk.places[before].placement.name)' then, not in '\(walk.places[left].placement.name)'")
      } else {
        report(change.old, unknown(change.old, context))
      }
    }
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
