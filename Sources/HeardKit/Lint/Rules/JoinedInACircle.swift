extension Rule {
  static let joinedInACircle = Rule(
    id: "joined-in-a-circle", group: .file, severity: .error,
    summary: "A conversation continues in a ticket that continues in this one.",
    rationale: """
      `joined` says where a conversation goes on; in a circle it goes on nowhere. Two clones that join two tickets crosswise make one. \
      `heard join --undo ID` takes one of the two back.
      """,
    examples: [
      .bad("---\nsubject: A\njoined: ↓2611-7K3QX2\n---\n"),
      .good("---\nsubject: A\njoined: 2611-4YF3B0\n---\n"),
    ]
  ) { context, report in
    guard let place = context.value(.joined)?.range, let id = context.ticket.id, let first = context.ticket.joined else { return }
    var passed = [id]
    var next: TicketID? = first
    while let target = next, target != id {
      // A circle of others is theirs to report.
      if passed.contains(target) { return }
      passed.append(target)
      next = context.neighbours?.joined(target)
    }
    guard next == id else { return }
    let way = (passed.dropFirst() + [id]).map(\.text).joined(separator: ", that in ")
    report(place, "\(id) continues in \(way); run 'heard join --undo \(id)', or that of another of them")
  }
}
