/// Reads a heading line `## <time> <kind> [who] [words]`.
struct EntryHeading {
  let bytes: [UInt8]

  /// What a line turned out to be.
  enum Reading {
    case text
    case entry(Entry)
    /// It looks like an entry and is none: which bytes are wrong, and why.
    case malformed(Range<Int>, String)
  }

  /// Reads the line of a range, which is without its line end.
  func read(_ line: Range<Int>) -> Reading {
    guard let start = Self.entryStart(bytes, line) else { return .text }
    guard bytes.matches("## ", in: line.lowerBound..<min(start, line.lowerBound + 3)), start == line.lowerBound + 3 else {
      return .malformed(line.lowerBound..<start, "an entry starts with '## ' at the beginning of the line")
    }
    var time: Entry.Time
    var position: Int
    if let (stamp, end) = Timestamp.scan(bytes, from: start, to: line.upperBound) {
      (time, position) = (.at(stamp), end)
    } else if bytes.matches("now", in: start..<min(start + 3, line.upperBound)) {
      (time, position) = (.now(start..<start + 3), start + 3)
    } else {
      return malformedTime(start..<line.upperBound)
    }
    let words = tokens(position..<line.upperBound)
    guard let first = words.first, Byte.isBlank(bytes[position]) else {
      return .malformed(start..<line.upperBound, "after the time stands what it is: \(Self.kinds)")
    }
    guard let kind = kind(first) else {
      let word = bytes.text(first)
      let hint =
        nearest(to: word, in: Entry.Kind.allCases.map(\.rawValue)).map { "; did you mean '\($0)'?" } ?? "; it is one of \(Self.kinds)"
      return .malformed(first, "unknown kind of entry '\(word)'\(hint)")
    }
    return entry(kind, time, line, words)
  }

  private func entry(_ kind: Entry.Kind, _ time: Entry.Time, _ line: Range<Int>, _ all: [Range<Int>]) -> Reading {
    // After the kind.
    let words = all[1...]
    var entry = Entry(
      kind: kind, time: time, heading: line, who: line.upperBound..<line.upperBound, words: line.upperBound..<line.upperBound,
      change: nil, isAutomatic: words.contains { bytes.matches("auto", in: $0) }, body: line.upperBound..<line.upperBound)
    var rest = words
    if kind == .move || kind == .set {
      guard let arrow = words.firstIndex(where: { bytes.matches("->", in: $0) }), arrow + 2 == words.endIndex,
        arrow >= (kind == .move ? 2 : 3)
      else {
        let shape = kind == .move ? "move bia new -> open/tier-1" : "set bia priority low -> high"
        return .malformed(line, "a \(kind.rawValue) says what changed: '\(shape)'")
      }
      let old = words[arrow - 1]
      let key = kind == .move ? old.lowerBound..<old.lowerBound : words[arrow - 2]
      entry.change = Entry.Change(key: key, old: old, new: words[arrow + 1])
      entry.isAutomatic = false
      let named = arrow - (kind == .move ? 2 : 3)
      if named > 1 { return .malformed(words[2], "one word names who did it; join a name with '-' or '.'") }
      if named == 1 { (entry.who, rest) = (words[1], rest.dropFirst()) }
    } else if let first = rest.first, kind != .rating || !bytes[first].contains(UInt8(ascii: "/")),
      !bytes.matches("auto", in: first), !bytes.matches("via", in: first)
    {
      (entry.who, rest) = (first, rest.dropFirst())
    }
    if let first = rest.first, let last = rest.last { entry.words = first.lowerBound..<last.upperBound }
    return .entry(entry)
  }

  private func malformedTime(_ range: Range<Int>) -> Reading {
    let words = tokens(range)
    let kindIndex = words.firstIndex { kind($0) != nil }
    let end = kindIndex.map { $0 > 0 ? words[$0 - 1].upperBound : range.upperBound } ?? words.first?.upperBound ?? range.upperBound
    let time = range.lowerBound..<max(end, range.lowerBound)
    return .malformed(
      time,
      "no such time '\(bytes.text(time))'; write it as 2026-11-21 09:14 -03:00 (existing date, hours to 23, with an offset or Z), or now")
  }

