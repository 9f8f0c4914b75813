extension Rule {
  static let entryFuture = Rule(
    id: "entry-future", group: .timeline,
    summary: "An entry's time has not come yet.",
    rationale: "What is after now has not happened, so no clock sees it. Mostly the offset or the date is mistyped.",
    examples: [
      .bad("---\nsubject: A\n---\n\n↓## 2026-11-21 15:30 +00:00 customer\nHi\n"),
      .good("---\nsubject: A\n---\n\n## 2026-11-21 12:33 +00:00 customer\nHi\n"),
    ]
  ) { context, report in
    for index in context.entries.indices {
      let ahead = context.entries[index].instant(now: context.now) - context.now
      if ahead <= tolerance { continue }
      report(
        context.entries[index].heading, "this is \(span(ahead)) ahead of now, \(context.wallTime(context.now)); check the date and the offset")
    }
  }

  /// Seconds by which the clocks of two people may differ.
  private static let tolerance = 300
}

/// A span of time in its two greatest units: `2d 3h`, `45m`.
func span(_ seconds: Int) -> String {
  let seconds = abs(seconds)
  let units = [(seconds / 86_400, "d"), (seconds / 3600 % 24, "h"), (seconds / 60 % 60, "m")]
  guard let first = units.firstIndex(where: { $0.0 > 0 }) else { return "\(seconds)s" }
  return units[first..<min(first + 2, 3)].filter { $0.0 > 0 }.map { "\($0.0)\($0.1)" }.joined(separator: " ")
}
