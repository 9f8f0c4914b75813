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
    guard let range = context.value(.joined)?.range, let id = context.ticket.id, let first = context.ticket.joined else { return }
    let circle = first == id ? [id] : context.neighbours?.joins.circle(of: id) ?? []
    guard let place = circle.firstIndex(of: id) else { return }
    let way = (1...min(circle.count, 8)).map { circle[(place + $0) % circle.count].text }.joined(separator: ", that in ")
    let rest = circle.count > 8 ? ", and so on through \(circle.count) tickets" : ""
    report(range, "\(id) continues in \(way)\(rest); run 'heard join --undo \(id)', or that of another of them")
  }
}
