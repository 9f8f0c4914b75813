extension Rule {
  static let holidaysRanOut = Rule(
    id: "holidays-ran-out", group: .configuration,
    summary: "All holidays of a calendar are past.",
    rationale: "From now on clocks run on holidays. List the next year's, or name an .ics file.",
    examples: [
      .bad("calendars:\n  business:\n    hours: {mon-fri: [09:00-18:00]}\n    ↓holidays: [2025-12-25]\n", path: "heard.yaml"),
      .good("calendars:\n  business:\n    hours: {mon-fri: [09:00-18:00]}\n    holidays: [2026-12-25]\n", path: "heard.yaml"),
    ],
    check: .configuration { context, report in
      for calendar in context.configuration.calendars {
        let laidOut = context.serviceLevels?.calendars.first { $0.name == calendar.name }
        // Files that nobody has read may hold later ones.
        guard laidOut != nil || calendar.holidayFiles.isEmpty, let last = laidOut?.lastHoliday ?? calendar.holidays.max(),
          last < context.today
        else { continue }
        report(
          context.place("calendars", calendar.name, "holidays"),
          "the last holiday of \(excerpt(calendar.name)) was \(last); list the next ones, or name a newer file")
      }
    })
}
