extension Rule {
  static let entryOrder = Rule(
    id: "entry-order", group: .timeline,
    summary: "An entry stands below one that happened after it.",
    rationale: "Clocks go by time, people by what they read. The fix puts the entries in order of time and changes nothing else.",
    examples: [
      .bad(
        "---\nsubject: A\n---\n\n## 2026-11-21 09:10 +00:00 agent bia\nHello\n\n↓## 2026-11-21 09:00 +00:00 customer\nHi",
        fixed: "---\nsubject: A\n---\n\n## 2026-11-21 09:00 +00:00 customer\nHi\n\n## 2026-11-21 09:10 +00:00 agent bia\nHello"),
      .good("---\nsubject: A\n---\n\n## 2026-11-21 09:00 +00:00 customer\nHi\n\n## 2026-11-21 09:00 +00:00 agent bia\nHello\n"),
    ],
    needs: .disorder
  ) { context, report in
    // One fix cures all; with each finding it would be as much text as their square.
    var fixes = sorting(context).map { [$0] } ?? []
    var latest = Instant(seconds: .min)
    for entry in context.entries {
      let instant = entry.instant(now: context.now)
      if instant < latest {
        report(
          entry.heading, "this happened before the entry above it, at \(context.wallTime(instant)); entries stand in order of time",
          fixes: fixes)
        fixes = []
      }
      latest = max(latest, instant)
    }
  }

  /// Puts the texts in order of time; the blank lines between them stay where they are.
  ///
  /// - Returns: nil where a malformed heading stands between, or a time is not stamped.
  private static func sorting(_ context: LintContext) -> Fix? {
    let (bytes, entries) = (context.bytes, context.entries)
    let isStamped = entries.allSatisfy { if case .at = $0.time { true } else { false } }
    guard isStamped, let first = entries.first, let last = entries.last,
      zip(entries, entries.dropFirst()).allSatisfy({ $0.body.upperBound == $1.heading.lowerBound }),
      !context.document.diagnostics.contains(where: { $0.rule == "entry-heading" })
    else { return nil }
    var replacement: [UInt8] = []
    for (slot, entry) in zip(entries, context.ordered) {
      replacement += bytes[entry.heading.lowerBound..<textEnd(of: entry, bytes)]
      replacement += bytes[textEnd(of: slot, bytes)..<slot.body.upperBound]
    }
    return Fix("put the entries in order of time", edits: [Edit(first.heading.lowerBound..<last.body.upperBound, replacement)])
  }

  /// Where the blank lines after an entry start, its last line end among them.
  private static func textEnd(of entry: Entry, _ bytes: [UInt8]) -> Int {
    var end = entry.body.upperBound
    while end > entry.heading.upperBound,
      Byte.isBlank(bytes[end - 1]) || bytes[end - 1] == Byte.newline || bytes[end - 1] == Byte.carriageReturn
    {
      end -= 1
    }
    // Blanks behind the last line belong to it: in Markdown they break the line.
    while end < entry.body.upperBound, Byte.isBlank(bytes[end]) { end += 1 }
    return end
  }
}
