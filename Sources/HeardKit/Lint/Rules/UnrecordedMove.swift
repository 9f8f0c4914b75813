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
    var walk = PlaceWalk(context)
    var lastMove: Int?
    for index in context.ordered.indices where context.ordered[index].kind == .move {
      lastMove = index
      walk.follow(context.ordered[index], context.bytes)
    }
    let last = lastMove.map { context.ordered[$0] }
    if let last, last.instant(now: context.now) > context.now { return nil }
    return walk.place.map { ($0, last) }
  }
}
