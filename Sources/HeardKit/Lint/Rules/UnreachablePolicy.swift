extension Rule {
  static let unreachablePolicy = Rule(
    id: "unreachable-policy", group: .configuration, severity: .error,
    summary: "A promise can never apply, since a policy above it takes every ticket that it is for.",
    rationale: "For each clock the first policy that matches counts. Put the narrower one above the wider one.",
    examples: [
      .bad(
        """
        sla:\n  - name: everyone\n    first-reply: 8h\n  - name: twitter\n    when: {channel: twitter}\n    acknowledge: 1h
            ↓first-reply: 4h\n
        """, path: "heard.yaml"),
      .good(
        "sla:\n  - name: twitter\n    when: {channel: twitter}\n    first-reply: 4h\n  - name: everyone\n    first-reply: 8h\n",
        path: "heard.yaml"),
    ],
    check: .configuration { context, report in
      let policies = context.configuration.policies
      for (index, policy) in policies.enumerated() {
        for clock in Clock.allCases where policy.targets[clock] != nil {
          guard let above = policies[..<index].first(where: { $0.targets[clock] != nil && $0.takesAll(of: policy) }) else { continue }
          report(
            context.place("sla", String(index), clock.rawValue),
            "\(excerpt(above.name)) above takes every ticket of \(excerpt(policy.name)) for \(clock.rawValue); put the narrower one first")
        }
      }
    })
}

extension Policy {
  /// Whether every ticket that matches another policy matches this one.
  fileprivate func takesAll(of other: Policy) -> Bool {
    conditions.allSatisfy { mine in
      other.conditions.contains { $0.key == mine.key && $0.values.allSatisfy(mine.values.contains) }
    }
  }
}
