extension Rule {
  static let needsApproval = Rule(
    id: "needs-approval", group: .people, severity: .error,
    summary: "A draft, or a response that asks for approval, went out, and nobody who may approve it sent it.",
    rationale: """
      A `draft` waits for a team member with `approves: true` to send it as an `agent` entry, as it is or reworded. So does the text of a \
      canned response with `approve: true`: write it as a draft.
      """,
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
      .bad(
        """
        ---\nsubject: A\n---\n
        ↓## 2026-11-21 09:10 +00:00 agent bia\nThe app is down for many people right now; our engineers are on it.\n
        """),
    ],
    needs: [.cannedText, .draft]
  ) { context, report in
    var drafts: Set<[UInt8]> = []
    for index in context.ordered.indices where context.ordered[index].kind == .draft || context.ordered[index].kind == .agent {
      let entry = context.ordered[index]
      if entry.kind == .draft { drafts.insert(Array(context.document.text(of: entry).utf8)) }
      guard entry.kind == .agent else { continue }
      let canned = entry.isAutomatic ? nil : context.cannedText(of: entry) { $0.approve }
      guard canned != nil || !drafts.isEmpty && drafts.contains(Array(context.document.text(of: entry).utf8)) else { continue }
      if context.member(entry.who)?.approves == true { continue }
      let approvers = context.configuration.team.filter(\.approves).map(\.handle)
      if approvers.isEmpty { continue }
      let who = entry.who.isEmpty ? "nobody named" : context.quote(entry.who)
      report(
        entry.heading,
        "\(canned.map { printable($0.path) } ?? "this draft") was sent by \(who), who may not approve it; \(approvers.joined(separator: ", ")) may"
      )
    }
  }
}
