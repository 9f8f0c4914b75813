extension Rule {
  static let unknownAgent = Rule(
    id: "unknown-agent", group: .people,
    summary: "Somebody is named who is not in the team.",
    rationale: "Permissions and reports go by these names. Correct the name, or add the person under `team` in heard.yaml.",
    examples: [
      .bad(
        "---\nsubject: A\nassignee: ↓bai\n---\n\n## 2026-11-21 09:00 +00:00 agent ↓boa\nHi\n",
        suggested: "---\nsubject: A\nassignee: bia\n---\n\n## 2026-11-21 09:00 +00:00 agent bia\nHi\n"),
      .good(
        "---\nsubject: A\nassignee: bia\n---\n\n## 2026-11-21 09:00 +00:00 customer ana\nHi\n\n## 2026-11-21 09:00 +00:00 agent auto\nHi\n"),
    ]
  ) { context, report in
    if context.terms.vocabulary.members.isEmpty { return }
    if case .scalar(let scalar) = context.value(.assignee)?.content, let range = scalar.verbatim, !range.isEmpty,
      context.terms.vocabulary.members.index(of: range, in: context.bytes) == nil
    {
      reportUnknown(range, context, &report)
    }
    for index in context.ordered.indices where context.stations[index].member == nil && !context.ordered[index].who.isEmpty {
      if context.ordered[index].kind == .customer || context.ordered[index].kind == .rating { continue }
      reportUnknown(context.ordered[index].who, context, &report)
    }
  }

  private static func reportUnknown(_ range: Range<Int>, _ context: LintContext, _ report: inout Report) {
    guard let meant = nearest(to: context.bytes.text(range), in: context.configuration.team.map(\.handle)) else {
      return report(range, "\(context.quote(range)) is not in the team; add them under `team` in heard.yaml, or correct the name")
    }
    let fix = Fix("write '\(meant)'", isSafe: false, edits: [.replace(range, by: meant)])
    report(range, "\(context.quote(range)) is not in the team; did you mean '\(meant)'?", fixes: [fix])
  }
}
