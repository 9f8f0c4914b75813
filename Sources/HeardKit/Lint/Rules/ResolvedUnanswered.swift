extension Rule {
  static let resolvedUnanswered = Rule(
    id: "resolved-unanswered", group: .service,
    summary: "A ticket is resolved although no person has ever answered the customer.",
    rationale:
      "Whoever writes wants to be heard. Answer; a message that needs no answer gets a `dismiss` entry, and trolls go to `ignored`.",
    examples: [
      .bad(
        "---\nsubject: A\n---\n\n↓## 2026-11-21 09:00 +00:00 customer\nHi\n\n## 2026-11-21 09:30 +00:00 move bia new -> resolved\n",
        path: "tickets/resolved/2026-11/2611-7K3QX2-a.md"),
      .good(
        "---\nsubject: A\n---\n\n## 2026-11-21 09:00 +00:00 customer\nHi\n\n## 2026-11-21 09:30 +00:00 dismiss bia\nThe other ticket has it\n",
        path: "tickets/resolved/2026-11/2611-7K3QX2-a.md"),
      .good(
        "---\njoined: 2611-4YF3B0\n---\n\n## 2026-11-21 09:00 +00:00 customer\nHi\n\n## 2026-11-21 09:30 +00:00 move bia new -> resolved\n",
        path: "tickets/resolved/2026-11/2611-7K3QX2-a.md"),
    ]
  ) { context, report in
    // What continues elsewhere is answered there.
    guard context.ticket.placement?.status.mode == .stops, context.value(.joined) == nil || context.ticket.joined == nil else { return }
    var first: Int?
    for index in context.ordered.indices {
      if context.ordered[index].isHumanAnswer || context.ordered[index].kind == .dismiss, first != nil { return }
      if first == nil, context.ordered[index].kind == .customer, !context.ordered[index].isAutomatic { first = index }
    }
    guard let first else { return }
    report(
      context.ordered[first].heading, "resolved, and no person has answered this; answer, or write why none is needed in a `dismiss` entry")
  }
}
