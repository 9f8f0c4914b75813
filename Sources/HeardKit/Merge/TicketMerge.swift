/// One ticket made of two versions and the version that both come from: front matter key by key, entries as a union in order of time.
///
/// Every entry of either side stands in it exactly once, unless the other side deleted it. The result is the same whichever side is ours,
/// and in whatever order several are merged, where no two sides edited the same entry or gave a key different values unrecorded.
public struct TicketMerge: Sendable, Equatable {
  /// Something that both sides changed differently; the file has both, between markers.
  public enum Conflict: Sendable, Hashable {
    /// The heading of an entry.
    case entry(String)
    /// A key of the front matter.
    case key(String)
    /// What stands before the first entry.
    case preamble
    /// The two files are not one conversation: nothing was merged.
    case conversations
  }

  public var bytes: [UInt8]
  public var conflicts: [Conflict] = []

  /// Merges three versions of a file, whatever their bytes are.
  ///
  /// - Parameters:
  ///   - base: The common ancestor; nil or empty if there is none.
  ///   - markerSize: How many signs a conflict marker has.
  ///   - rank: How near a place is to needing somebody; see ``Configuration/rank(ofPlace:)``. Asked only where moves share a second.
  public init(
    base: [UInt8]?, ours: [UInt8], theirs: [UInt8], markerSize: Int = 7, rank: (String) -> Int = Configuration().rank(ofPlace:)
  ) {
    if let same = threeWay(base ?? [], ours, theirs) {
      bytes = same
      return
    }
    var old = base.flatMap { $0.isEmpty ? nil : Version($0) }
    let (our, their) = (Version(ours), Version(theirs))
    let lineEnd: [UInt8] = .decided(old?.lineEnd, our.lineEnd, their.lineEnd)
    let marks = ConflictMarks(size: max(markerSize, 1), lineEnd: lineEnd)
    // git may take a new ticket for one that was moved, where both are short.
    let isOld = [our, their].map { side in old.map { side.isSameConversation(as: $0) } ?? false }
    if isOld == [false, false] { old = nil }
    guard isOld[0] == isOld[1], old != nil || our.parts.first?.text == their.parts.first?.text else {
      bytes = marks.around(ours, theirs)
      conflicts = [.conversations]
      return
    }
    let timeline = TimelineMerge(base: old?.parts ?? [], ours: our.parts, theirs: their.parts, marks: marks, rank: rank)
    if our.top == their.top {
      bytes = Array(our.top)
    } else {
      let history = SetHistory(timeline, our, their, old: old?.parts ?? [])
      let frontMatter = FrontMatterMerge(
        base: old.map { FrontMatterParts($0.document) }, ours: FrontMatterParts(our.document), theirs: FrontMatterParts(their.document),
        marks: marks, recorded: history.values)
      conflicts = frontMatter.conflicts.map(Conflict.key)
      bytes = frontMatter.bytes
    }
    conflicts += timeline.conflicts.map(Conflict.entry)
    bytes += preamble(old?.opening, our.opening, their.opening, marks, isLast: timeline.items.isEmpty)
    for (index, item) in timeline.items.enumerated() {
      bytes += item.raw
      if index < timeline.items.count - 1 { bytes += item.tail ?? lineEnd + lineEnd }
    }
    if !timeline.items.isEmpty { bytes += .decided(old?.ending, our.ending, their.ending) }
  }

  private mutating func preamble(
    _ base: MergePart?, _ ours: MergePart, _ theirs: MergePart, _ marks: ConflictMarks, isLast: Bool
  ) -> [UInt8] {
    var raw: [UInt8] = .decided(base?.raw, ours.raw, theirs.raw)
    if threeWay(base?.text, ours.text, theirs.text) == nil {
      conflicts.append(.preamble)
      raw = marks.around(ours.raw, theirs.raw).dropLast(marks.lineEnd.count)
    }
    // A file without entries ends here, and has no blank line to show.
    let sides = [ours, theirs].filter { isLast || !$0.isLast }
    guard let first = sides.first, let last = sides.last else { return raw + (raw.isEmpty ? marks.lineEnd : marks.lineEnd + marks.lineEnd) }
    return raw + .decided(base.flatMap { isLast || !$0.isLast ? $0.tail : nil }, first.tail, last.tail)
  }
}

/// A version of a ticket, taken apart.
private struct Version {
  let document: TicketDocument
  let opening: MergePart
  let parts: [MergePart]

  init(_ bytes: [UInt8]) {
    document = TicketDocument(bytes)
    (opening, parts) = (document.openingPart, document.parts)
  }

  /// All to the end of the front matter.
  var top: ArraySlice<UInt8> { document.bytes[..<document.preamble.lowerBound] }
  var lineEnd: [UInt8] { Array(document.lineEnd.utf8) }
  /// The line end and blank lines at the end of the file.
  var ending: [UInt8] { parts.last?.tail ?? opening.tail }

  /// Whether this can be another version of a ticket: it opens with the same entry; or that was edited, and something else tells.
  ///
  /// Alike entries alone don't: tickets that are swept together have the same `move`.
  func isSameConversation(as old: Version) -> Bool {
    let oldParts = old.parts
    if parts.isEmpty || oldParts.isEmpty || parts[0].text == oldParts[0].text { return true }
    func isSame(_ key: StaticString) -> Bool { document.text(key).map { $0 == old.document.text(key) } ?? false }
    if parts[0].heading == oldParts[0].heading, isSame("subject") { return true }
    guard isSame("customer") || isSame("source") else { return false }
    let known = Set(oldParts.map(\.heading) + oldParts.map(\.body)).subtracting([[]])
    return parts.contains { known.contains($0.heading) || known.contains($0.body) }
  }
}

/// The `set` entries of both sides, where they stand in the merged timeline.
private struct SetHistory {
  private var last: [String: RecordedValues] = [:]

  init(_ timeline: TimelineMerge, _ ours: Version, _ theirs: Version, old: [MergePart]) {
    let isOfUse = [ours, theirs].contains { $0.document.entries.contains { $0.kind == .set } }
    let old = isOfUse ? Set(old.map(\.text)) : []
    for (place, item) in timeline.items.enumerated() {
      if let index = item.ours { note(ours, index, place, \.ours, old) }
      if let index = item.theirs { note(theirs, index, place, \.theirs, old) }
    }
  }

  func values(_ key: String) -> RecordedValues { last[key] ?? RecordedValues() }

  private mutating func note(
    _ version: Version, _ index: Int, _ place: Int, _ side: WritableKeyPath<RecordedValues, RecordedValues.Value?>, _ old: Set<[UInt8]>
  ) {
    let (bytes, entry) = (version.document.bytes, version.document.entries[index])
    guard entry.kind == .set, let change = entry.change else { return }
    func text(_ value: Range<Int>) -> String? { Entry.Change.value(value, in: bytes).map(bytes.text) }
    let key = bytes.text(change.key)
    let isNew = !old.contains(version.parts[index].text)
    let earlier = last[key]?[keyPath: side]
    let original = earlier == nil ? text(change.old) : earlier?.original
    last[key, default: RecordedValues()][keyPath: side] = .init(text: text(change.new), original: original, place: place, isNew: isNew)
  }
}
