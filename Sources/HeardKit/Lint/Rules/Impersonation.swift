extension Rule {
  static let impersonation = Rule(
    id: "impersonation", group: .history, severity: .error,
    summary: "An entry is signed by a team member who did not make the commit that adds it.",
    rationale: """
      Who answers is who signs. The commit's author is known by the addresses of `team` in heard.yaml; a `Co-authored-by` trailer counts as well, \
      and so does who may approve and sends a draft under its author's name. What a merge has and none of its parents is of who merged. \
      Machines, members without an address, and the history that an imported ticket (one whose id comes from its `source`) or one split from another brings along are \
      not looked at.
      """,
    examples: [
      .bad(
        """
        ---\nsubject: A\n---\n\n## 2026-11-21 12:00 +00:00 customer\nWhere is it?\n
        ## 2026-11-21 12:20 +00:00 agent ↓caio\nOn its way.\n
        """,
        before: "---\nsubject: A\n---\n\n## 2026-11-21 12:00 +00:00 customer\nWhere is it?\n"),
      .good(
        """
        ---\nsubject: A\n---\n\n## 2026-11-21 12:00 +00:00 customer\nWhere is it?\n
        ## 2026-11-21 12:20 +00:00 agent bia\nOn its way.\n
        """,
        before: "---\nsubject: A\n---\n\n## 2026-11-21 12:00 +00:00 customer\nWhere is it?\n"),
    ],
    check: .revision { context, report in
      for index in context.written {
        let entry = context.entries[index]
        guard let origin = context.origin(of: index), !entry.isAutomatic, !context.isBrought(index),
          let signer = context.lint.member(entry.who), !signer.emails.isEmpty
        else { continue }
        let emails = origin.commit.emails.map { $0.lowercased() }
        guard !signer.emails.contains(where: { emails.contains($0.lowercased()) }) else { continue }
        let authors = context.members(withOneOf: origin.commit.emails)
        let isDraft = origin.wasDraft || origin.drafts.contains { $0.who == context.meanings[index].who }
        if isDraft, entry.kind == .agent, authors.contains(where: \.approves) { continue }
        let maker = authors.first.map { "'\($0.handle)'" } ?? "\(excerpt(origin.commit.emails.first ?? "")), who is not of the team,"
        report(
          entry.who,
          "signed by '\(signer.handle)', but \(maker) made commit \(origin.commit.name); sign as who wrote it, or add a Co-authored-by trailer"
        )
      }
    })
}
