#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Unpacks a stream of zlib (RFC 1950 and 1951), as git keeps its objects. Here, because a process of git that would do it costs more than all else
/// that a hook does. What is not right to the last bit is refused, as zlib refuses it; what follows the stream is not looked at.
///
/// - Parameter most: How much it may become.
func inflate(_ stream: UnsafeRawBufferPointer, most: Int) -> [UInt8]? {
  var isWhole = false
  let bytes = [UInt8](unsafeUninitializedCapacity: most) { output, count in
    withUnsafeTemporaryAllocation(of: UInt16.self, capacity: Inflater.size) { memory in
      var inflater = Inflater(stream, UnsafeMutableBufferPointer(rebasing: output[..<most]), memory)
      isWhole = inflater.run()
      count = inflater.written
    }
  }
  return isWhole ? bytes : nil
}

private struct Inflater {
  private let input: UnsafeRawBufferPointer
  private let output: UnsafeMutableBufferPointer<UInt8>
  private var place = 0
  /// What was read of `input` and is not used yet, the next bit lowest.
  private var bits: UInt64 = 0
  private var bitCount = 0
  private(set) var written = 0

  private var letters, distances: HuffmanCode
  private let lengthMemory: UnsafeMutableBufferPointer<UInt16>

  /// How much memory it needs beside that.
  static let size = 2 * HuffmanCode.size + 320

  init(_ input: UnsafeRawBufferPointer, _ output: UnsafeMutableBufferPointer<UInt8>, _ memory: UnsafeMutableBufferPointer<UInt16>) {
    (self.input, self.output) = (input, output)
    memory.initialize(repeating: 0)
    letters = HuffmanCode(in: UnsafeMutableBufferPointer(rebasing: memory[..<HuffmanCode.size]))
    distances = HuffmanCode(in: UnsafeMutableBufferPointer(rebasing: memory[HuffmanCode.size..<2 * HuffmanCode.size]))
    lengthMemory = UnsafeMutableBufferPointer(rebasing: memory[(2 * HuffmanCode.size)...])
  }

  /// - Returns: whether the stream came to its end, and to the right one.
  mutating func run() -> Bool {
    guard let method = take(8), let flags = take(8) else { return false }
    // Deflate with a window of at most 32 KB, and no dictionary that both sides know.
    guard method & 15 == 8, method >> 4 <= 7, (method << 8 | flags) % 31 == 0, flags & 0x20 == 0 else { return false }
    while let isLast = take(1), let kind = take(2) {
      let isWhole =
        switch kind {
        case 0: copyStored()
        case 1: decodeWithFixedCodes()
        case 2: decodeWithOwnCodes()
        default: false
        }
      guard isWhole else { return false }
      if isLast == 1 { return endsWithSum() }
    }
    return false
  }

