extension Rule {
  static let stampNow = Rule(
    id: "stamp-now", group: .timeline, severity: .error, stopsCommit: true,
    summary: "An entry is still headed `now`.",
    rationale: "Once committed, nobody would know when it happened. The fix writes the time.",
    examples: [
      .bad(
        "---\nsubject: A\n---\n\n## ↓now agent bia\nHello\n",
        fixed: "---\nsubject: A\n---\n\n## 2026-11-21 12:30 +00:00 agent bia\nHello\n"),
      .good("---\nsubject: A\n---\n\n## 2026-11-21 12:30 +00:00 agent bia\nThe word now in a text.\n"),
    ],
    needs: .unstamped
  ) { context, report in
    for index in context.entries.indices {
      guard case .now(let range) = context.entries[index].time else { continue }
      let fix = Fix("stamp the time", edits: [.replace(range, by: context.time.text)])
      report(range, "'now' is not stamped yet; run 'heard fix'", fixes: [fix])
    }
  }
}
