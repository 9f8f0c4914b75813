#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Bytes that the readers look for, by name.
enum Byte {
  static let tab = UInt8(ascii: "\t"), newline = UInt8(ascii: "\n"), carriageReturn = UInt8(ascii: "\r"), blank = UInt8(ascii: " ")
  static let hash = UInt8(ascii: "#"), backslash = UInt8(ascii: "\\"), dash = UInt8(ascii: "-"), quote = UInt8(ascii: "\"")

  static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }
  static func isBlank(_ byte: UInt8) -> Bool { byte == blank || byte == tab }
}

extension [UInt8] {
  /// The offset of the next newline at or after an offset, else the end of the text. Runs at the speed of memchr.
  func newline(from offset: Int) -> Int {
    withUnsafeBytes { buffer in
      guard offset < buffer.count, let base = buffer.baseAddress,
        let found = memchr(base + offset, Int32(Byte.newline), buffer.count - offset)
      else { return buffer.count }
      return UnsafeRawPointer(found) - base
    }
  }

  /// The line that starts at an offset, without its line end (`\n` or `\r\n`).
  func line(at start: Int) -> Range<Int> {
    let end = newline(from: start)
    return start..<(end > start && end < count && self[end - 1] == Byte.carriageReturn ? end - 1 : end)
  }

  /// A range without the blanks and tabs at its two ends.
  func trimmingBlanks(_ range: Range<Int>) -> Range<Int> {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    while lower < upper, Byte.isBlank(self[lower]) { lower += 1 }
    while lower < upper, Byte.isBlank(self[upper - 1]) { upper -= 1 }
    return lower..<upper
  }

  /// Whether the bytes of a range are those of an ASCII or UTF-8 literal. Compares bytes, as identity of text must.
  func matches(_ text: StaticString, in range: Range<Int>) -> Bool {
    guard range.count == text.utf8CodeUnitCount else { return false }
    return withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return true }
      return memcmp(base + range.lowerBound, text.utf8Start, range.count) == 0
    }
  }

  /// Where other bytes stand first between two offsets; nil if they do not. Looks for their first byte at the speed of memchr.
  func place(of other: [UInt8], from start: Int, to end: Int) -> Int? {
    guard let first = other.first else { return start <= end ? start : nil }
    return withUnsafeBytes { buffer in
      var position = start
      // Looking no further than the end: who asks for many stretches of a text would else go through all of it each time.
      let buffer = UnsafeRawBufferPointer(rebasing: buffer[..<Swift.max(end, 0)])
      while position + other.count <= end, let place = buffer.next(first, from: position), place + other.count <= end {
        if buffer[place..<place + other.count].elementsEqual(other) { return place }
        position = place + 1
      }
      return nil
    }
  }

  /// Whether other bytes stand anywhere in these. Looks for their first byte at the speed of memchr.
  func contains(run other: [UInt8]) -> Bool {
    guard let first = other.first else { return true }
    return withUnsafeBytes { buffer in
      other.withUnsafeBytes { wanted in
        guard var start = buffer.baseAddress, let other = wanted.baseAddress else { return false }
        var left = buffer.count
        while left >= wanted.count, let found = memchr(start, Int32(first), left - wanted.count + 1) {
          if memcmp(found, other, wanted.count) == 0 { return true }
          left -= UnsafeRawPointer(found) - start + 1
          start = UnsafeRawPointer(found) + 1
        }
        return false
      }
    }
  }

  /// The text of a range; what is not UTF-8 becomes U+FFFD.
  public func text(_ range: Range<Int>) -> String { String(decoding: self[range], as: UTF8.self) }
}

extension UnsafeRawBufferPointer {
  /// The first place of a byte at or after an offset, at the speed of memchr.
  func next(_ byte: UInt8, from start: Int) -> Int? {
    guard start < count, let base = baseAddress, let found = memchr(base + start, Int32(byte), count - start) else { return nil }
    return UnsafeRawPointer(found) - base
  }
}
