extension Rule {
  static let customerWaiting = Rule(
    id: "customer-waiting", group: .service,
    summary: "The customer wrote while the ticket was pending or resolved, and it still stands there.",
    rationale: """
      Nobody looks at what waits for the customer or is done. The fix reopens the ticket at the time of the customer's message, so that no \
      clock sleeps on. A message that needs no answer gets a `dismiss` entry instead.
      """,
    examples: [
      .bad(
        "---\nsubject: A\n---\n\n## 2026-11-21 09:00 +00:00 move bia new -> pending/tier-2\n\n↓## 2026-11-21 09:30 +00:00 customer\nHere it is\n",
        fixed: """
          ---\nsubject: A\n---\n\n## 2026-11-21 09:00 +00:00 move bia new -> pending/tier-2\n
          ## 2026-11-21 09:30 +00:00 customer\nHere it is\n
          ## 2026-11-21 09:30 +00:00 move pending/tier-2 -> open/tier-2\n
          """,
        path: "tickets/pending/tier-2/2611-7K3QX2-a.md", movesTo: "tickets/open/tier-2/2611-7K3QX2-a.md"),
      .good(
        """
        ---\nsubject: A\n---\n\n## 2026-11-21 09:00 +00:00 move bia new -> pending/tier-2\n
        ## 2026-11-21 09:30 +00:00 customer\nThanks!\n\n## 2026-11-21 09:40 +00:00 dismiss bia\n
        """, path: "tickets/pending/tier-2/2611-7K3QX2-a.md"),
    ]
  ) { context, report in
    guard let here = context.ticket.placement, here.status.mode == .pauses || here.status.mode == .stops,
      let entry = waiting(context)
    else { return }
    report(
      entry.heading, "the customer wrote while the ticket was in '\(here.name)', and it still is; answer, or run 'heard fix' to reopen it",
      fixes: reopening(context, at: entry, from: here).map { [$0] } ?? [])
  }

  /// The first message after the last move that nobody answered or dismissed.
  private static func waiting(_ context: LintContext) -> Entry? {
    guard let move = context.ordered.lastIndex(where: { $0.kind == .move && $0.instant(now: context.now) <= context.now }) else {
      return nil
    }
    var waiting: Int?
    for index in (move + 1)..<context.ordered.count where context.ordered[index].instant(now: context.now) <= context.now {
      let entry = context.ordered[index]
      if entry.isHumanAnswer || entry.kind == .dismiss { waiting = nil }
      if entry.kind == .customer, !entry.isAutomatic, waiting == nil { waiting = index }
    }
    return waiting.map { context.ordered[$0] }
  }

  private static func reopening(_ context: LintContext, at entry: Entry, from here: Placement) -> Fix? {
    guard case .at(let time) = entry.time,
      let place = try? Transition(configuration: context.configuration, time: time).destination(.runs, for: context.ticket)
    else { return nil }
    let move = NewEntry(.move, at: time, by: context.agent, "\(here.name) -> \(place.name)")
    let edit = context.document.inserting(move, after: entry)
    let name = splitPath(context.ticket.path).name
    return Fix("reopen the ticket as \(place.name)", edits: [edit], movesTo: "\(place.folder)/\(name)")
  }
}

extension TicketDocument {
  /// An entry without text directly after another one.
  func inserting(_ new: NewEntry, after entry: Entry) -> Edit {
    if entry.body.upperBound >= bytes.count { return appending([new]) }
    let end = lineEnd
    let before = bytes[entry.heading.upperBound..<entry.body.upperBound]
    let isSeparated = before.suffix(2 * end.utf8.count).elementsEqual((end + end).utf8)
    return .insert("\(isSeparated ? "" : end)## \(new.heading)\(end)\(end)", at: entry.body.upperBound)
  }
}
