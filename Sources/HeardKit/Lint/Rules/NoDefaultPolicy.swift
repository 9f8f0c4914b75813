extension Rule {
  static let noDefaultPolicy = Rule(
    id: "no-default-policy", group: .configuration, severity: .error,
    summary: "Every policy has a `when`, so some tickets are promised nothing.",
    rationale: "A ticket that no policy matches has no clocks, and nobody notices it waiting. End the list with a policy without `when`.",
    examples: [
      .bad("↓sla:\n  - name: twitter\n    when: {channel: twitter}\n    first-reply: 4h\n", path: "heard.yaml"),
      .good("sla:\n  - name: everyone\n    first-reply: 8h\n", path: "heard.yaml"),
    ],
    check: .configuration { context, report in
      let policies = context.configuration.policies
      if policies.isEmpty || policies.contains(where: \.conditions.isEmpty) { return }
      report(context.place("sla"), "tickets that match no `when` are promised nothing; end the list with a policy without `when`")
    })
}
