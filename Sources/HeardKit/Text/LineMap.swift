/// Where the lines of a text start: from byte offsets to the lines and columns that people count.
public struct LineMap: Sendable {
  let bytes: [UInt8]
  /// Offsets of the first byte of each line.
  let starts: [Int]

  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var starts = [0]
    var position = bytes.newline(from: 0)
    while position < bytes.count {
      starts.append(position + 1)
      position = bytes.newline(from: position + 1)
    }
    self.starts = starts
  }

  /// A line and a column, both from 1; columns count Unicode scalars, and a byte order mark is none.
  public struct Position: Hashable, Sendable {
    public var line: Int
    public var column: Int
  }

  public func position(of offset: Int) -> Position {
    let offset = min(max(offset, 0), bytes.count)
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return Position(line: low + 1, column: scalars(starts[low]..<offset) + 1)
  }

  /// The bytes of a line, from 1, without its line end and a byte order mark.
  public func line(_ number: Int) -> Range<Int> {
    guard starts.indices.contains(number - 1) else { return bytes.count..<bytes.count }
    let line = bytes.line(at: starts[number - 1])
    return number == 1 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? min(3, line.upperBound)..<line.upperBound : line
  }

  /// Scalars of a range as a decoder counts them: each byte that is not UTF-8 is one.
  private func scalars(_ range: Range<Int>) -> Int {
    let start = range.lowerBound == 0 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? min(3, range.upperBound) : range.lowerBound
    if bytes[start..<range.upperBound].allSatisfy({ $0 < 0x80 }) { return range.upperBound - start }
    return bytes.text(start..<range.upperBound).unicodeScalars.count
  }
}
