extension Rule {
  static let emptyEntry = Rule(
    id: "empty-entry", group: .timeline,
    summary: "An entry that should say something has no text.",
    rationale: "An answer without words ends a clock all the same. Write what was said, or delete the entry.",
    examples: [
      .bad("---\nsubject: A\n---\n\n↓## 2026-11-21 09:00 +00:00 agent bia\n\n"),
      .good(
        "---\nsubject: A\n---\n\n## 2026-11-21 09:00 +00:00 move bia new -> open/tier-1\n\n## 2026-11-21 09:01 +00:00 note bia\nSeen\n"),
    ],
    needs: .emptyEntry
  ) { context, report in
    for index in context.entries.indices where context.entries[index].kind.needsText {
      let body = context.entries[index].body
      if context.bytes[body].contains(where: { $0 > Byte.blank }) { continue }
      let kind = context.entries[index].kind.rawValue
      report(context.entries[index].heading, "this \(kind) entry has no text; write it, or delete the entry")
    }
  }
}

extension Entry.Kind {
  /// Whether an entry of this kind says nothing without a text.
  var needsText: Bool { self == .customer || self == .agent || self == .note || self == .draft || self == .excuse }
}
