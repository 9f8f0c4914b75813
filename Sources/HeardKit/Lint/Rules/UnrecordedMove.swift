extension Rule {
  static let unrecordedMove = Rule(
    id: "unrecorded-move", group: .timeline,
    summary: "The file was moved by hand: its folder is not where its last `move` entry put it.",
    rationale: """
      The folder is the truth, and it counts as if the ticket had been moved now. The fix writes that entry, so that the timeline \
      says since when. Before the first `move` a ticket is in the first status.
      """,
    examples: [
      .bad(
        "↓---\nsubject: A\n---\n\n## 2026-11-21 09:00 +00:00 customer\nHi\n",
        fixed: "---\nsubject: A\n---\n\n## 2026-11-21 09:00 +00:00 customer\nHi\n\n## 2026-11-21 12:30 +00:00 move new -> open/tier-1\n"),
      .bad(
        "---\nsubject: A\n---\n\n↓## 2026-11-21 09:00 +00:00 move bia new -> open/tier-2\n",
        fixed: """
          ---\nsubject: A\n---\n\n## 2026-11-21 09:00 +00:00 move bia new -> open/tier-2\n
          ## 2026-11-21 12:30 +00:00 move open/tier-2 -> open/tier-1\n
          """),
      .good("---\nsubject: A\n---\n\n## 2026-11-21 09:00 +00:00 move bia new -> open/tier-1\n"),
    ]
  ) { context, report in
    guard let here = context.ticket.placement, let recorded = recordedPlace(context) else { return }
    let (place, move) = recorded
    if place.status.name == here.status.name, here.tier == nil || here.tier == place.tier { return }
    let entry = NewEntry(.move, at: context.time, by: context.agent, "\(place.name) -> \(here.name)")
    let said = move == nil ? "no `move` entry says that the ticket left '\(place.name)'" : "the last `move` says '\(place.name)'"
    report(
      move?.heading ?? context.bytes.line(at: 0), "\(said), and the file is in '\(here.name)'; run 'heard fix' to record the move",
      fixes: [Fix("record the move to \(here.name)", edits: [context.document.appending([entry])])])
  }

  /// Where the last `move` left the ticket; nil where that is no place, or the move is still to come.
  private static func recordedPlace(_ context: LintContext) -> (Placement, Entry?)? {
    var index = context.ordered.indices.last
    while let later = index, context.ordered[later].kind != .move { index = later > 0 ? later - 1 : nil }
    guard let index else { return context.terms.vocabulary.firstPlace.map { (context.terms.vocabulary.places[$0].placement, nil) } }
    if context.ordered[index].instant(now: context.now) > context.now { return nil }
    return context.place(after: index).map { ($0, context.ordered[index]) }
  }
}
