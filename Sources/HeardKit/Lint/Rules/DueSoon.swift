extension Rule {
  static let dueSoon = Rule(
    id: "due-soon", group: .service, severity: .info,
    summary: "A clock runs out before long, or the platform stops taking answers.",
    rationale: """
      `warn` in heard.yaml says how early to say so; without it, the last quarter of the time, as for the `reply-window` of a channel. \
      `heard next` lists what to do first.
      """,
    examples: [
      .bad("---\nsubject: A\nchannel: twitter\n---\n\n↓## 2026-11-21 11:35 +00:00 customer\nHi\n"),
      .bad(
        """
        ---\nsubject: A\nchannel: whatsapp\n---\n\n## 2026-11-18 13:00 +00:00 customer\nHi\n
        ↓## 2026-11-20 13:00 +00:00 customer\nAnybody there?\n
        """),
      .good("---\nsubject: A\nchannel: twitter\n---\n\n## 2026-11-21 12:29 +00:00 customer\nHi\n"),
    ]
  ) { context, report in
    for reading in context.readings where reading.state == .dueSoon {
      guard let due = reading.due else { continue }
      report(context.heading(startedBy: reading), "\(reading.words) due at \(context.wallTime(due)) (\(context.promise(reading)))")
    }
    guard let window = ReplyWindow(context.ticket, entries: context.ordered, context.configuration, now: context.now),
      window.state == .closesSoon
    else { return }
    report(window.heading, "\(window.channel) takes answers to this until \(context.wallTime(window.closes)) only")
  }
}
