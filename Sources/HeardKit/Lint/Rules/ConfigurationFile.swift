extension Rule {
  static let configuration = Rule(
    id: "configuration", group: .configuration, severity: .error,
    summary: "heard.yaml has a key or value that cannot be.",
    rationale: "What cannot be read keeps its default, so a mistyped status or target would silently promise something else.",
    examples: [
      .bad("↓timezones: UTC\n", path: "heard.yaml"),
      .bad("sla:\n  - name: everyone\n    first-reply: ↓4 hours\n", path: "heard.yaml"),
      .good("timezone: UTC\n", path: "heard.yaml"),
    ],
    check: .configuration { context, report in
      report.passOn(
        context.configuration.diagnostics.map {
          var found = $0
          if found.rule == "front-matter" || found.rule == "duplicate-key" { found.rule = "configuration" }
          return found
        })
      for problem in context.serviceLevels?.holidayProblems ?? [] {
        let calendar = context.configuration.calendars.first { $0.holidayFiles.contains(problem.path) }
        report(context.place("calendars", calendar?.name ?? "", "holidays"), "\(problem.path):\(problem.line): \(problem.message)")
      }
    })
}
