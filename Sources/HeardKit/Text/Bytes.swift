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
  func place(of other: [UInt8], from start: Int, to end: Int) -> Int? { withUnsafeBytes { $0.place(of: other, from: start, to: end) } }

  /// Whether other bytes stand anywhere in these. Looks for their first byte at the speed of memchr.
  public func contains(run other: [UInt8]) -> Bool {
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

  /// Whether a byte stands anywhere at a place of which something holds.
  @inline(__always) func holds(_ byte: UInt8, from start: Int = 0, where isSought: (Int) -> Bool = { _ in true }) -> Bool {
    var position = start
    while let found = next(byte, from: position) {
      if isSought(found) { return true }
      position = found &+ 1
    }
    return false
  }

  /// Where other bytes stand first between two offsets; nil if they do not.
  func place(of other: [UInt8], from start: Int, to end: Int) -> Int? {
    guard let first = other.first else { return start <= end ? start : nil }
    var position = start
    // Looking no further than the end: who asks for many stretches of a text would else go through all of it each time.
    let text = UnsafeRawBufferPointer(rebasing: self[..<Swift.max(end, 0)])
    while position + other.count <= end, let place = text.next(first, from: position), place + other.count <= end {
      if text.holds(other, at: place) { return place }
      position = place + 1
    }
    return nil
  }

  /// Whether other bytes stand at an offset, behind which are as many.
  @inline(__always) private func holds(_ other: [UInt8], at offset: Int) -> Bool {
    other.withUnsafeBytes { other in
      guard let base = baseAddress, let wanted = other.baseAddress else { return true }
      return memcmp(base + offset, wanted, other.count) == 0
    }
  }

  /// The byte at an offset; NUL behind the end.
  @inline(__always) func byte(at offset: Int) -> UInt8 { offset < count ? self[offset] : 0 }

  /// Eight bytes from an offset on, the first one in the lowest place; zeros behind the end.
  @inline(__always) func word(at offset: Int) -> UInt64 {
    offset &+ 8 <= count ? UInt64(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt64.self)) : lastWord(at: offset)
  }

  @inline(never) private func lastWord(at offset: Int) -> UInt64 {
    var word: UInt64 = 0
    if count >= 8, offset < count {
      // Not by `word(at:)`: what calls itself may do anything, as the optimizer sees it, and who calls it would keep all it holds meanwhile.
      word = UInt64(littleEndian: loadUnaligned(fromByteOffset: count - 8, as: UInt64.self))
      return word &>> UInt64(8 * (offset + 8 - count))
    }
    for index in 0..<Swift.max(0, Swift.min(8, count - offset)) { word |= UInt64(self[offset + index]) << UInt64(8 * index) }
    return word
  }
}

/// Several bytes in one number.
enum ByteWord {
  static let top: UInt64 = 0x8080_8080_8080_8080

  @inline(__always) static func each(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

  /// The places of the first so many bytes, of eight at most.
  @inline(__always) static func first(_ count: Int) -> UInt64 { count >= 8 ? ~0 : 1 &<< UInt64(truncatingIfNeeded: 8 &* count) &- 1 }

  /// The top bit of the first byte that is a certain one, and perhaps of some behind it.
  @inline(__always) static func first(_ byte: UInt8, in word: UInt64) -> UInt64 {
    let others = word ^ each(byte)
    return (others &- each(1)) & ~others & top
  }

  /// The top bit of the first byte that is a blank or less, and perhaps of some behind it.
  @inline(__always) static func firstBlank(in word: UInt64) -> UInt64 { (word &- each(Byte.blank &+ 1)) & ~word & top }

  /// The top bits of the bytes that are digits. No sum carries from one byte to the next.
  @inline(__always) static func digits(_ word: UInt64) -> UInt64 {
    let offsets = word ^ each(0x30)
    return ~(((offsets & each(0x7F)) &+ each(0x76)) | offsets) & top
  }

  /// The digits of four numbers from 0 to 99, two each, those of the first one in the lowest places.
  @inline(__always) static func digits(of numbers: (UInt64, UInt64, UInt64, UInt64)) -> UInt64 {
    let lanes = numbers.0 | numbers.1 &<< 16 | numbers.2 &<< 32 | numbers.3 &<< 48
    // 103 / 1024 is near enough to a tenth.
    let tens = (lanes &* 103) &>> 10 & 0x000F_000F_000F_000F
    return tens | (lanes &- tens &* 10) &<< 8 | each(0x30)
  }

  /// How many bytes have their top bit set, of a word of such bits alone: fewer instructions than counting bits.
  @inline(__always) static func count(_ tops: UInt64) -> Int { Int(truncatingIfNeeded: (tops &>> 7 &* each(1)) &>> 56) }
}
