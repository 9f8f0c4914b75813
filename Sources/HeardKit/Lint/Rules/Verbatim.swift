extension Rule {
  static let verbatim = Rule(
    id: "verbatim", group: .answers,
    summary: "Above the first tier, an answer is a canned response word for word.",
    rationale: """
      Who comes this far has told their story more than once, and a form letter says that nobody read it. Keep the facts of the response and \
      write the rest for this customer. Automatic answers, and responses with fewer than 40 letters of their own, are not looked at.
      """,
    examples: [
      .bad(
        """
        ---\nsubject: A\n---\n\n## 2026-11-21 09:00 +00:00 move caio new -> open/tier-2\n
        ## 2026-11-21 09:10 +00:00 agent bia\n↓Hi Ana, we are looking into it and will write again today. Bia\n
        """),
      .good(
        """
        ---\nsubject: A\n---\n\n## 2026-11-21 09:00 +00:00 move caio new -> open/tier-1\n
        ## 2026-11-21 09:10 +00:00 agent bia\nHi Ana, we are looking into it and will write again today. Bia\n
        """),
      .good(
        """
        ---\nsubject: A\n---\n\n## 2026-11-21 09:00 +00:00 move caio new -> open/tier-2\n
        ## 2026-11-21 09:10 +00:00 agent bia\nHi Ana, two charges are one too many. We are looking into it and will write again today. Bia\n
        """),
    ],
    needs: .cannedText
  ) { context, report in
    guard let lowest = context.configuration.tiers.first else { return }
    for index in context.ordered.indices where context.ordered[index].isHumanAnswer {
      let entry = context.ordered[index]
      guard let tier = context.place(after: index)?.tier, tier != lowest, let text = context.cannedText(of: entry) else { continue }
      report(context.trimmed(entry.body), "this is \(printable(text.path)) word for word, in \(tier); say it in your own words")
    }
  }
}
