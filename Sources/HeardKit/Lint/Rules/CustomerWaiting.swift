extension Rule {
  static let customerWaiting = Rule(
    id: "customer-waiting", group: .service,
    summary: "The customer wrote while the ticket was pending or resolved, and it still stands there.",
    rationale: """
      Nobody looks at what waits for the customer or is done. The fix reopens the ticket at the time of the customer's message, so that no \
      clock sleeps on. A message that needs no answer gets a `dismiss` entry instead. Where the conversation continues in another ticket, \
      joining again takes the message there.
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
      .bad(
        """
        ---\njoined: 2611-4YF3B0\n---\n\n## 2026-11-21 09:00 +00:00 move bia new -> resolved\n
        ↓## 2026-11-21 09:30 +00:00 customer\nHello?\n
        """, path: "tickets/resolved/2026-11/2611-7K3QX2-a.md"),
      .good(
        """
        ---\nsubject: A\n---\n\n## 2026-11-21 09:00 +00:00 move bia new -> pending/tier-2\n
        ## 2026-11-21 09:30 +00:00 customer\nThanks!\n\n## 2026-11-21 09:40 +00:00 dismiss bia\n
        """, path: "tickets/pending/tier-2/2611-7K3QX2-a.md"),
    ]
  ) { context, report in
    guard let here = context.ticket.placement,
      let entry = context.ticket.overlookedMessage(in: context.ordered, context.configuration, now: context.now)
    else { return }
    if let joined = context.ticket.joined {
      let again = "'heard join \(joined) \(context.ticket.name)'"
      return report(entry.heading, "the customer wrote here after this was joined to \(joined); run \(again) to take the message along")
    }
    let reopening = Reopening(of: context.ticket, at: entry, context.configuration)
    report(
      entry.heading, "the customer wrote while the ticket was in '\(here.name)', and it still is; answer, or run 'heard fix' to reopen it",
      fixes: reopening.map { reopening in
        let edit = reopening.edit(of: context.document, by: context.agent)
        let path = "\(reopening.place.folder)/\(splitPath(context.ticket.path).name)"
        return [Fix("reopen the ticket as \(reopening.place.name)", edits: [edit], movesTo: path)]
      } ?? [])
  }
}
