extension Rule {
  static let rewrittenEntry = Rule(
    id: "rewritten-entry", group: .history, severity: .error,
    summary: "An entry that was there at the base is changed or gone.",
    rationale: """
      What was said is the record. Take it back with a new entry, and personal data out with `heard redact`. The line is the base: what the \
      branch itself wrote may be reworded until it is merged, a draft until it is sent, and a heading may be written in another way.
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
      for (index, entry) in before.entries.enumerated() {
        let successor = context.difference.successors[index]
        if let successor { place = context.entries[successor].heading }
        guard case .at(let time) = entry.time, entry.kind != .draft else { continue }
        let (old, new) = (context.oldMeanings[index], successor.map { context.meanings[$0] })
        guard old != new, !isRedacted(from: old, to: new) else { continue }
        let change = new.map { describe(old, $0) } ?? "is gone: \(quoted(old.text[...]))"
        let commit = successor.map(context.commitWords) ?? ""
        report(place, "the \(entry.kind.rawValue) entry of \(time.text) \(change)\(commit); put it back and say it in a new entry")
      }
    })
}

/// What is different about an entry, the beginning of its text last.
private func describe(_ old: EntryMeaning, _ new: EntryMeaning) -> String {
  if old.kind != new.kind { return "became \(new.kind.map { "a \($0.rawValue)" } ?? "none")" }
  if old.text == new.text { return "has another \(old.instant != new.instant ? "time" : "heading")" }
  let same = zip(old.text, new.text).prefix { $0 == $1 }.count
  let start = old.text[..<min(same, old.text.count)].lastIndex(of: Byte.blank).map { $0 + 1 } ?? 0
  return "was rewritten: \(quoted(old.text.dropFirst(start))) is now \(quoted(new.text.dropFirst(start)))"
}

/// The beginning of a text, unless it holds what must not get into logs.
private func quoted(_ text: ArraySlice<UInt8>) -> String {
  let bytes = Array(text)
  let isPrivate = PersonalData.allCases.contains { !$0.places(in: bytes, 0..<bytes.count).isEmpty }
  return isPrivate ? "a text with personal data" : excerpt(String(decoding: bytes, as: UTF8.self))
}

/// Bytes that may stand in the place of personal data.
private let longestMark = 60

/// Whether nothing is missing but personal data, and only a few words stand in its place.
private func isRedacted(from old: EntryMeaning, to new: EntryMeaning?) -> Bool {
  guard let new else { return false }
  var rest = new.text[...]
  var renamed = old
  renamed.text = new.text
  guard renamed == new else { return false }
  let ranges = PersonalData.allCases.flatMap { $0.places(in: old.text, 0..<old.text.count) }.sorted { $0.lowerBound < $1.lowerBound }
  var position = 0
  for range in ranges where range.lowerBound >= position {
    let piece = old.text[position..<range.lowerBound]
    guard rest.starts(with: piece) else { break }
    let data = old.text[range]
    // Some may stay, as an address that heard.yaml allows.
    if rest.dropFirst(piece.count).starts(with: data) { continue }
    let next = old.text[range.upperBound...].prefix(8)
    rest = rest.dropFirst(piece.count)
    let ends = rest.startIndex...min(rest.startIndex + longestMark, rest.endIndex)
    guard let end = ends.first(where: { next.isEmpty ? $0 == rest.endIndex : rest[$0...].starts(with: next) }) else { return false }
    rest = rest[end...]
    position = range.upperBound
  }
  return position > 0 && rest.elementsEqual(old.text[position...])
}
