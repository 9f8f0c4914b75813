/// Bytes that grow at their end, for texts of many small parts: a part costs some ten instructions, appending it to an array a hundred.
///
/// It owns its memory and cannot be copied, so that nothing has to be asked before a byte is written.
public struct ByteBuffer: ~Copyable, @unchecked Sendable {
  private var memory: UnsafeMutableRawBufferPointer
  public private(set) var count = 0

  public init(capacity: Int = 0) { memory = .allocate(byteCount: max(capacity, 256), alignment: 1) }

  deinit { memory.deallocate() }

  public var bytes: [UInt8] { Array(UnsafeRawBufferPointer(rebasing: memory[..<count])) }
  var last: UInt8? { count > 0 ? memory[count &- 1] : nil }

  /// Hands over what there is, without a copy.
  public func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    try body(UnsafeRawBufferPointer(rebasing: memory[..<count]))
  }

  /// Makes room for more bytes and says where they go.
  @inline(__always) private mutating func room(_ more: Int) -> UnsafeMutableRawPointer {
    if more > memory.count &- count { grow(by: more) }
    return memory.baseAddress.unsafelyUnwrapped + count
  }

  @inline(never) private mutating func grow(by more: Int) {
    let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: max(memory.count * 2, count + more), alignment: 1)
    larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: memory[..<count]))
    memory.deallocate()
    memory = larger
  }

  @inline(__always) mutating func append(_ byte: UInt8) {
    room(1).storeBytes(of: byte, as: UInt8.self)
    count &+= 1
  }

  mutating func append(_ byte: UInt8, times: Int) {
    _ = UnsafeMutableRawBufferPointer(start: room(times), count: times).initializeMemory(as: UInt8.self, repeating: byte)
    count &+= times
  }

  @inline(__always) mutating func append(_ text: StaticString) {
    room(text.utf8CodeUnitCount).copyMemory(from: text.utf8Start, byteCount: text.utf8CodeUnitCount)
    count &+= text.utf8CodeUnitCount
  }

  mutating func append(text: String) {
    var text = text
    text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
  }

  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    guard let source = bytes.baseAddress else { return }
    room(bytes.count).copyMemory(from: source, byteCount: bytes.count)
    count &+= bytes.count
  }

  /// Appends bytes as long as they are of a set.
  ///
  /// - Returns: How many there were.
  mutating func append(_ bytes: UnsafeRawBufferPointer, whileIn set: ASCIISet) -> Int {
    let target = room(bytes.count)
    var taken = 0
    while taken < bytes.count, set.contains(bytes[taken]) {
      target.storeBytes(of: bytes[taken], toByteOffset: taken, as: UInt8.self)
      taken &+= 1
    }
    count &+= taken
    return taken
  }

  /// Appends a whole number as people write it.
  mutating func append(number: Int) {
    guard let value = UInt64(exactly: number), value < 100_000_000 else { return append(text: String(number)) }
    let (high, low) = value.quotientAndRemainder(dividingBy: 10_000)
    let digits = ByteWord.digits(of: (high / 100, high % 100, low / 100, low % 100))
    let zeros = min(7, (digits ^ ByteWord.each(48)).trailingZeroBitCount / 8)
    append(word: digits &>> UInt64(8 * zeros), 8 - zeros)
  }

  /// Appends the first of eight bytes, of which the first one is in the lowest place.
  @inline(__always) mutating func append(word: UInt64, _ length: Int = 8) {
    room(8).storeBytes(of: word.littleEndian, as: UInt64.self)
    count &+= length
  }

  /// Appends a text if all of it is ASCII that can be seen, the blank, and neither `"` nor `\`.
  ///
  /// - Returns: Whether it did.
  @inline(__always) mutating func append(ifPlain text: UnsafeRawBufferPointer) -> Bool {
    guard let source = text.baseAddress else { return true }
    // Blanks behind it: so it is looked at sixteen bytes at a time to its end.
    let target = room(text.count &+ 16)
    target.copyMemory(from: source, byteCount: text.count)
    let blanks = Bytes16(repeating: Byte.blank)
    (target + text.count).storeBytes(of: blanks, as: Bytes16.self)
    let (visible, quotes) = (Bytes16(repeating: 0x7F - Byte.blank), Bytes16(repeating: Byte.quote))
    let backslashes = Bytes16(repeating: Byte.backslash)
    var place = 0
    while place < text.count {
      let bytes = (target + place).loadUnaligned(as: Bytes16.self)
      let isVisible = (bytes &- blanks) .< visible
      let isPlain = (bytes .!= quotes) .& (bytes .!= backslashes)
      guard unsafeBitCast(isVisible .& isPlain, to: Bytes16.self).tops == 0xFFFF else { return false }
      place &+= 16
    }
    count &+= text.count
    return true
  }

  /// Writes a number from 0 to 99 with two digits over what stands so many bytes before the end.
  @inline(__always) mutating func put(twoDigits number: Int, before distance: Int) {
    let place = memory.baseAddress.unsafelyUnwrapped + (count &- distance)
    place.storeBytes(of: 48 &+ UInt8(truncatingIfNeeded: number / 10), as: UInt8.self)
    place.storeBytes(of: 48 &+ UInt8(truncatingIfNeeded: number % 10), toByteOffset: 1, as: UInt8.self)
  }
}

/// A set of ASCII characters: asking it costs a shift.
struct ASCIISet: Sendable {
  private let low: UInt64
  private let high: UInt64

  /// All that can be seen, and the blank, but for some.
  init(visibleBut others: StaticString) {
    var bits: (low: UInt64, high: UInt64) = (0xFFFF_FFFF_0000_0000, 0x7FFF_FFFF_FFFF_FFFF)
    for index in 0..<others.utf8CodeUnitCount {
      let byte = others.utf8Start[index]
      if byte < 64 { bits.low &= ~(1 << UInt64(byte)) } else { bits.high &= ~(1 << UInt64(byte - 64)) }
    }
    (low, high) = (bits.low, bits.high)
  }

  @inline(__always) func contains(_ byte: UInt8) -> Bool {
    byte < 128 && (byte < 64 ? low : high) &>> UInt64(byte & 63) & 1 == 1
  }
}
