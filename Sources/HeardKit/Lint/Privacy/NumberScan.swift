/// A number as people write it: groups of digits with single separators between.
struct NumberRun {
  /// The groups of digits.
  var groups: [Range<Int>]
  /// What stands between them, one fewer than groups: a blank, dash, dot or slash; `)` for a bracket and an optional blank.
  var separators: [UInt8]
  /// Whether a plus stands before it.
  var hasPlus = false
  /// The group that stands in round brackets.
  var bracketed: Int?

  var range: Range<Int> {
    let first = groups.first?.lowerBound ?? 0
    let start = first - (bracketed == 0 ? 1 : 0) - (hasPlus ? 1 : 0)
    return start..<(groups.last?.upperBound ?? first)
  }

  var digitCount: Int { groups.reduce(0) { $0 + $1.count } }

  /// The numbers among its neighbouring groups that hold, the longest first: several in a row look like one run.
  ///
  /// - Parameter groups: The most groups that one number has.
  func numbers(upTo groups: Int, where holds: (NumberRun) -> Bool) -> [Range<Int>] {
    if holds(self) { return [range] }
    var found: [Range<Int>] = []
    var first = 0
    while first < self.groups.count {
      let ends = (first..<min(first + groups, self.groups.count)).reversed()
      let last = ends.first { last in
        (last == self.groups.count - 1 || separators[last] == Byte.blank)
          && holds(NumberRun(groups: Array(self.groups[first...last]), separators: Array(separators[first..<last])))
      }
      if let last { found.append(self.groups[first].lowerBound..<self.groups[last].upperBound) }
      first = (last ?? first) + 1
      while first < self.groups.count, separators[first - 1] != Byte.blank { first += 1 }
    }
    return found
  }

  func digits(_ bytes: [UInt8]) -> [UInt8] { groups.flatMap { bytes[$0].map { $0 &- 48 } } }
}

/// Finds numbers of at least seven digits that stand apart from letters and other digits.
enum NumberScan {
  static func runs(in bytes: [UInt8], _ range: Range<Int>) -> [NumberRun] {
    var found: [NumberRun] = []
    var position = range.lowerBound
    while position < range.upperBound {
      guard Byte.isDigit(bytes[position]) else {
        position += 1
        continue
      }
      var run = NumberRun(groups: [], separators: [])
      let start = position
      position = read(&run, bytes, from: position, to: range.upperBound)
      if run.digitCount < 7 { continue }
      addPrefix(&run, bytes, start, range.lowerBound)
      if isApart(bytes, run.range, range) { found.append(run) }
    }
    return found
  }

  /// Reads groups and separators; returns where they end.
  private static func read(_ run: inout NumberRun, _ bytes: [UInt8], from start: Int, to end: Int) -> Int {
    var position = start
    while true {
      let group = position
      while position < end, Byte.isDigit(bytes[position]) { position += 1 }
      run.groups.append(group..<position)
      guard let (separator, next) = separator(bytes, position, end, &run) else { return position }
      run.separators.append(separator)
      position = next
    }
  }

  private static func separator(_ bytes: [UInt8], _ position: Int, _ end: Int, _ run: inout NumberRun) -> (UInt8, Int)? {
    guard position < end else { return nil }
    let byte = bytes[position]
    switch byte {
    case Byte.blank, Byte.dash, UInt8(ascii: "."), UInt8(ascii: "/"):
      if position + 1 < end, Byte.isDigit(bytes[position + 1]) { return (byte, position + 1) }
      // `+44 (20) 7123`: the bracket opens after the country.
      guard byte == Byte.blank, run.groups.count == 1, position + 2 < end, bytes[position + 1] == UInt8(ascii: "("),
        Byte.isDigit(bytes[position + 2])
      else { return nil }
      run.bracketed = 1
      return (byte, position + 2)
    case UInt8(ascii: ")"):
      let isOpen = run.bracketed == run.groups.count - 1 || run.groups.count == 1 && opens(bytes, before: run.groups[0].lowerBound)
      guard isOpen, run.groups.count <= 2 else { return nil }
      run.bracketed = run.groups.count - 1
      let next = position + 1 < end && (bytes[position + 1] == Byte.blank || bytes[position + 1] == Byte.dash) ? position + 2 : position + 1
      return next < end && Byte.isDigit(bytes[next]) ? (byte, next) : nil
    default: return nil
    }
  }

  private static func opens(_ bytes: [UInt8], before position: Int) -> Bool {
    position > 0 && bytes[position - 1] == UInt8(ascii: "(")
  }

  private static func addPrefix(_ run: inout NumberRun, _ bytes: [UInt8], _ start: Int, _ lower: Int) {
    var before = start - 1
    if run.bracketed == 0 { before -= 1 }
    run.hasPlus = before >= lower && bytes[before] == UInt8(ascii: "+")
  }

  /// Whether neither a letter or digit nor part of an address of the web touches it.
  private static func isApart(_ bytes: [UInt8], _ number: Range<Int>, _ range: Range<Int>) -> Bool {
    if number.lowerBound > range.lowerBound {
      switch bytes[number.lowerBound - 1] {
      case UInt8(ascii: "/"), UInt8(ascii: "="), UInt8(ascii: "_"), UInt8(ascii: "@"), UInt8(ascii: "#"), UInt8(ascii: "%"),
        UInt8(ascii: "&"), UInt8(ascii: "$"):
        return false
      case let byte where isWordByte(byte): return false
      case Byte.dash, UInt8(ascii: "."):
        // A dash or dot that joins it to a word.
        if number.lowerBound - 2 >= range.lowerBound, isWordByte(bytes[number.lowerBound - 2]) { return false }
      default: break
      }
    }
    guard number.upperBound < range.upperBound else { return true }
    let after = bytes[number.upperBound]
    if isWordByte(after) || after == UInt8(ascii: "_") || after == UInt8(ascii: "@") || after == UInt8(ascii: "%") { return false }
    guard after == Byte.dash || after == UInt8(ascii: "/"), number.upperBound + 1 < range.upperBound else { return true }
    return !isWordByte(bytes[number.upperBound + 1])
  }

  static func isWordByte(_ byte: UInt8) -> Bool {
    Byte.isDigit(byte) || (byte | 0x20) &- 97 < 26 || byte >= 0x80
  }
}
