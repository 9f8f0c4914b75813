extension Rule {
  static let entryHeading = Rule(
    id: "entry-heading", group: .timeline, severity: .error, stopsCommit: true,
    summary: "A line looks like the heading of an entry and is none.",
    rationale: """
      What stands below it belongs to nobody, and no clock sees it. Write `## <time> <kind> [who]`, with a date that exists; a line of text \
      that only looks like a heading gets a backslash before it.
      """,
    examples: [
      .bad("---\nsubject: A\n---\n\n## ↓2026-13-45 09:00 +00:00 customer\nHi\n"),
      .bad("---\nsubject: A\n---\n\n## 2026-11-21 09:00 +00:00 ↓costumer\nHi\n"),
      .good("---\nsubject: A\n---\n\n## 2026-11-21 09:00 +00:00 customer\n\\## 2026-11-20 is when I wrote to you\n"),
    ],
    needs: .unread
  ) { context, report in
    report.passOn(context.document.diagnostics)
  }
}
