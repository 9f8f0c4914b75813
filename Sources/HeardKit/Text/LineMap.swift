/// Where the lines of a text start: from byte offsets to the lines and columns that people count.
public struct LineMap: Sendable {
  let bytes: [UInt8]
  /// Offsets of the first byte of each line.
  let starts: [Int]
  /// Places in long lines, in order, whose columns are known: else each finding in a line would count it from its start.
  private let landmarks: [(offset: Int, position: Position)]

  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var starts = [0]
    var position = bytes.newline(from: 0)
    while position < bytes.count {
      starts.append(position + 1)
      position = bytes.newline(from: position + 1)
    }
    self.starts = starts
    landmarks = Self.landmarks(bytes, starts)
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
    guard let landmark = landmark(before: offset), landmark.position.line == low + 1 else {
      return Position(line: low + 1, column: scalars(bytes, starts[low]..<offset) + 1)
    }
    return Position(line: low + 1, column: landmark.position.column + scalars(bytes, landmark.offset..<offset))
  }

  /// The bytes between two landmarks.
  private static let span = 1024

  private static func landmarks(_ bytes: [UInt8], _ starts: [Int]) -> [(offset: Int, position: Position)] {
    var found: [(offset: Int, position: Position)] = []
    for (index, start) in starts.enumerated() {
      let end = index + 1 < starts.count ? starts[index + 1] : bytes.count
      var (known, column, offset) = (start, 1, start + span)
      while offset < end {
        // Inside a character nothing can be counted from.
        while offset < end, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
        column += scalars(bytes, known..<offset)
        known = offset
        found.append((offset, Position(line: index + 1, column: column)))
        offset += span
      }
    }
    return found
  }

  private func landmark(before offset: Int) -> (offset: Int, position: Position)? {
    var (low, high) = (0, landmarks.count)
    while low < high {
      let middle = (low + high) / 2
      if landmarks[middle].offset <= offset { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? landmarks[low - 1] : nil
  }

  /// The bytes of a line, from 1, without its line end and a byte order mark.
  public func line(_ number: Int) -> Range<Int> {
    guard starts.indices.contains(number - 1) else { return bytes.count..<bytes.count }
    let start = starts[number - 1]
    var end = number < starts.count ? starts[number] - 1 : bytes.count
    if number < starts.count, end > start, bytes[end - 1] == Byte.carriageReturn { end -= 1 }
    let line = start..<end
    return number == 1 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? min(3, line.upperBound)..<line.upperBound : line
  }
}

/// Scalars of a range as a decoder counts them: each byte that is not UTF-8 is one.
private func scalars(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
  let start = range.lowerBound == 0 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? min(3, range.upperBound) : range.lowerBound
  if bytes[start..<range.upperBound].allSatisfy({ $0 < 0x80 }) { return range.upperBound - start }
  return bytes.text(start..<range.upperBound).unicodeScalars.count
}
