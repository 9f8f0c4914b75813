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
      if let problem = context.clockProblem {
        report(context.place(of: problem), "\(problem); until then no clock is read")
      }
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

extension ConfigurationContext {
  /// The key that a problem with calendars or promises is about.
  fileprivate func place(of problem: CalendarError) -> Range<Int> {
    switch problem {
    case .neverOpen(let calendar), .tooFar(let calendar), .noHours(let calendar): return place("calendars", calendar)
    case .missingHolidayFile(_, let calendar): return place("calendars", calendar, "holidays")
    case .unknownZone(let zone), .brokenZone(let zone, _):
      guard zone != configuration.timezone, let calendar = configuration.calendars.first(where: { $0.timezone == zone }) else {
        return place("timezone")
      }
      return place("calendars", calendar.name, "timezone")
    case .badTarget(let policy, let clock, _):
      guard let index = configuration.policies.firstIndex(where: { $0.name == policy }) else { return place("sla") }
      return place("sla", String(index), clock.rawValue)
    case .negative, .unknownCalendar: return place("sla")
    }
  }
}
