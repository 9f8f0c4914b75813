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
      let before = walk.place
      walk.follow(context.ordered[index], context.bytes)
      if walk.place == nil { report(change.new, unknown(change.new, context)) }
      if let left = context.vocabulary.place(named: change.old, in: context.bytes) {
        guard let before, before.status.name != left.status.name || left.tier != nil && left.tier != before.tier else { continue }
        report(change.old, "the ticket was in '\(before.name)' then, not in '\(left.name)'")
      } else {
        report(change.old, unknown(change.old, context))
      }
    }
  }

  private static func unknown(_ range: Range<Int>, _ context: LintContext) -> String {
    let hint = nearest(to: context.bytes.text(range), in: context.configuration.placeNames)
    return "no such place \(context.quote(range))" + (hint.map { "; did you mean '\($0)'?" } ?? "; heard.yaml lists statuses and tiers")
  }
}
