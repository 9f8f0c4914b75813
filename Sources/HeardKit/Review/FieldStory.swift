/// What changed in a ticket outside its entries, in words. What was taken out for somebody's privacy is never told.
struct FieldStory {
  private let context: RevisionContext
  private let before: Ticket
  private let after: Ticket
  private let hasChanged: Bool

  init(_ context: RevisionContext, _ revision: TicketRevision) {
    (self.context, after) = (context, revision.after)
    before = revision.before ?? revision.after
    hasChanged = revision.before != nil
  }

  /// A line each.
  var events: [String] { (hasChanged ? fields + lists + outside : []) + ignored }

  private var fields: [String] {
    // What a new `set` entry tells need not be told twice.
    let told = context.difference.added.compactMap { context.entries[$0].kind == .set ? context.entries[$0].change : nil }
    let keys = Set(told.map { after.document.bytes.text($0.key) } + ["tags", "links"])
    let (old, new) = (before.document.values, after.document.values)
    let all = after.document.frontMatter.map { $0.key.text(in: after.document.bytes) } + old.keys.sorted().filter { new[$0] == nil }
    var seen = keys
    return all.filter { seen.insert($0).inserted && old[$0] != new[$0] }.map { key in
      "\(key == "joined" ? "continues in" : key.truncated(toWidth: 40)): \(change(old[key], new[key]))"
    }
  }

  private func change(_ old: String?, _ new: String?) -> String {
    if let old, let new, TakenOut.hasMore(old, new) { return "something was taken out; it is now \(shown(new))" }
    return "\(shown(old)) -> \(shown(new))"
  }

  /// A value, unless it holds what must not get into logs and comments.
  private func shown(_ value: String?) -> String {
    guard let value else { return "none" }
    return PersonalData.isIn(Array(value.utf8)) ? "a text with personal data" : value.truncated(toWidth: 80)
  }

  private var lists: [String] {
    [("tags", before.tags, after.tags), ("links", before.links, after.links)].compactMap { name, old, new in
      let (known, kept) = (Set(old), Set(new))
      let changes = new.filter { !known.contains($0) }.map { "+\($0)" } + old.filter { !kept.contains($0) }.map { "-\($0)" }
      return changes.isEmpty ? nil : "\(name): \(changes.map(shown).joined(separator: " "))"
    }
  }

  private var outside: [String] {
    let texts = [before, after].map { Array($0.document.bytes[$0.document.preamble].split(whereSeparator: { $0 <= Byte.blank }).joined()) }
    return texts[0] == texts[1] ? [] : ["changed the text before the first entry"]
  }

  /// The new comments that let a rule be.
  private var ignored: [String] {
    func words(_ ticket: Ticket) -> [String] {
      Suppression.all(in: ticket.document).filter(\.hasReason).map { "\($0.rule) because \($0.reason)" }
    }
    let known = hasChanged ? Set(words(before)) : []
    return words(after).filter { !known.contains($0) }.map { "ignored from now on: \(shown($0))" }
  }
}

extension TicketDocument {
  /// The values of front matter by key; of lists and maps as they are written.
  fileprivate var values: [String: String] {
    let pairs = frontMatter.map { pair -> (String, String) in
      guard case .scalar(let scalar) = pair.value.content else { return (pair.key.text(in: bytes), bytes.text(pair.value.range)) }
      return (pair.key.text(in: bytes), scalar.text(in: bytes))
    }
    return Dictionary(pairs) { first, _ in first }
  }

  /// The lines below headings that nobody can read, the headings left out: they are of no entry, and said all the same.
  var unread: Set<[UInt8]> {
    var lines: Set<[UInt8]> = []
    var position = preamble.upperBound
    for entry in entries.map(Optional.some) + [nil] {
      let end = entry?.heading.lowerBound ?? bytes.count
      if position < end {
        for line in bytes[position..<end].split(separator: Byte.newline) {
          let words = Array(line.split(whereSeparator: Byte.isBlank).joined(separator: [Byte.blank]))
          if let first = words.first, first != Byte.hash, first != Byte.carriageReturn { lines.insert(words) }
        }
      }
      position = max(position, entry?.body.upperBound ?? end)
    }
    return lines
  }
}