  /// Whether Adler's sum of what was written follows.
  private mutating func endsWithSum() -> Bool {
    drop(bitCount & 7)
    var (first, second, start): (UInt32, UInt32, Int) = (1, 0, 0)
    while start < written {
      // So many bytes cannot make the sums too large for their numbers.
      let end = min(start + 5552, written)
      for index in start..<end {
        first &+= UInt32(output[index])
        second &+= first
      }
      (first, second, start) = (first % 65_521, second % 65_521, end)
    }
    var sum: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = take(8) else { return false }
      sum = sum << 8 | UInt32(byte)
    }
    return sum == second << 16 | first
  }

  // MARK: Bits

  /// Has 56 bits at hand, or all that are left.
  @inline(__always) private mutating func fill() {
    if place + 8 <= input.count {
      bits |= UInt64(littleEndian: input.loadUnaligned(fromByteOffset: place, as: UInt64.self)) &<< UInt64(bitCount)
      place &+= (63 &- bitCount) &>> 3
      bitCount |= 56
    } else {
      while bitCount <= 56, place < input.count {
        bits |= UInt64(input[place]) &<< UInt64(bitCount)
        place += 1
        bitCount += 8
      }
    }
  }

  @inline(__always) private mutating func drop(_ count: Int) {
    bits &>>= UInt64(count)
    bitCount &-= count
  }

  /// At most 16 bits as a number; nil where there are not so many.
  @inline(__always) private mutating func take(_ count: Int) -> Int? {
    if bitCount < count { fill() }
    guard bitCount >= count else { return nil }
    let value = Int(truncatingIfNeeded: bits & (1 &<< UInt64(count) &- 1))
    drop(count)
    return value
  }

  // MARK: Blocks

  private mutating func copyStored() -> Bool {
    drop(bitCount & 7)
    guard let count = take(16), let check = take(16), count == check ^ 0xFFFF else { return false }
    for _ in 0..<count {
      guard written < output.count, let byte = take(8) else { return false }
      output[written] = UInt8(byte)
      written += 1
    }
    return true
  }

  private mutating func decodeWithOwnCodes() -> Bool {
    guard let letters = take(5), let distances = take(5), let count = take(4), letters <= 29, distances <= 29 else { return false }
    // Those of the code in which the lengths of the other two are written come first.
    var all = lengths(19)
    for index in 0..<(count + 4) {
      guard let length = take(3) else { return false }
      all[Self.orderOfLengths[index]] = UInt16(length)
    }
    guard self.letters.assign(all, mayBeSingle: false) else { return false }
    all = lengths(letters + 257 + distances + 1)
    var place = 0
    while place < all.count {
      guard let symbol = next(self.letters) else { return false }
      if symbol < 16 {
        all[place] = UInt16(symbol)
        place += 1
        continue
      }
      guard symbol > 16 || place > 0, let more = take(symbol == 16 ? 2 : symbol == 17 ? 3 : 7) else { return false }
      let end = place + more + (symbol == 18 ? 11 : 3)
      guard end <= all.count else { return false }
      if symbol == 16 { for index in place..<end { all[index] = all[place - 1] } }
      place = end
    }
    // Without a sign for its end a block would have none.
    return all[256] > 0 && decode(all, letters: letters + 257)
  }

  /// The lengths of codes, each 0 yet.
  private func lengths(_ count: Int) -> UnsafeMutableBufferPointer<UInt16> {
    let part = UnsafeMutableBufferPointer(rebasing: lengthMemory[..<count])
    part.update(repeating: 0)
    return part
  }

  /// The codes of the standard.
  private mutating func decodeWithFixedCodes() -> Bool {
    let all = lengths(288 + 32)
    for symbol in all.indices { all[symbol] = symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : symbol < 288 ? 8 : 5 }
    return decode(all, letters: 288)
  }

  /// - Parameter count: Of how many letters the first lengths are; the others are of distances.
  private mutating func decode(_ lengths: UnsafeMutableBufferPointer<UInt16>, letters count: Int) -> Bool {
    guard letters.assign(UnsafeMutableBufferPointer(rebasing: lengths[..<count]), mayBeSingle: true),
      distances.assign(UnsafeMutableBufferPointer(rebasing: lengths[count...]), mayBeSingle: true)
    else { return false }
    // So many bits are all that a repetition is written in.
    while let symbol = next(letters, having: 48) {
      if symbol < 256 {
        guard written < output.count else { return false }
        output[written] = UInt8(truncatingIfNeeded: symbol)
        written += 1
      } else if symbol == 256 {
        return true
      } else {
        guard let length = length(symbol - 257), let distance = distance(), repeatWritten(length, from: distance) else {
          return false
        }
      }
    }
    return false
  }

  /// Each four codes of lengths have a bit more than those before, that of the greatest length has none.
  @inline(__always) private mutating func length(_ code: Int) -> Int? {
    guard code < 28 else { return code == 28 ? 258 : nil }
    let count = max(code / 4 - 1, 0)
    return take(count).map { $0 + 3 + (code < 8 ? code : (4 + code & 3) << count) }
  }

  /// Each two codes of distances have a bit more than those before.
  @inline(__always) private mutating func distance() -> Int? {
    guard let code = next(distances), code < 30 else { return nil }
    let count = max(code / 2 - 1, 0)
    return take(count).map { $0 + 1 + (code < 4 ? code : (2 + code & 1) << count) }
  }

  /// Writes again what stands some bytes back; it may reach into what it writes itself.
  @inline(__always) private mutating func repeatWritten(_ length: Int, from distance: Int) -> Bool {
    guard distance <= written, length <= output.count - written, let place = output.baseAddress.map({ $0 + written }) else { return false }
    if length <= distance {
      place.update(from: place - distance, count: length)
    } else {
      for index in 0..<length { place[index] = place[index - distance] }
    }
    written += length
    return true
  }

  @inline(__always) private mutating func next(_ code: HuffmanCode, having least: Int = 15) -> Int? {
    if bitCount < least { fill() }
    guard let (symbol, length) = code.symbol(bits), length <= bitCount else { return nil }
    drop(length)
    return symbol
  }

  private static let orderOfLengths = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
}