  /// The kind a word names; spelt out by first byte, since this runs for every entry of every ticket.
  private func kind(_ word: Range<Int>) -> Entry.Kind? {
    switch bytes[word.lowerBound] {
    case UInt8(ascii: "c"): bytes.matches("customer", in: word) ? .customer : nil
    case UInt8(ascii: "a"): bytes.matches("agent", in: word) ? .agent : nil
    case UInt8(ascii: "d"): bytes.matches("draft", in: word) ? .draft : bytes.matches("dismiss", in: word) ? .dismiss : nil
    case UInt8(ascii: "n"): bytes.matches("note", in: word) ? .note : nil
    case UInt8(ascii: "m"): bytes.matches("move", in: word) ? .move : nil
    case UInt8(ascii: "s"): bytes.matches("set", in: word) ? .set : nil
    case UInt8(ascii: "e"): bytes.matches("excuse", in: word) ? .excuse : nil
    case UInt8(ascii: "r"): bytes.matches("rating", in: word) ? .rating : nil
    default: nil
    }
  }

  /// The words of a range; a double quote at a word's start holds blanks together until the next one.
  private func tokens(_ range: Range<Int>) -> [Range<Int>] {
    var words: [Range<Int>] = []
    words.reserveCapacity(6)
    var position = range.lowerBound
    while position < range.upperBound {
      if Byte.isBlank(bytes[position]) {
        position += 1
        continue
      }
      let start = position
      if bytes[position] == Byte.quote, let close = bytes[(position + 1)..<range.upperBound].firstIndex(of: Byte.quote) {
        position = close + 1
      }
      while position < range.upperBound, !Byte.isBlank(bytes[position]) { position += 1 }
      words.append(start..<position)
    }
    return words
  }

  /// Whether a range starts as a date does: four digits, a dash, one or two digits, a dash.
  private static func startsWithDate(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    let start = range.lowerBound
    guard range.count > 7, bytes[start..<start + 4].allSatisfy(Byte.isDigit), bytes[start + 4] == Byte.dash, Byte.isDigit(bytes[start + 5])
    else { return false }
    return bytes[start + 6] == Byte.dash || Byte.isDigit(bytes[start + 6]) && bytes[start + 7] == Byte.dash
  }

  private static let kinds = Entry.Kind.allCases.map(\.rawValue).joined(separator: ", ")

  /// Where the time would start, if a line looks like an entry: up to three blanks, hashes, blanks, then a date or the word `now` and a kind, also a mistyped one.
  ///
  /// - Returns: nil for any other line, `## Not an entry` among them.
  static func entryStart(_ bytes: [UInt8], _ line: Range<Int>) -> Int? {
    var position = line.lowerBound
    while position < line.upperBound, position < line.lowerBound + 3, bytes[position] == Byte.blank { position += 1 }
    guard position < line.upperBound, bytes[position] == Byte.hash else { return nil }
    while position < line.upperBound, bytes[position] == Byte.hash { position += 1 }
    while position < line.upperBound, Byte.isBlank(bytes[position]) { position += 1 }
    if startsWithDate(bytes, position..<line.upperBound) { return position }
    guard position + 3 < line.upperBound, bytes.matches("now", in: position..<position + 3), Byte.isBlank(bytes[position + 3]) else {
      return nil
    }
    let reader = EntryHeading(bytes: bytes)
    guard let word = reader.tokens(position + 3..<line.upperBound).first else { return nil }
    // A mistyped kind is no text: the answer below it would be lost in the entry above.
    let isKind = reader.kind(word) != nil || nearest(to: bytes.text(word), in: Entry.Kind.allCases.map(\.rawValue)) != nil
    return isKind ? position : nil
  }
}
