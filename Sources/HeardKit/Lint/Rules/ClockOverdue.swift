/// The six rules `*-overdue`, one for each clock.
extension Rule {
  static let overdue: [Rule] = [
    overdue(
      .acknowledge, "The customer has not been told in time that the message arrived.",
      "Say at once that the message arrived, then solve it: any answer counts, an automatic one too."),
    overdue(
      .firstReply, "No person has answered the customer's first message in time.", "Answer, or write an `excuse` that says why it is late."),
    overdue(
      .nextReply, "The customer wrote again and has had no answer in time.",
      "Answer; a message that needs no answer gets a `dismiss` entry."),
    overdue(.update, "The customer has heard nothing for longer than promised.", "Say how things stand, even if nothing is new."),
    overdue(.tier, "The ticket has been in its tier for too long.", "Escalate it, or settle it."),
    overdue(.resolve, "The ticket is not resolved in time.", "Resolve it, or write an `excuse` and tell the customer."),
  ]

  private static func overdue(_ clock: Clock, _ summary: String, _ remedy: String) -> Rule {
    Rule(
      id: "\(clock.rawValue)-overdue", group: .service, severity: .error, summary: summary,
      rationale: "\(remedy) heard.yaml says what is promised; `heard why` shows the sum. It never stops a commit, silence about it does.",
      examples: [.bad(bad[clock.index], now: "2026-11-23T12:00:00Z"), .good(good)],
      needs: .overdue
    ) { context, report in
      for reading in context.readings where reading.clock == clock && reading.state == .overdue {
        guard let due = reading.due else { continue }
        report(
          context.heading(startedBy: reading),
          "\(reading.words) overdue since \(context.wallTime(due)) (\(context.promise(reading)))")
      }
    }
  }

  private static let opening = "---\nsubject: A\nchannel: twitter\n---\n\n"
  private static let answered = opening + "## 2026-11-21 09:00 +00:00 customer\nHi\n\n## 2026-11-21 09:10 +00:00 agent bia\nHello\n\n"

  /// By clock, in the order of ``Clock/allCases``.
  private static let bad = [
    opening + "↓## 2026-11-21 09:00 +00:00 customer\nHi\n",
    opening + "↓## 2026-11-21 09:00 +00:00 customer\nHi\n\n## 2026-11-21 09:01 +00:00 agent auto\nYou have been heard.\n",
    answered + "↓## 2026-11-21 09:20 +00:00 customer\nAnd now?\n",
    opening + "## 2026-11-21 09:00 +00:00 customer\nHi\n\n↓## 2026-11-21 09:10 +00:00 agent bia\nHello\n",
    answered + "↓## 2026-11-21 09:20 +00:00 move bia new -> open/tier-1\n",
    opening + "↓## 2026-11-21 09:00 +00:00 customer\nHi\n\n## 2026-11-21 09:10 +00:00 agent bia\nHello\n",
  ]
  private static let good = opening + "## 2026-11-21 12:00 +00:00 customer\nHi\n\n## 2026-11-21 12:10 +00:00 agent bia\nHello\n"
}

extension LintContext {
  /// The heading of the entry at which a clock started.
  func heading(startedBy reading: ClockReading) -> Range<Int> {
    let kind: Entry.Kind = reading.clock == .tier ? .move : reading.clock == .update ? .agent : .customer
    let candidates = ordered.filter { $0.instant(now: now) == reading.started }
    return (candidates.first { $0.kind == kind } ?? candidates.first ?? ordered.first)?.heading ?? bytes.line(at: 0)
  }

  /// What was promised and where it stands: `4h promised by 'twitter'`.
  func promise(_ reading: ClockReading) -> String {
    guard configuration.policies.indices.contains(reading.policy) else { return "promised" }
    let policy = configuration.policies[reading.policy]
    let target = policy.targets[reading.clock].map { $0.words(calendar: policy.calendarName(for: reading.clock)) } ?? ""
    return "\(target) promised by \(excerpt(policy.name))"
  }
}

extension Target {
  /// As people write it: `1h30m on business`, `same-day`.
  fileprivate func words(calendar: String) -> String {
    let suffix = calendar == CalendarDefinition.always ? "" : " on \(calendar)"
    switch length {
    case .duration(let seconds, let inDays):
      let days = inDays ? seconds / 86_400 : 0
      let rest = seconds - days * 86_400
      func part(_ count: Int, _ unit: String) -> String { count > 0 ? "\(count)\(unit)" : "" }
      return part(days, "d") + part(rest / 3600, "h") + part(rest / 60 % 60, "m") + suffix
    case .sameDay: return "same-day" + suffix
    case .nextDay: return "next-day" + suffix
    case .none: return "none"
    }
  }
}
