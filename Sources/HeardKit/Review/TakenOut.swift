/// Tells what `heard redact` does to an entry from rewriting it.
struct TakenOut {
  /// The notes by which it records what it did.
  private let records: [String]

  /// - Parameter document: The ticket afterwards.
  init(_ document: TicketDocument) {
    records = document.entries.filter { $0.kind == .note }.map { document.text(of: $0) }.filter { $0.hasPrefix(Redaction.recordBeginning) }
  }

  /// Whether a note names the entry.
  func isRecorded(_ entry: Entry) -> Bool {
    guard case .at(let time) = entry.time else { return false }
    return records.contains { $0.contains(time.text) }
  }

  /// Whether an entry is as it was but for marks. Behind the mark of a kind of personal data stood just that; any text may be taken out where a
  /// note says so.
  func isAll(from old: EntryMeaning, to new: EntryMeaning, _ entry: Entry) -> Bool {
    var same = old
    same.text = new.text
    guard same == new, old != new, old.text.count <= Self.longest else { return false }
    let isRecorded = isRecorded(entry)
    return Self.stretches(from: old.text, to: new.text).map { stretches in
      stretches.allSatisfy { stretch in
        let text = old.text[stretch.range]
        if text.elementsEqual(stretch.mark.bytes) { return true }
        guard let kind = stretch.mark.kind else { return isRecorded }
        // Of a private key, only the first line is known by its form.
        return kind.places(in: old.text, 0..<old.text.count).contains {
          $0 == stretch.range || kind == .secret && $0.lowerBound == stretch.range.lowerBound
        }
      }
    } ?? false
  }

  /// Whether a text has marks that an older one has not, so that the older one is not to be told.
  static func hasMore(_ old: String, _ new: String) -> Bool { parts(Array(new.utf8)).marks.count > parts(Array(old.utf8)).marks.count }

  /// Longer texts are not compared: it would take time that grows with their square.
  private static let longest = 65_536

  private struct Mark {
    var kind: PersonalData?
    var bytes: [UInt8]

    static let all =
      PersonalData.allCases.map { Mark(kind: $0, bytes: Array($0.mark.utf8)) } + [Mark(kind: nil, bytes: Array(Redaction.textMark.utf8))]
  }

  /// What stood in the older text where the newer one has marks; nil where anything else differs.
  private static func stretches(from old: [UInt8], to new: [UInt8]) -> [(range: Range<Int>, mark: Mark)]? {
    let (pieces, marks) = parts(new)
    guard let first = pieces.first, let last = pieces.last, !marks.isEmpty, old.starts(with: first),
      old.count >= first.count + last.count + marks.count, old.suffix(last.count).elementsEqual(last)
    else { return nil }
    let end = old.count - last.count
    var position = first.count
    var found: [(range: Range<Int>, mark: Mark)] = []
    for (index, mark) in marks.enumerated() {
      let isLast = index == marks.count - 1
      guard let place = isLast ? end : old.place(of: pieces[index + 1], from: position + 1, to: end), place > position else { return nil }
      found.append((position..<place, mark))
      position = place + (isLast ? 0 : pieces[index + 1].count)
    }
    return found
  }

  /// A text divided at its marks: one piece more than there are marks.
  private static func parts(_ text: [UInt8]) -> (pieces: [[UInt8]], marks: [Mark]) {
    var (pieces, marks): ([[UInt8]], [Mark]) = ([[]], [])
    var position = 0
    while position < text.count {
      if text[position] == UInt8(ascii: "["), let mark = Mark.all.first(where: { text[position...].starts(with: $0.bytes) }) {
        marks.append(mark)
        pieces.append([])
        position += mark.bytes.count
      } else {
        pieces[pieces.count - 1].append(text[position])
        position += 1
      }
    }
    return (pieces, marks)
  }
}

extension EntryDifference {
  /// The entries of the newer text that differ by nothing but what was taken out.
  func redacted(from before: [EntryMeaning], to after: [EntryMeaning], in document: TicketDocument) -> Set<Int> {
    if rewritten.isEmpty { return [] }
    let takenOut = TakenOut(document)
    return Set(rewritten.filter { takenOut.isAll(from: before[$0.before], to: after[$0.after], document.entries[$0.after]) }.map(\.after))
  }
}
