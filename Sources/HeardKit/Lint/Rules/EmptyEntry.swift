extension Rule {
  static let emptyEntry = Rule(
    id: "empty-entry", group: .timeline,
    summary: "An entry that should say something has no text.",
    rationale: "An answer without words ends a clock all the same. Write what was said, or delete the entry.",
    examples: [
      .bad("---\nsubject: A\n---\n\n↓## 2026-11-21 09:00 +00:00 agent bia\n\n"),
      .good(
        "---\nsubject: A\n---\n\n## 2026-11-21 09:00 +00:00 move bia new -> open/tier-1\n\n## 2026-11-21 09:01 +00:00 note bia\nSeen\n"),
    ]
  ) { context, report in
    for index in context.entries.indices {
      let kind = context.entries[index].kind
      guard kind == .customer || kind == .agent || kind == .note || kind == .draft || kind == .excuse else { continue }
      let body = context.entries[index].body
      if context.bytes[body].contains(where: { $0 > Byte.blank }) { continue }
      report(context.entries[index].heading, "this \(kind.rawValue) entry has no text; write it, or delete the entry")
    }
  }
}
