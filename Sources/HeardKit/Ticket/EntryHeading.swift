/// Reads a heading line `## <time> <kind> [who] [words]`.
struct EntryHeading {
  let bytes: [UInt8]

  /// A word of a line: not a range itself, of which a first array costs a process 0.1 million instructions.
  struct Word {
    var range: Range<Int>
  }

  /// What a line turned out to be.
  enum Reading {
    case text
    case entry(Entry)
    /// It looks like an entry and is none: which bytes are wrong, and why.
    case malformed(Range<Int>, String)
  }

  /// Reads the line of a range, which is without its line end.
  ///
  /// - Parameters:
  ///   - words: Memory for the words of the line, since every heading of every ticket needs some.
  ///   - day: That of the heading before, and then of this one.
  func read(_ line: Range<Int>, _ words: inout [Word], _ day: inout Timestamp.Day) -> Reading {
    guard let start = Self.entryStart(bytes, line) else { return .text }
    guard start == line.lowerBound + 3, bytes.matches("## ", in: line.lowerBound..<start) else {
      return .malformed(line.lowerBound..<start, "an entry starts with '## ' at the beginning of the line")
    }
    var time: Entry.Time
    var position: Int
    if let (stamp, end) = bytes.withUnsafeBytes({ Timestamp.scan($0, from: start, to: line.upperBound, &day) }) {
      (time, position) = (.at(stamp), end)
    } else if bytes.matches("now", in: start..<min(start + 3, line.upperBound)) {
      (time, position) = (.now(start..<start + 3), start + 3)
    } else {
      return malformedTime(start..<line.upperBound)
    }
    readWords(position..<line.upperBound, &words)
    guard !words.isEmpty, Byte.isBlank(bytes[position]) else {
      return .malformed(start..<line.upperBound, "after the time stands what it is: \(Self.kinds)")
    }
    guard let kind = kind(words[0].range) else { return unknownKind(words[0].range) }
    let empty = line.upperBound..<line.upperBound
    let entry = Entry(
      kind: kind, time: time, heading: line, who: empty, words: empty, change: nil, isAutomatic: false, body: empty)
    return kind == .move || kind == .set ? change(entry, words) : message(entry, words)
  }

  /// `customer`, `agent bia via dm auto`, `rating 4/5`: words after the kind say who, and the rest.
  private func message(_ entry: Entry, _ words: [Word]) -> Reading {
    var entry = entry
    guard words.count > 1 else { return .entry(entry) }
    for index in 1..<words.count where isAuto(words[index].range) { entry.isAutomatic = true }
    var rest = 1
    let isScore = entry.kind == .rating && bytes[words[1].range].contains(UInt8(ascii: "/"))
    if !isScore, !isAuto(words[1].range), !bytes.matches("via", in: words[1].range) { (entry.who, rest) = (words[1].range, 2) }
    if rest < words.count { entry.words = words[rest].range.lowerBound..<words[words.count - 1].range.upperBound }
    return .entry(entry)
  }

  /// `move bia new -> open/tier-1`, `set bia priority low -> high`.
  private func change(_ entry: Entry, _ words: [Word]) -> Reading {
    var entry = entry
    // Before the arrow stand the kind, perhaps who, and what a `set` is about; then the old value.
    let first = entry.kind == .move ? 1 : 2
    guard let arrow = words.indices.dropFirst().first(where: { bytes.matches("->", in: words[$0].range) }), arrow + 2 == words.count,
      arrow > first
    else {
      let shape = entry.kind == .move ? "move bia new -> open/tier-1" : "set bia priority low -> high"
      return .malformed(entry.heading, "a \(entry.kind.rawValue) says what changed: '\(shape)'")
    }
    let old = words[arrow - 1].range
    let key = entry.kind == .move ? old.lowerBound..<old.lowerBound : words[arrow - 2].range
    entry.change = Entry.Change(key: key, old: old, new: words[arrow + 1].range)
    let named = arrow - first - 1
    if named > 1 { return .malformed(words[2].range, "one word names who did it; join a name with '-' or '.'") }
    if named == 1 { entry.who = words[1].range }
    entry.words = words[1 + named].range.lowerBound..<words[arrow + 1].range.upperBound
    return .entry(entry)
  }

