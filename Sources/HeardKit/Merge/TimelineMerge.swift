/// The entries of two versions of a ticket, and those of the version that both come from, made one timeline.
struct TimelineMerge {
  /// An entry of the result.
  struct Item {
    var raw: [UInt8]
    /// What stood after it where it was not the file's last; nil where it always was.
    var tail: [UInt8]?
    var instant: Instant
    var destination: String?
    /// Its place in each of the two versions.
    var ours: Int?
    var theirs: Int?
  }

  private(set) var items: [Item] = []
  /// The headings of entries that both sides edited, or one edited and the other deleted.
  private(set) var conflicts: [String] = []

  private let marks: ConflictMarks

  /// - Parameter rank: How far a place is from needing nobody: of two moves in one second the higher one counts, so it stands last.
  init(base: [MergePart], ours: [MergePart], theirs: [MergePart], marks: ConflictMarks, rank: (String) -> Int) {
    self.marks = marks
    let (ourBase, theirBase) = (origins(of: ours, in: base), origins(of: theirs, in: base))
    let (ourPlaces, theirPlaces) = (places(ourBase, count: base.count), places(theirBase, count: base.count))
    for (index, before) in base.enumerated() {
      add(before, ourPlaces[index].map { ($0, ours[$0]) }, theirPlaces[index].map { ($0, theirs[$0]) })
    }
    var added: [[UInt8]: [Int]] = [:]
    for index in theirs.indices.reversed() where theirBase[index] == nil { added[theirs[index].text, default: []].append(index) }
    for index in ours.indices where ourBase[index] == nil {
      add(nil, (index, ours[index]), added[ours[index].text]?.popLast().map { ($0, theirs[$0]) })
    }
    for index in added.values.joined().sorted() { add(nil, nil, (index, theirs[index])) }
    sort(rank)
  }

  private mutating func add(_ base: MergePart?, _ ours: (Int, MergePart)?, _ theirs: (Int, MergePart)?) {
    let present = [ours, theirs].compactMap { $0?.1 }
    guard var chosen = present.first else { return }
    var raw: [UInt8]?
    switch (ours?.1, theirs?.1) {
    case (let our?, let their?):
      if our.text == their.text {
        raw = .decided(base?.raw, our.raw, their.raw)
      } else if their.text != base?.text {
        if our.text == base?.text { chosen = their } else { raw = conflict(our, their) }
      }
    default:
      // One side alone has it: new, or deleted by the other.
      if let base { if chosen.text == base.text { return } else { raw = conflict(ours?.1, theirs?.1) } }
    }
    let instants = raw == nil ? [chosen.instant] : present.map(\.instant)
    items.append(
      Item(
        raw: raw ?? chosen.raw, tail: tail(base, ours?.1, theirs?.1), instant: instants.compactMap(\.self).min() ?? .unstamped,
        destination: chosen.destination, ours: ours?.0, theirs: theirs?.0))
  }

  /// Both versions in markers; a heading that they share stays outside.
  private mutating func conflict(_ ours: MergePart?, _ theirs: MergePart?) -> [UInt8] {
    let headings = [ours?.heading, theirs?.heading].compactMap(\.self)
    conflicts.append(headings.first.map { String(decoding: $0, as: UTF8.self) } ?? "")
    guard let ours, let theirs, ours.heading == theirs.heading else {
      return marks.around(ours?.raw ?? [], theirs?.raw ?? []).dropLast(marks.lineEnd.count)
    }
    let (first, second) = (ours.raw.newline(from: 0) + 1, theirs.raw.newline(from: 0) + 1)
    return ours.raw.prefix(first - 1) + (first > ours.raw.count ? marks.lineEnd : [Byte.newline])
      + marks.around(ours.raw.dropFirst(first), theirs.raw.dropFirst(second)).dropLast(marks.lineEnd.count)
  }

  private func tail(_ base: MergePart?, _ ours: MergePart?, _ theirs: MergePart?) -> [UInt8]? {
    func inner(_ part: MergePart?) -> [UInt8]? { part.flatMap { $0.isLast ? nil : $0.tail } }
    guard let our = inner(ours) ?? inner(theirs), let their = inner(theirs) ?? inner(ours) else { return nil }
    return .decided(inner(base), our, their)
  }

  /// In order of time; in one second, in the order of either side; else moves last and by rank, and all by their bytes.
  private mutating func sort(_ rank: (String) -> Int) {
    var groups: [Instant: [Int]] = [:]
    for index in items.indices { groups[items[index].instant, default: []].append(index) }
    let order = groups.sorted { $0.key < $1.key }.flatMap { _, group in
      guard group.count > 1 else { return group }
      func side(_ place: KeyPath<Item, Int?>) -> [Int] {
        group.compactMap { index in items[index][keyPath: place].map { ($0, index) } }.sorted { $0.0 < $1.0 }.map(\.1)
      }
      return unitedOrder(side(\.ours), side(\.theirs)) { first, second in
        switch (items[first].destination, items[second].destination) {
        case (nil, .some): return true
        case (.some, nil): return false
        case (let one?, let other?) where one != other:
          let (rankOfOne, rankOfOther) = (rank(one), rank(other))
          return rankOfOne == rankOfOther ? one > other : rankOfOne < rankOfOther
        default: return items[first].raw.lexicographicallyPrecedes(items[second].raw)
        }
      }
    }
    items = order.map { items[$0] }
  }
}

extension Instant {
  /// Of an entry whose time is still `now`: after everything else.
  fileprivate static let unstamped = Instant(seconds: .max)
}

/// For each part of a version the part of an earlier version that it was: the same text, else the same heading, else the same words under a
/// heading that somebody corrected.
private func origins(of later: [MergePart], in earlier: [MergePart]) -> [Int?] {
  var origins = [Int?](repeating: nil, count: later.count)
  var isTaken = [Bool](repeating: false, count: earlier.count)
  let signs: [(MergePart) -> [UInt8]] = [{ $0.text }, { $0.heading }, { Array($0.body) }]
  for sign in signs {
    var places: [[UInt8]: [Int]] = [:]
    for index in earlier.indices.reversed() where !isTaken[index] { places[sign(earlier[index]), default: []].append(index) }
    if places.isEmpty { break }
    places[[]] = nil
    for index in later.indices where origins[index] == nil {
      guard let place = places[sign(later[index])]?.popLast() else { continue }
      origins[index] = place
      isTaken[place] = true
    }
  }
  return origins
}

/// The inverse: for each part of the earlier version its place in the later one.
private func places(_ origins: [Int?], count: Int) -> [Int?] {
  var places = [Int?](repeating: nil, count: count)
  for (index, origin) in origins.enumerated() { if let origin { places[origin] = index } }
  return places
}
