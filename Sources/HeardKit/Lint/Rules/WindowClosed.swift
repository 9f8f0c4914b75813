extension Rule {
  static let windowClosed = Rule(
    id: "window-closed", group: .answers,
    summary: "The platform takes no answer so long after the customer's last message.",
    rationale:
      "`reply-window` of the channel says how long. Answer by another way, and say so with `via`, or wait until the customer writes again.",
    examples: [
      .bad("---\nchannel: whatsapp\n---\n\n↓## 2026-11-20 09:00 +00:00 customer\nHi\n"),
      .bad(
        "---\nchannel: whatsapp\n---\n\n## 2026-11-19 09:00 +00:00 customer\nHi\n\n↓## 2026-11-20 09:01 +00:00 agent bia\nHello\n"),
      .good(
        "---\nchannel: whatsapp\n---\n\n## 2026-11-19 09:00 +00:00 customer\nHi\n\n## 2026-11-20 09:01 +00:00 agent bia via email\nHello\n"),
    ]
  ) { context, report in
    guard let channel = context.channel, let window = channel.replyWindow else { return }
    var last: Instant?
    for index in context.ordered.indices {
      let (kind, instant) = (context.ordered[index].kind, context.ordered[index].instant(now: context.now))
      if kind == .customer { last = instant }
      guard kind == .agent, let last, instant - last > window else { continue }
      let (entry, late) = (context.ordered[index], instant - last - window)
      if !context.isElsewhere(entry) {
        report(entry.heading, "written \(TimeText.span(late)) after \(channel.name) stopped taking answers; it may not have arrived")
      }
    }
    guard let waiting = ReplyWindow(context.ticket, entries: context.ordered, context.configuration, now: context.now),
      waiting.state == .closed
    else { return }
    report(
      waiting.heading,
      "\(channel.name) has taken no answer to this since \(context.wallTime(waiting.closes)); answer by another way")
  }
}
