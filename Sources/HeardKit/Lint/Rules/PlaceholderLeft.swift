extension Rule {
  static let placeholderLeft = Rule(
    id: "placeholder-left", group: .timeline, severity: .error, stopsCommit: true,
    summary: "An answer still holds a `{{placeholder}}`.",
    rationale: "The customer would read it. Write what belongs there; notes may hold whatever they like.",
    examples: [
      .bad("---\nsubject: A\n---\n\n## 2026-11-21 09:00 +00:00 agent bia\nHi ↓{{customer.first-name}}, sorry!\n"),
      .good("---\nsubject: A\n---\n\n## 2026-11-21 09:00 +00:00 note bia\nOur text says {{name}}.\n"),
    ],
    needs: .braces
  ) { context, report in
    for entry in context.entries where entry.kind == .agent || entry.kind == .draft {
      var start = entry.body.lowerBound
      while let open = context.bytes.first("{{", in: start..<entry.body.upperBound) {
        let line = context.bytes.line(at: open.lowerBound).clamped(to: open.lowerBound..<entry.body.upperBound)
        let end = context.bytes.first("}}", in: open.upperBound..<line.upperBound)?.upperBound ?? line.upperBound
        report(open.lowerBound..<end, "\(context.quote(open.lowerBound..<end)) is still to be filled in; write what belongs there")
        start = max(end, open.upperBound)
      }
    }
  }
}
