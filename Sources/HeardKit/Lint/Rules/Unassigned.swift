extension Rule {
  static let unassigned = Rule(
    id: "unassigned", group: .people, severity: .info,
    summary: "Nobody is in charge of a ticket that has been taken up.",
    rationale: "What everybody may do, nobody does. Write `assignee: <name>`, or run `heard assign`.",
    examples: [
      .bad("↓---\nsubject: A\n---\n"),
      .good("---\nsubject: A\nassignee: bia\n---\n"),
      .good("---\nsubject: A\n---\n", path: "tickets/new/2611-7K3QX2-a.md"),
    ]
  ) { context, report in
    guard let status = context.ticket.placement?.status, status.mode == .runs || status.mode == .pauses,
      status.name != context.configuration.statuses.first?.name, context.document.frontMatterRange != nil
    else { return }
    if case .scalar(let scalar) = context.value(.assignee)?.content, scalar.verbatim?.isEmpty != true { return }
    report(context.bytes.line(at: 0), "nobody is in charge; run 'heard assign', or add a line 'assignee: <name>'")
  }
}
