extension Rule {
  static let entryFuture = Rule(
    id: "entry-future", group: .timeline,
    summary: "An entry's time has not come yet.",
    rationale: "What is after now has not happened, so no clock sees it. Mostly the offset or the date is mistyped.",
    examples: [
      .bad("---\nsubject: A\n---\n\n↓## 2026-11-21 15:30 +00:00 customer\nHi\n"),
      .good("---\nsubject: A\n---\n\n## 2026-11-21 12:33 +00:00 customer\nHi\n"),
    ],
    needs: .future
  ) { context, report in
    for index in context.entries.indices {
      let ahead = context.entries[index].instant(now: context.now) - context.now
      if ahead <= tolerance { continue }
      report(
        context.entries[index].heading,
        "this is \(TimeText.span(ahead)) ahead of now, \(context.wallTime(context.now)); check the date and the offset")
    }
  }

  /// Seconds by which the clocks of two people may differ.
  private static let tolerance = 300
}
