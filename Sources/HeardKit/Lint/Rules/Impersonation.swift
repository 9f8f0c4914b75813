extension Rule {
  static let impersonation = Rule(
    id: "impersonation", group: .history, severity: .error,
    summary: "An entry is signed by a team member who did not make the commit that adds it.",
    rationale: """
      Who answers is who signs. The commit's author is known by the addresses of `team` in heard.yaml; a `Co-authored-by` trailer counts as well, \
      and so does who may approve and sends a draft. Machines, members without an address, merge commits, and the history that an imported \
      ticket (one with a `source`) brings along are not looked at.
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
      let isImported = context.lint.document.text("source") != nil
      for index in context.written {
        let entry = context.entries[index]
        guard let origin = context.origin(of: index), !entry.isAutomatic, !(isImported && origin.isNewTicket),
          let signer = context.lint.member(entry.who), !signer.emails.isEmpty
        else { continue }
        let emails = origin.commit.emails.map { $0.lowercased() }
        guard !signer.emails.contains(where: { emails.contains($0.lowercased()) }) else { continue }
        let author = context.member(withOneOf: origin.commit.emails)
        if origin.wasDraft, entry.kind == .agent, author?.approves == true { continue }
        let maker = author.map { "'\($0.handle)'" } ?? "\(excerpt(origin.commit.emails.first ?? "")), who is not of the team,"
        report(
          entry.who,
          "signed by '\(signer.handle)', but \(maker) made commit \(origin.commit.name); sign as who wrote it, or add a Co-authored-by trailer"
        )
      }
    })
}