  private func isAuto(_ word: Range<Int>) -> Bool { word.count == 4 && bytes.matches("auto", in: word) }

  private func unknownKind(_ range: Range<Int>) -> Reading {
    let word = bytes.text(range)
    let hint =
      nearest(to: word, in: Entry.Kind.allCases.map(\.rawValue)).map { "; did you mean '\($0)'?" } ?? "; it is one of \(Self.kinds)"
    return .malformed(range, "unknown kind of entry '\(word)'\(hint)")
  }

  private func malformedTime(_ range: Range<Int>) -> Reading {
    var words: [Word] = []
    readWords(range, &words)
    let kindIndex = words.firstIndex { kind($0.range) != nil }
    let end =
      kindIndex.map { $0 > 0 ? words[$0 - 1].range.upperBound : range.upperBound } ?? words.first?.range.upperBound ?? range.upperBound
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
  private func readWords(_ range: Range<Int>, _ words: inout [Word]) {
    words.removeAll(keepingCapacity: true)
    bytes.withUnsafeBufferPointer { bytes in
      var position = range.lowerBound
      while position < range.upperBound {
        if Byte.isBlank(bytes[position]) {
          position &+= 1
          continue
        }
        let start = position
        if bytes[position] == Byte.quote, let close = bytes[(position + 1)..<range.upperBound].firstIndex(of: Byte.quote) {
          position = close + 1
        }
        while position < range.upperBound, !Byte.isBlank(bytes[position]) { position &+= 1 }
        words.append(Word(range: start..<position))
      }
    }
  }

  /// Whether a range starts as a date does: four digits, a dash, one or two digits, a dash.
  private static func startsWithDate(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    guard end - start > 7, bytes[start &+ 4] == Byte.dash, Byte.isDigit(bytes[start &+ 5]), Byte.isDigit(bytes[start]),
      Byte.isDigit(bytes[start &+ 1]), Byte.isDigit(bytes[start &+ 2]), Byte.isDigit(bytes[start &+ 3])
    else { return false }
    return bytes[start &+ 6] == Byte.dash || Byte.isDigit(bytes[start &+ 6]) && bytes[start &+ 7] == Byte.dash
  }

  private static let kinds = Entry.Kind.allCases.map(\.rawValue).joined(separator: ", ")

  /// Where the time would start, if a line looks like an entry: up to three blanks, hashes, blanks, then a date or the word `now` and a kind, also a mistyped one.
  ///
  /// - Returns: nil for any other line, `## Not an entry` among them.
  static func entryStart(_ bytes: [UInt8], _ line: Range<Int>) -> Int? {
    let (position, isDate) = bytes.withUnsafeBufferPointer { bytes in
      var position = line.lowerBound
      while position < line.upperBound, position < line.lowerBound + 3, bytes[position] == Byte.blank { position &+= 1 }
      guard position < line.upperBound, bytes[position] == Byte.hash else { return (line.upperBound, false) }
      while position < line.upperBound, bytes[position] == Byte.hash { position &+= 1 }
      while position < line.upperBound, Byte.isBlank(bytes[position]) { position &+= 1 }
      return (position, startsWithDate(bytes, position, line.upperBound))
    }
    if isDate { return position }
    guard position + 3 < line.upperBound, bytes.matches("now", in: position..<position + 3), Byte.isBlank(bytes[position + 3]) else {
      return nil
    }
    let reader = EntryHeading(bytes: bytes)
    var words: [Word] = []
    reader.readWords(position + 3..<line.upperBound, &words)
    guard let word = words.first?.range else { return nil }
    // A mistyped kind is no text: the answer below it would be lost in the entry above.
    let isKind = reader.kind(word) != nil || nearest(to: bytes.text(word), in: Entry.Kind.allCases.map(\.rawValue)) != nil
    return isKind ? position : nil
  }
}
