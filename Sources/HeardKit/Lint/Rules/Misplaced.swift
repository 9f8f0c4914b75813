extension Rule {
  static let misplaced = Rule(
    id: "misplaced", group: .file, severity: .error,
    summary: "The file's folder stands for no status, tier or month.",
    rationale:
      "The folder says where a ticket stands. A folder that heard.yaml does not know says nothing, so clocks and lists go by the timeline alone.",
    examples: [
      .bad("↓---\nsubject: A\n---\n", path: "tickets/opne/tier-1/2611-7K3QX2-a.md"),
      .bad("↓---\nsubject: A\n---\n", path: "tickets/open/2611-7K3QX2-a.md"),
      .good("---\nsubject: A\n---\n", path: "tickets/resolved/2026-11/2611-7K3QX2-a.md"),
    ]
  ) { context, report in
    if context.ticket.placement != nil { return }
    report(context.bytes.line(at: 0), problem(splitPath(context.ticket.path).folder, context.configuration))
  }

  private static func problem(_ folder: String, _ configuration: Configuration) -> String {
    let parts = folder.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.first == "tickets", parts.count >= 2 else {
      return "\(excerpt(folder)) is no place for a ticket; move the file below tickets/"
    }
    let names = configuration.statuses.map(\.name)
    guard let status = configuration.status(named: parts[1]) else {
      let hint = nearest(to: parts[1], in: names).map { "did you mean '\($0)'?" } ?? "there are \(names.joined(separator: ", "))"
      return "unknown status \(excerpt(parts[1])); \(hint)"
    }
    let place = "tickets/\(status.name)/"
    switch (status.hasTiers, status.isByMonth) {
    case (true, _):
      if parts.count > 3, configuration.tiers.contains(parts[2]) { return "no folders below \(place)\(parts[2]); move the file up" }
      let meant = parts.count > 2 ? nearest(to: parts[2], in: configuration.tiers) : nil
      let hint =
        meant.map { "did you mean '\($0)'?" } ?? "move the file to a folder below it: \(configuration.tiers.joined(separator: ", "))"
      return parts.count > 2 ? "unknown tier \(excerpt(parts[2])); \(hint)" : "'\(status.name)' is divided by tier; \(hint)"
    case (false, true): return "'\(status.name)' is divided by month; move the file to a folder such as \(place)2026-11"
    case (false, false): return "no folders below \(place); move the file up"
    }
  }
}
