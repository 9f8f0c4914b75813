#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

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
    let ourAdded = ours.indices.filter { ourBase[$0] == nil }
    var theirAdded = theirs.indices.filter { theirBase[$0] == nil }
    var twins = [Int?](repeating: nil, count: ours.count)
    for (our, their) in pairs(ourAdded, theirAdded, { ours[$0].text[...] }, { theirs[$0].text[...] }) { twins[our] = their }
    for index in ourAdded { add(nil, (index, ours[index]), twins[index].map { ($0, theirs[$0]) }) }
    if !theirAdded.isEmpty {
      let known = places(twins, count: theirs.count)
      theirAdded.removeAll { known[$0] != nil }
    }
    for index in theirAdded { add(nil, nil, (index, theirs[index])) }
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
    let byTime = items.indices.sorted { (items[$0].instant, $0) < (items[$1].instant, $1) }
    var (order, start): ([Int], Int) = ([], 0)
    while start < byTime.count {
      let group = Array(byTime[start...].prefix { items[$0].instant == items[byTime[start]].instant })
      start += group.count
      guard group.count > 1 else {
        order += group
        continue
      }
      func side(_ place: KeyPath<Item, Int?>) -> [Int] {
        group.indices.compactMap { index in items[group[index]][keyPath: place].map { ($0, index) } }.sorted { $0.0 < $1.0 }.map(\.1)
      }
      let united = unitedOrder(of: group.count, side(\.ours), side(\.theirs)) { first, second in
        let (first, second) = (group[first], group[second])
        switch (items[first].destination, items[second].destination) {
        case (nil, .some): return true
        case (.some, nil): return false
        case (let one?, let other?) where one != other:
          let (rankOfOne, rankOfOther) = (rank(one), rank(other))
          return rankOfOne == rankOfOther ? one > other : rankOfOne < rankOfOther
        default: return items[first].raw.lexicographicallyPrecedes(items[second].raw)
        }
      }
      order += united.map { group[$0] }
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
  // Versions mostly begin alike and go on.
  var same = 0
  while same < min(later.count, earlier.count), later[same].text == earlier[same].text { same += 1 }
  var origins: [Int?] = later.indices.map { $0 < same ? $0 : nil }
  var isTaken = earlier.indices.map { $0 < same }
  let signs: [(MergePart) -> ArraySlice<UInt8>] = [{ $0.text[...] }, \.heading, \.body]
  for sign in signs {
    let (left, free) = (later.indices.filter { origins[$0] == nil }, earlier.indices.filter { !isTaken[$0] })
    for (index, place) in pairs(left, free, { sign(later[$0]) }, { sign(earlier[$0]) }) {
      origins[index] = place
      isTaken[place] = true
    }
  }
  return origins
}

/// Things of two kinds that have the same sign, the first with the first, the second with the second; an empty sign is none.
///
/// Sorted, not hashed: the first dictionary of a kind costs 0.1 ms in each process, and git calls the merge driver for each ticket.
private func pairs(
  _ ones: [Int], _ others: [Int], _ sign: (Int) -> ArraySlice<UInt8>, _ otherSign: (Int) -> ArraySlice<UInt8>
) -> [(Int, Int)] {
  if ones.isEmpty || others.isEmpty { return [] }
  func sorted(_ things: [Int], _ sign: (Int) -> ArraySlice<UInt8>) -> [(sign: ArraySlice<UInt8>, thing: Int)] {
    things.map { (sign($0), $0) }.filter { !$0.0.isEmpty }.sorted {
      let order = compare($0.sign, $1.sign)
      return order == 0 ? $0.thing < $1.thing : order < 0
    }
  }
  let (ones, others) = (sorted(ones, sign), sorted(others, otherSign))
  var (pairs, one, other): ([(Int, Int)], Int, Int) = ([], 0, 0)
  while one < ones.count, other < others.count {
    let order = compare(ones[one].sign, others[other].sign)
    if order == 0 { pairs.append((ones[one].thing, others[other].thing)) }
    if order <= 0 { one += 1 }
    if order >= 0 { other += 1 }
  }
  return pairs
}

/// Negative, zero or positive, as memcmp says; what another begins with stands before it.
private func compare(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Int {
  let order = one.withUnsafeBytes { one in
    other.withUnsafeBytes { other in
      guard let one = one.baseAddress.map({ ($0, one.count) }), let other = other.baseAddress.map({ ($0, other.count) }) else { return 0 }
      return Int(memcmp(one.0, other.0, min(one.1, other.1)))
    }
  }
  return order == 0 ? one.count - other.count : order
}

/// The inverse: for each part of the earlier version its place in the later one.
private func places(_ origins: [Int?], count: Int) -> [Int?] {
  var places = [Int?](repeating: nil, count: count)
  for (index, origin) in origins.enumerated() { if let origin { places[origin] = index } }
  return places
}
