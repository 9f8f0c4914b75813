extension Rule {
  static let overlappingHours = Rule(
    id: "overlapping-hours", group: .configuration, severity: .error,
    summary: "Two intervals of one day touch or overlap.",
    rationale: "Clocks take them as one. Write one interval, or correct the times: mostly the lunch break is mistyped.",
    examples: [
      .bad("calendars:\n  business:\n    ↓hours:\n      mon-fri: [09:00-13:00, 12:00-18:00]\n", path: "heard.yaml"),
      .good("calendars:\n  business:\n    hours:\n      mon-fri: [09:00-12:00, 13:00-18:00]\n", path: "heard.yaml"),
    ],
    check: .configuration { context, report in
      for calendar in context.configuration.calendars {
        for (day, intervals) in calendar.hours.enumerated() {
          guard let (left, right) = DayInterval.overlaps(in: intervals).first else { continue }
          report(
            context.place("calendars", calendar.name, "hours"),
            "\(Weekday.names[day]): \(left) and \(right) \(left.end == right.start ? "touch" : "overlap"); write one interval")
          break
        }
      }
    })
}
