extension Rule {
  static let needsApproval = Rule(
    id: "needs-approval", group: .people, severity: .error,
    summary: "A draft went out, and nobody who may approve it sent it.",
    rationale: "A `draft` waits for a team member with `approves: true` to send it as an `agent` entry, as it is or reworded.",
    examples: [
      .bad(
        """
        ---\nsubject: A\n---\n\n## 2026-11-21 09:00 +00:00 draft bia\nYou get 40 back.\n
        ↓## 2026-11-21 09:10 +00:00 agent bia\nYou get 40 back.\n
        """),
      .good(
        """
        ---\nsubject: A\n---\n\n## 2026-11-21 09:00 +00:00 draft bia\nYou get 40 back.\n
        ## 2026-11-21 09:10 +00:00 agent caio\nYou get 40 back.\n
        """),
    ]
  ) { context, report in
    var drafts: [String] = []
    for index in context.ordered.indices {
      let kind = context.ordered[index].kind
      if kind == .draft { drafts.append(context.document.text(of: context.ordered[index])) }
      guard kind == .agent, !drafts.isEmpty else { continue }
      let entry = context.ordered[index]
      guard drafts.contains(context.document.text(of: entry)), context.member(entry.who)?.approves != true else { continue }
      let approvers = context.configuration.team.filter(\.approves).map(\.handle)
      if approvers.isEmpty { continue }
      let who = entry.who.isEmpty ? "nobody named" : context.quote(entry.who)
      report(entry.heading, "this draft was sent by \(who), who may not approve it; \(approvers.joined(separator: ", ")) may")
    }
  }
}
