extension Rule {
  static let duplicateKey = Rule(
    id: "duplicate-key", group: .file, severity: .error, stopsCommit: true,
    summary: "The front matter gives a key twice.",
    rationale: "Readers disagree on which of the two counts. A merge by hand often leaves one behind: keep the right one.",
    examples: [
      .bad("---\npriority: high\n↓priority: low\n---\n"),
      .good("---\npriority: high\n---\n"),
    ],
    needs: .unread
  ) { context, report in
    report.passOn(context.document.diagnostics)
  }
}
