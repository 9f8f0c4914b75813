/// Front matter merged key by key.
struct FrontMatterMerge {
  private(set) var bytes: [UInt8] = []
  /// The keys to which both sides gave different values, with no `set` entry to say which is the later.
  private(set) var conflicts: [String] = []

  private let base: FrontMatterParts?
  private let ours: FrontMatterParts
  private let theirs: FrontMatterParts
  private let marks: ConflictMarks

  /// - Parameter recorded: What `set` entries say of a key.
  init(
    base: FrontMatterParts?, ours: FrontMatterParts, theirs: FrontMatterParts, marks: ConflictMarks, recorded: (String) -> RecordedValues
  ) {
    (self.base, self.ours, self.theirs, self.marks) = (base, ours, theirs, marks)
    var content: [UInt8] = []
    for key in order {
      let parts = Versions(base: base?.part(key), ours: ours.part(key), theirs: theirs.part(key))
      let lines = lines(key, parts, recorded)
      // A comment goes with the key that it is above, unless somebody wrote it only now.
      if !lines.isEmpty || parts.commentsChanged {
        content += comments(parts.comments(\.base), parts.comments(\.ours), parts.comments(\.theirs))
      }
      content += lines
    }
    content += comments(base?.comments, ours.comments, theirs.comments)
    var (opening, closing): ([UInt8], [UInt8]) = (
      .decided(base?.opening, ours.opening, theirs.opening), .decided(base?.closing, ours.closing, theirs.closing)
    )
    if !content.isEmpty, closing.isEmpty {
      let fenced = ours.closing.isEmpty ? theirs : ours
      (opening, closing) = (fenced.opening, fenced.closing)
    }
    bytes = opening + content + closing
  }

  /// A key in the three versions.
  private struct Versions {
    var base: FrontMatterPart?
    var ours: FrontMatterPart?
    var theirs: FrontMatterPart?

    func comments(_ version: KeyPath<Versions, FrontMatterPart?>) -> [UInt8] { self[keyPath: version]?.comments ?? [] }

    var commentsChanged: Bool { [ours, theirs].contains { !($0?.comments ?? []).isEmpty && $0?.comments != base?.comments } }
  }

  private var order: [FrontMatterPart.Key] {
    var keys = ours.parts.map(\.key)
    let their = theirs.parts.map { part in
      if let known = ours.place(of: part.key) { return known }
      keys.append(part.key)
      return keys.count - 1
    }
    return unitedOrder(of: keys.count, Array(ours.parts.indices), their) { first, second in
      keys[first].name.lexicographicallyPrecedes(keys[second].name)
    }.map { keys[$0] }
  }

  private mutating func lines(_ key: FrontMatterPart.Key, _ parts: Versions, _ recorded: (String) -> RecordedValues) -> [UInt8] {
    let name = String(decoding: key.name, as: UTF8.self)
    func lines(_ part: FrontMatterPart?) -> [UInt8] { withoutCarriageReturns(part?.lines ?? []) }
    let (old, our, their) = (lines(parts.base), lines(parts.ours), lines(parts.theirs))
    let values = recorded(name)
    if our != their, let winner = values.later(than: old, our, their, parts.ours?.text, parts.theirs?.text) {
      return (winner == .ours ? parts.ours : parts.theirs)?.lines ?? []
    }
    if let chosen = threeWay(old, our, their) {
      if our == their { return .decided(parts.base?.lines, parts.ours?.lines ?? [], parts.theirs?.lines ?? []) }
      return (chosen == our ? parts.ours : parts.theirs)?.lines ?? []
    }
    let absent = (parts.ours?.list ?? parts.theirs?.list)?.emptied
    if let our = parts.ours.map(\.list) ?? absent, let their = parts.theirs.map(\.list) ?? absent {
      return FrontMatterList.united(parts.base?.list, our, their, lineEnd: marks.lineEnd)
    }
    conflicts.append(name)
    return marks.around(parts.ours?.lines ?? [], parts.theirs?.lines ?? [])
  }

  /// Where both sides changed a comment, both stand, each line once.
  private func comments(_ base: [UInt8]?, _ ours: [UInt8], _ theirs: [UInt8]) -> [UInt8] {
    if let chosen = threeWay(base, ours, theirs) { return chosen }
    let (first, second) = ours.lexicographicallyPrecedes(theirs) ? (ours, theirs) : (theirs, ours)
    let known = Set(first.split(separator: Byte.newline))
    return first + second.split(separator: Byte.newline).filter { !known.contains($0) }.flatMap { $0 + [Byte.newline] }
  }
}

/// What the `set` entries of two versions say of a key.
struct RecordedValues {
  enum Side { case ours, theirs }

  /// The last entry of a side: the value that it gives, and its place in the merged timeline.
  struct Value {
    var text: String?
    /// The value before the first entry of the side.
    var original: String?
    var place: Int
    /// Whether the base has not got the entry.
    var isNew: Bool
  }

  var ours: Value?
  var theirs: Value?

  /// The side whose value was set later, where both sides changed the key.
  ///
  /// - Returns: nil where one side left it alone, or holds a value that no entry tells of: choosing could lose it.
  fileprivate func later(than base: [UInt8], _ our: [UInt8], _ their: [UInt8], _ ourText: String?, _ theirText: String?) -> Side? {
    if base.isEmpty {
      // Without a base, a value from which the other side's entries start is the older one.
      if ours == nil, let theirs, theirs.text == theirText, theirs.original == ourText { return .theirs }
      if theirs == nil, let ours, ours.text == ourText, ours.original == theirText { return .ours }
    }
    guard let ours, let theirs, our != base || ours.isNew, their != base || theirs.isNew else { return nil }
    guard ours.text == ourText, theirs.text == theirText, ours.place != theirs.place else { return nil }
    return ours.place > theirs.place ? .ours : .theirs
  }
}
