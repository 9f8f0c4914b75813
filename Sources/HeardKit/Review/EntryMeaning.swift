/// What an entry says, however its heading is written: two entries that mean the same are one entry that was kept.
struct EntryMeaning: Hashable {
  var kind: Entry.Kind?
  /// nil for the placeholder `now`.
  var instant: Instant?
  var who: [UInt8]
  /// What else the heading says: `via dm`, or the parts of `old -> new`.
  var words: [[UInt8]]
  var text: [UInt8]

  init(_ entry: Entry, in document: TicketDocument) {
    let bytes = document.bytes
    kind = entry.kind
    if case .at(let time) = entry.time { instant = time.instant }
    who = Array(bytes[entry.who])
    let change = entry.change.map { [$0.key, $0.old, $0.new] } ?? []
    words = ([entry.words] + change).map { Array(bytes[$0]) }
    text = Array(document.text(of: entry).utf8)
  }
}

/// Which entries of one text are those of an older one.
struct EntryDifference {
  /// By entry of the older text: the entry that it is now, whether it was rewritten or not; nil for one that is gone.
  private(set) var successors: [Int?]
  /// Entries of the newer text that stood in the older one with other words, by what they were.
  private(set) var rewritten: [(before: Int, after: Int)] = []
  /// Entries of the newer text that are no entry of the older one.
  private(set) var added: [Int] = []

  /// Entries that are not as they were: new ones and rewritten ones, in the order of the file.
  var written: [Int] { (added + rewritten.map(\.after)).sorted() }

  /// - Parameters:
  ///   - before: The entries of the older text; none for a new ticket.
  ///   - after: Those of the newer one.
  init(from before: [EntryMeaning], to after: [EntryMeaning]) {
    successors = before.map { _ in nil }
    var isNew = after.map { _ in true }
    for (pass, likeness) in Self.likenesses.enumerated() {
      var places: [EntryMeaning: [Int]] = [:]
      for index in after.indices.reversed() where isNew[index] {
        if let key = likeness(after[index], false) { places[key, default: []].append(index) }
      }
      if places.isEmpty { continue }
      for index in before.indices where successors[index] == nil {
        guard let key = likeness(before[index], true), let place = places[key]?.popLast() else { continue }
        successors[index] = place
        isNew[place] = false
        if pass > 0 { rewritten.append((index, place)) }
      }
    }
    rewritten.sort { $0.after < $1.after }
    added = after.indices.filter { isNew[$0] }
  }

  /// By what an entry is known again, the surest first: all of it; kind and time; time and text; kind, person and text; a draft's text in an answer;
  /// time and person. Each is told whether the entry is of the older text.
  private static let likenesses: [@Sendable (EntryMeaning, _ isOld: Bool) -> EntryMeaning?] = [
    { entry, _ in entry },
    { entry, _ in entry.instant == nil ? nil : entry.only(kind: entry.kind, instant: entry.instant) },
    { entry, _ in entry.instant == nil || entry.text.isEmpty ? nil : entry.only(instant: entry.instant, text: entry.text) },
    { entry, _ in entry.text.isEmpty ? nil : entry.only(kind: entry.kind, who: entry.who, text: entry.text) },
    { entry, isOld in entry.text.isEmpty || entry.kind != (isOld ? .draft : .agent) ? nil : entry.only(text: entry.text) },
    { entry, _ in entry.instant == nil || entry.who.isEmpty ? nil : entry.only(instant: entry.instant, who: entry.who) },
  ]
}

extension EntryMeaning {
  /// The same entry with everything else left out.
  fileprivate func only(kind: Entry.Kind? = nil, instant: Instant? = nil, who: [UInt8] = [], text: [UInt8] = []) -> EntryMeaning {
    var part = self
    (part.kind, part.instant, part.who, part.words, part.text) = (kind, instant, who, [], text)
    return part
  }
}

extension TicketDocument {
  /// What its entries say, in the order of the file.
  var meanings: [EntryMeaning] { entries.map { EntryMeaning($0, in: self) } }
}
