extension Rule {
  static let unknownChannel = Rule(
    id: "unknown-channel", group: .configuration, severity: .error,
    summary: "heard.yaml names a channel that it does not list.",
    rationale: "A promise for a channel that no ticket has is kept by nobody. Add the channel under `channels`, or correct the name.",
    examples: [
      .bad(
        "sla:\n  - name: quick\n    when: {channel: ↓twiter}\n    first-reply: 1h\n  - name: everyone\n    first-reply: 4h\n",
        path: "heard.yaml"),
      .good(
        "channels:\n  fax: {public: false}\nsla:\n  - name: quick\n    when: {channel: fax}\n    first-reply: 1h\n", path: "heard.yaml"),
    ],
    check: .configuration { context, report in report.passOn(context.configuration.diagnostics) })
}
