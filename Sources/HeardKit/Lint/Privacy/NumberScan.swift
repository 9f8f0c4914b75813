/// Finds numbers that people write in groups.
enum NumberScan {
  /// How much may stand between two groups of one number.
  enum Reach {
    /// One blank, dash, dot, slash or bracket, and neither a letter nor part of an address around it all: as telephone numbers are written.
    case narrow
    /// Several blanks, another sign, or a line end with marks of quotation too, whatever stands around it.
    case wide
  }

  /// The runs of at least seven digits. What is one run may be several numbers.
  static func runs(in bytes: [UInt8], _ range: Range<Int>, _ reach: Reach) -> [NumberRun] {
    var found: [NumberRun] = []
    var position = range.lowerBound
    while position < range.upperBound {
      guard let first = digit(bytes, position, range.upperBound) else {
        position += 1
        continue
      }
      var reader = Reader(bytes, range, reach)
      let start = position
      position = reader.read(first, from: position)
      var run = reader.run
      if run.digitCount < 7 { continue }
      if reach == .narrow {
        addPrefix(&run, bytes, start, range.lowerBound)
        if !isApart(bytes, run.range, range) { continue }
      }
      found.append(run)
    }
    return found
  }

  /// The digits of a range, whatever their script, as ASCII.
  static func digits(of bytes: [UInt8], _ range: Range<Int>) -> [UInt8] {
    var digits: [UInt8] = []
    var position = range.lowerBound
    while position < range.upperBound {
      let (sign, next) = NumberSign.read(bytes, at: position, to: range.upperBound)
      if case .digit(let digit) = sign { digits.append(digit + 48) }
      position = next
    }
    return digits
  }

  static func isWordByte(_ byte: UInt8) -> Bool {
    Byte.isDigit(byte) || isLetter(byte) || byte >= 0x80
  }

  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 97 < 26 }

  private static func digit(_ bytes: [UInt8], _ position: Int, _ end: Int) -> (value: UInt8, next: Int)? {
    let first = bytes[position]
    if first < 0xC2 ? !Byte.isDigit(first) : position + 2 < end && NumberSign.isLetter(first, bytes[position + 1], bytes[position + 2]) {
      return nil
    }
    let (sign, next) = NumberSign.read(bytes, at: position, to: end)
    if case .digit(let digit) = sign { return (digit, next) } else { return nil }
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
}

/// Reads one run of groups and gaps.
private struct Reader {
  let bytes: [UInt8]
  let start: Int
  let end: Int
  let reach: NumberScan.Reach
  private(set) var run = NumberRun()

  init(_ bytes: [UInt8], _ range: Range<Int>, _ reach: NumberScan.Reach) {
    (self.bytes, start, end, self.reach) = (bytes, range.lowerBound, range.upperBound, reach)
  }

  /// - Returns: where the run ends.
  mutating func read(_ first: (value: UInt8, next: Int), from start: Int) -> Int {
    run.groups.append(NumberRun.Group(range: start..<first.next, digits: [first.value]))
    var position = first.next
    while position < end {
      let last = run.groups.endIndex - 1
      if case (.digit(let digit), let next) = NumberSign.read(bytes, at: position, to: end) {
        run.groups[last].digits.append(digit)
        run.groups[last].range = run.groups[last].range.lowerBound..<next
        position = next
        continue
      }
      guard let (gap, next) = bracket(position) ?? gap(position) else { break }
      if let gap {
        run.gaps.append(gap)
        run.groups.append(NumberRun.Group(range: next..<next, digits: []))
      }
      position = next
    }
    return position
  }

  /// What stands between two digits: nil for no gap, and no kind where it cannot be seen.
  private func gap(_ start: Int) -> (NumberRun.Gap?, Int)? {
    var (position, blanks, lines) = (start, 0, 0)
    var kind: NumberSign.Gap?
    while position < end, position - start < 24 {
      let (sign, next) = NumberSign.read(bytes, at: position, to: end)
      switch sign {
      case .digit:
        let all = blanks + lines + (kind == nil ? 0 : 1)
        if all == 0 { return (nil, position) }
        let gap = NumberRun.Gap(kind: kind ?? (lines > 0 ? .line : .blank), isSingle: all == 1 && lines == 0)
        return reach == .wide || gap.isNarrow ? (gap, position) : nil
      case .gap(.blank): blanks += 1
      case .gap(.line): (lines, blanks) = (lines + 1, 0)
      case .gap(let sign):
        if kind != nil { return nil }
        kind = sign
      case .unseen: break
      case .other: if lines == 0 || bytes[position] != UInt8(ascii: ">") { return nil }
      }
      if lines > 1 || lines == 0 && blanks > 3 { return nil }
      position = next
    }
    return nil
  }

  /// `+44 (20) 7123`, `(20) 7123`, `(20)-7123`, `(20)7123`.
  private mutating func bracket(_ position: Int) -> (NumberRun.Gap?, Int)? {
    guard reach == .narrow else { return nil }
    let gap = NumberRun.Gap(kind: .bracket, isSingle: true)
    let count = run.groups.count
    if bytes[position] == Byte.blank {
      guard count == 1, holds(position + 1, "("), isDigit(position + 2) else { return nil }
      run.bracketed = 1
      return (NumberRun.Gap(kind: .blank, isSingle: true), position + 2)
    }
    guard bytes[position] == UInt8(ascii: ")"), count <= 2 else { return nil }
    let first = run.groups[0].range.lowerBound
    guard run.bracketed == count - 1 || count == 1 && first > start && holds(first - 1, "(") else { return nil }
    run.bracketed = count - 1
    let next = holds(position + 1, " ") || holds(position + 1, "-") ? position + 2 : position + 1
    return isDigit(next) ? (gap, next) : nil
  }

  private func holds(_ position: Int, _ sign: Unicode.Scalar) -> Bool { position < end && bytes[position] == UInt8(ascii: sign) }
  private func isDigit(_ position: Int) -> Bool { position < end && Byte.isDigit(bytes[position]) }
}

extension NumberRun.Gap {
  fileprivate var isNarrow: Bool {
    isSingle && (kind == .blank || kind == .dash || kind == .dot || kind == .slash)
  }
}
