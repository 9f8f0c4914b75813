extension Rule {
  static let replyAfterResolve = Rule(
    id: "reply-after-resolve", group: .configuration, severity: .error,
    summary: "A policy promises an answer later than what must come after it.",
    rationale: "Nobody can resolve before they answer, or answer before the message arrived. Mostly two targets are exchanged.",
    examples: [
      .bad("sla:\n  - name: everyone\n    ↓first-reply: 24h\n    resolve: 4h\n", path: "heard.yaml"),
      .good("sla:\n  - name: everyone\n    acknowledge: 1h\n    first-reply: 4h\n    resolve: 24h\n", path: "heard.yaml"),
    ],
    check: .configuration { context, report in
      for (index, policy) in context.configuration.policies.enumerated() {
        for (first, second) in orders {
          guard let early = policy.duration(of: first), let late = policy.duration(of: second), early > late,
            policy.calendarName(for: first) == policy.calendarName(for: second)
          else { continue }
          report(
            context.place("sla", String(index), first.rawValue),
            "\(first.rawValue) is promised later than \(second.rawValue), which comes after it; are the two exchanged?")
        }
      }
    })

  /// What comes before what.
  private static let orders: [(Clock, Clock)] = [
    (.acknowledge, .firstReply), (.acknowledge, .resolve), (.firstReply, .resolve), (.nextReply, .resolve),
  ]
}

extension Policy {
  /// Seconds of a clock's target; nil where it has none or is no duration.
  fileprivate func duration(of clock: Clock) -> Int? {
    if case .duration(let seconds, _) = targets[clock]?.length { seconds } else { nil }
  }
}
