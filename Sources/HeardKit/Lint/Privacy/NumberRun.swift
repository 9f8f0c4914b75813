/// A number as people write it: groups of digits, and what stands between them.
struct NumberRun {
  struct Group {
    /// From the first digit to after the last.
    var range: Range<Int>
    var digits: [UInt8]
  }

  struct Gap {
    var kind: NumberSign.Gap
    /// Whether it is one sign: ` - ` is three.
    var isSingle: Bool
  }

  var groups: ArraySlice<Group> = []
  /// The gap behind each group but the last, by the group's index.
  var gaps: ArraySlice<Gap> = []
  /// Whether a plus stands before it.
  var hasPlus = false
  /// The index of the group that stands in round brackets.
  var bracketed: Int?

  var range: Range<Int> {
    let first = groups.first?.range.lowerBound ?? 0
    let start = first - (bracketed == 0 ? 1 : 0) - (hasPlus ? 1 : 0)
    return start..<(groups.last?.range.upperBound ?? first)
  }

  // No key path: one through two properties is looked up each time.
  var sizes: [Int] { groups.map { $0.digits.count } }
  var digits: [UInt8] { groups.flatMap(\.digits) }
  var digitCount: Int { groups.reduce(0) { $0 + $1.digits.count } }

  /// The numbers among its neighbouring groups that hold, the longest first: several in a row look like one run.
  ///
  /// - Parameter size: The digits that one number has.
  func numbers(of size: ClosedRange<Int>, where holds: (NumberRun) -> Bool) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var first = groups.startIndex
    while first < groups.endIndex {
      let number = ends(from: first, size).reversed().lazy.map { self.part(first...$0) }.first { self.divides($0) && holds($0) }
      if let number { found.append(number.range) }
      first = number?.groups.endIndex ?? first + 1
    }
    return found
  }

  /// The groups with which a number ends that begins with a group.
  private func ends(from first: Int, _ size: ClosedRange<Int>) -> [Int] {
    var ends: [Int] = []
    var count = 0
    for last in first..<groups.endIndex {
      count += groups[last].digits.count
      if count > size.upperBound { break }
      if count >= size.lowerBound { ends.append(last) }
    }
    return ends
  }

  private func part(_ range: ClosedRange<Int>) -> NumberRun {
    NumberRun(groups: groups[range], gaps: gaps[range.lowerBound..<range.upperBound])
  }

  /// Whether what stands around a part is not what joins its own groups.
  private func divides(_ part: NumberRun) -> Bool {
    let before = part.groups.startIndex == groups.startIndex ? nil : gaps[part.groups.startIndex - 1]
    let after = part.groups.endIndex == groups.endIndex ? nil : gaps[part.groups.endIndex - 1]
    return [before, after].allSatisfy { gap in
      guard let gap, !gap.isBlank else { return true }
      guard let inner = part.gaps.first else { return gap.isDividing }
      return gap.kind != inner.kind || !gap.isSingle && inner.isSingle
    }
  }
}

extension NumberRun.Gap {
  var isBlank: Bool { kind == .blank || kind == .line }

  /// Whether two numbers may meet there. A dash or dot makes one of both.
  fileprivate var isDividing: Bool { isBlank || !isSingle || kind == .comma || kind == .slash }
}
