/// A ticket after its safe fixes.
public struct FixedTicket: Sendable {
  public var bytes: [UInt8]
  /// Where the file goes; its present path where it stays.
  public var path: String
  /// What was done, in order: "stamped the time".
  public var titles: [String]
}

extension Linter {
  /// Applies the safe fixes, again and again until there are none: what one fix brings to light the next round cures.
  ///
  /// Fixes that touch the same place wait for the next round.
  ///
  /// - Parameter readings: How the clocks of a ticket stand at `now`; asked once a round.
  /// - Returns: nil where there is nothing to fix.
  public func fixed(_ ticket: Ticket, readings: (Ticket) -> [ClockReading]) -> FixedTicket? {
    var present = ticket
    var titles: [String] = []
    for _ in 0..<Self.rounds {
      let fixes = Self.compatible(check(present, readings: readings(present)).compactMap { $0.fixes.first(where: \.isSafe) })
      guard !fixes.isEmpty, let bytes = present.document.bytes.applying(fixes.flatMap(\.edits)) else { break }
      let path = fixes.lazy.compactMap(\.movesTo).first ?? present.path
      present = Ticket(
        path: path, placement: configuration.placement(ofFolder: splitPath(path).folder), document: TicketDocument(bytes))
      titles += fixes.map(\.done)
    }
    return titles.isEmpty ? nil : FixedTicket(bytes: present.document.bytes, path: present.path, titles: titles)
  }

  /// More than the rules need after one another; it bounds fixes that would undo each other.
  private static let rounds = 10

  /// Those that can be made at once, the first of two that touch; at most one moves the file.
  static func compatible(_ fixes: [Fix]) -> [Fix] {
    var taken = TakenRanges()
    var moves = false
    return fixes.filter { fix in
      guard !(moves && fix.movesTo != nil), !fix.edits.contains(where: { taken.touch($0.range) }) else { return false }
      moves = moves || fix.movesTo != nil
      for edit in fix.edits { taken.insert(edit.range) }
      return true
    }
  }
}

/// Ranges that may not be touched any more. Asking costs a binary search, and what comes in the order of the text is put at the end.
private struct TakenRanges {
  /// In order, with something between each and the next.
  private var ranges: [Range<Int>] = []

  /// Whether a range overlaps or meets one of these.
  func touch(_ range: Range<Int>) -> Bool {
    let place = place(of: range)
    return place < ranges.count && ranges[place].lowerBound <= range.upperBound
  }

  mutating func insert(_ range: Range<Int>) {
    let place = place(of: range)
    var (end, whole) = (place, range)
    while end < ranges.count, ranges[end].lowerBound <= range.upperBound {
      whole = min(whole.lowerBound, ranges[end].lowerBound)..<max(whole.upperBound, ranges[end].upperBound)
      end += 1
    }
    ranges.replaceSubrange(place..<end, with: CollectionOfOne(whole))
  }

  /// The first one that does not end before a range.
  private func place(of range: Range<Int>) -> Int {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
