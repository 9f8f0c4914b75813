extension Rule {
  static let unusedIgnore = Rule(
    id: "unused-ignore", group: .file,
    summary: "An ignore comment ignores nothing.",
    rationale: """
      `<!-- heard: ignore RULE because REASON -->` covers its own entry and all that stands above it; before the first entry it covers the \
      whole ticket. It needs a reason, and counts only where one of ours wrote it: a customer cannot switch off a check. One that nothing \
      needs any more would hide the next mistake: delete it.
      """,
    examples: [
      .bad(
        "---\nsubject: A\n---\n\n↓<!-- heard: ignore card-number because it is a test number -->\n",
        suggested: "---\nsubject: A\n---\n\n\n"),
      .bad("---\nsubject: A\n---\n\n↓<!-- heard: ignore card-nummer because test -->\n", suggested: "---\nsubject: A\n---\n\n\n"),
      .good("---\nsubject: A\n---\n\n<!-- a comment of somebody's own -->\n"),
    ], check: .workspace)
}
