extension Rule {
  static let frontMatter = Rule(
    id: "front-matter", group: .file, severity: .error, stopsCommit: true,
    summary: "The front matter is missing, is not closed, or is not in heard's subset of YAML.",
    rationale: """
      Other YAML readers would refuse the file or read something else. What people type all the same, a colon or an `@` without quotes, \
      is read as it was meant and quoted by the fix.
      """,
    examples: [
      .bad("---\nsubject: ↓Re: your order\n---\n", fixed: "---\nsubject: \"Re: your order\"\n---\n"),
      .bad("↓subject: Charged twice\n"),
      .good("---\nsubject: 'Re: your order'\n---\n"),
    ],
    needs: .unread
  ) { context, report in
    report.passOn(context.document.diagnostics)
  }
}
