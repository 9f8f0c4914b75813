extension Rule {
  static let dueSoon = Rule(
    id: "due-soon", group: .service, severity: .info,
    summary: "A clock runs out before long.",
    rationale:
      "`warn` in heard.yaml says how early to say so; without it, the last quarter of the time. `heard next` lists what to do first.",
    examples: [
      .bad("---\nsubject: A\nchannel: twitter\n---\n\n↓## 2026-11-21 11:35 +00:00 customer\nHi\n"),
      .good("---\nsubject: A\nchannel: twitter\n---\n\n## 2026-11-21 12:29 +00:00 customer\nHi\n"),
    ]
  ) { context, report in
    for reading in context.readings where reading.state == .dueSoon {
      guard let due = reading.due else { continue }
      report(context.heading(startedBy: reading), "\(reading.words) due at \(context.wallTime(due)) (\(context.promise(reading)))")
    }
  }
}
