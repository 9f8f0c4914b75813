extension Rule {
  static let rewrittenEntry = Rule(
    id: "rewritten-entry", group: .history, severity: .error,
    summary: "An entry that was there at the base is changed or gone.",
    rationale: """
      What was said is the record. Take it back with a new entry, and personal data out with `heard redact`, which leaves its mark. The line is \
      the base: what the branch itself wrote may be reworded until it is merged, a draft until it is sent, and a heading may be written in \
      another way.
      """,
    examples: [
      .bad(
        "---\nsubject: A\n---\n\n↓## 2026-11-21 09:00 +00:00 customer\nWhere is it, please?\n",
        before: "---\nsubject: A\n---\n\n## 2026-11-21 09:00 +00:00 customer\nThird time: where is it?\n"),
      .good(
        "---\nsubject: A\n---\n\n## 2026-11-21 09:00 +00:00 customer\nWhere is it?\n\n## 2026-11-21 09:10 +00:00 agent bia\nOn its way.\n",
        before: "---\nsubject: A\n---\n\n## 2026-11-21 09:00 +00:00 customer\nWhere is it?\n\n## 2026-11-21 09:05 +00:00 draft bia\nSoon.\n"
      ),
    ],
    check: .revision { context, report in
      guard let before = context.before else { return }
      var place = 0..<0
      let broken = Set(context.broken)
      for (index, entry) in before.entries.enumerated() {
        let successor = context.difference.successors[index]
        if let successor { place = context.entries[successor].heading }
        guard broken.contains(index), let instant = context.oldMeanings[index].instant else { continue }
        let old = context.oldMeanings[index]
        let change = successor.map { describe(old, context.meanings[$0]) } ?? "is gone: \(quoted(old.text[...]))"
        let commit = successor.map(context.commitWords) ?? ""
        report(
          place,
          "the \(entry.kind.rawValue) entry of \(context.lint.wallTime(instant)) \(change)\(commit); put it back and say it in a new entry")
      }
      let lost = before.unread.subtracting(context.lint.document.unread)
      let all = lost.isEmpty ? [] : context.lint.document.lines
      let count = lost.filter { !all.contains($0) }.count
      if count > 0 {
        report(
          0..<0,
          "\(count == 1 ? "a line" : "\(count) lines") below a heading that cannot be read \(count == 1 ? "is" : "are") gone; put the text back and mend the heading"
        )
      }
    })
}

extension TicketDocument {
  /// Every line, blanks at both ends left out and those between made one.
  fileprivate var lines: Set<[UInt8]> {
    Set(bytes.split(separator: Byte.newline).map { Array($0.split(whereSeparator: Byte.isBlank).joined(separator: [Byte.blank])) })
  }
}

/// What is different about an entry, the beginning of its text last.
private func describe(_ old: EntryMeaning, _ new: EntryMeaning) -> String {
  if old.kind != new.kind { return "became \(new.kind.map { "a \($0.rawValue)" } ?? "none")" }
  if old.text == new.text { return "has another \(old.instant != new.instant ? "time" : "heading")" }
  if TakenOut.hasMore(String(decoding: old.text, as: UTF8.self), String(decoding: new.text, as: UTF8.self)) {
    return "was rewritten around what was taken out"
  }
  let same = zip(old.text, new.text).prefix { $0 == $1 }.count
  let start = old.text[..<min(same, old.text.count)].lastIndex(of: Byte.blank).map { $0 + 1 } ?? 0
  return "was rewritten: \(quoted(old.text.dropFirst(start))) is now \(quoted(new.text.dropFirst(start)))"
}

/// The beginning of a text, unless it holds what must not get into logs.
private func quoted(_ text: ArraySlice<UInt8>) -> String {
  let bytes = Array(text)
  return PersonalData.isIn(bytes) ? "a text with personal data" : excerpt(String(decoding: bytes, as: UTF8.self))
}
