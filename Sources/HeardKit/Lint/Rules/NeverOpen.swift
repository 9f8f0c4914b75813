extension Rule {
  static let neverOpen = Rule(
    id: "never-open", group: .configuration, severity: .error,
    summary: "A calendar never opens again.",
    rationale: "A clock that runs on it is never due. Give it weekly hours, or exceptions that are still to come.",
    examples: [
      .bad("calendars:\n  ↓fair:\n    exceptions:\n      2025-03-01: [09:00-18:00]\n", path: "heard.yaml"),
      .good("calendars:\n  fair:\n    exceptions:\n      2027-03-01: [09:00-18:00]\n", path: "heard.yaml"),
    ],
    check: .configuration { context, report in
      for calendar in context.configuration.calendars where calendar.hours.allSatisfy(\.isEmpty) && calendar.hasHours {
        let opens = zip(calendar.exceptions.keys, calendar.exceptions.values).contains { date, exception in
          if case .open(let intervals) = exception { date >= context.today && !intervals.isEmpty } else { false }
        }
        if opens { continue }
        report(
          context.place("calendars", calendar.name), "calendar \(excerpt(calendar.name)) has no hours from today on; give it weekly hours")
      }
    })
}
