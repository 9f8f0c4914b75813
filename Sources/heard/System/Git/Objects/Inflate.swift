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
  private var bits: BitStream
  private let output: UnsafeMutableBufferPointer<UInt8>
  private(set) var written = 0

  private var letters, distances: HuffmanCode
  private let lengthMemory: UnsafeMutableBufferPointer<UInt16>

  /// How much memory it needs beside that.
  static let size = 2 * HuffmanCode.size + 320

  init(_ input: UnsafeRawBufferPointer, _ output: UnsafeMutableBufferPointer<UInt8>, _ memory: UnsafeMutableBufferPointer<UInt16>) {
    (bits, self.output) = (BitStream(input), output)
    letters = HuffmanCode(in: UnsafeMutableBufferPointer(rebasing: memory[..<HuffmanCode.size]))
    distances = HuffmanCode(in: UnsafeMutableBufferPointer(rebasing: memory[HuffmanCode.size..<2 * HuffmanCode.size]))
    lengthMemory = UnsafeMutableBufferPointer(rebasing: memory[(2 * HuffmanCode.size)...])
  }

  /// - Returns: whether the stream came to its end, and to the right one.
  mutating func run() -> Bool {
    let (method, flags) = (bits.take(8), bits.take(8))
    // Deflate with a window of at most 32 KB, and no dictionary that both sides know.
    guard method & 15 == 8, method >> 4 <= 7, (method << 8 | flags) % 31 == 0, flags & 0x20 == 0 else { return false }
    while true {
      let (isLast, kind) = (bits.take(1), bits.take(2))
      let isWhole =
        switch kind {
        case 0: copyStored()
        case 1: decodeWithFixedCodes()
        case 2: decodeWithOwnCodes()
        default: false
        }
      guard isWhole, bits.areThere else { return false }
      if isLast == 1 { return endsWithSum() }
    }
  }

  /// Whether Adler's sum of what was written follows.
  private mutating func endsWithSum() -> Bool {
    bits.dropToByte()
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
    for _ in 0..<4 { sum = sum << 8 | UInt32(bits.take(8)) }
    return bits.areThere && sum == second << 16 | first
  }

  // MARK: Blocks

  private mutating func copyStored() -> Bool {
    bits.dropToByte()
    let count = bits.take(16)
    guard count == bits.take(16) ^ 0xFFFF, count <= output.count - written else { return false }
    for _ in 0..<count {
      output[written] = UInt8(bits.take(8))
      written += 1
    }
    return true
  }

  private mutating func decodeWithOwnCodes() -> Bool {
    let (letters, distances, count) = (bits.take(5), bits.take(5), bits.take(4))
    guard letters <= 29, distances <= 29 else { return false }
    // Those of the code in which the lengths of the other two are written come first.
    var all = lengths(19)
    for index in 0..<(count + 4) { all[Self.orderOfLengths[index]] = UInt16(bits.take(3)) }
    guard self.letters.assign(all, mayBeSingle: false) else { return false }
    all = lengths(letters + 257 + distances + 1)
    var place = 0
    while place < all.count {
      bits.fill()
      let symbol = bits.take(self.letters)
      if symbol < 16 {
        all[place] = UInt16(symbol)
        place += 1
        continue
      }
      guard symbol < 19, symbol > 16 || place > 0 else { return false }
      let end = place + bits.take(symbol == 16 ? 2 : symbol == 17 ? 3 : 7) + (symbol == 18 ? 11 : 3)
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
    // On its own values the loop goes three times as fast: they are in registers.
    var (bits, written) = (bits, written)
    defer { (self.bits, self.written) = (bits, written) }
    let (letters, distances, output) = (letters, distances, output)
    while bits.areThere {
      bits.fill()
      let symbol = bits.take(letters)
      if symbol < 256 {
        guard written < output.count else { return false }
        output[written] = UInt8(truncatingIfNeeded: symbol)
        written &+= 1
        continue
      }
      if symbol == 256 { return true }
      guard symbol < 286 else { return false }
      let length = bits.length(symbol &- 257)
      let code = bits.take(distances)
      guard code < 30 else { return false }
      let distance = bits.distance(code)
      guard distance <= written, length <= output.count &- written, let start = output.baseAddress else { return false }
      repeatBytes(start + written, length, from: distance, room: output.count &- written)
      written &+= length
    }
    return false
  }

  private static let orderOfLengths = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
}

/// Writes again what stands some bytes back; it may reach into what it writes itself.
///
/// - Parameter room: How many bytes may be written, of which those past the length may be any.
@inline(__always) private func repeatBytes(_ place: UnsafeMutablePointer<UInt8>, _ length: Int, from distance: Int, room: Int) {
  let (target, source) = (UnsafeMutableRawPointer(place), UnsafeRawPointer(place) - distance)
  guard distance >= 8, length &+ 8 <= room else {
    for index in 0..<length { place[index] = (place - distance)[index] }
    return
  }
  var index = 0
  repeat {
    target.storeBytes(of: source.loadUnaligned(fromByteOffset: index, as: UInt64.self), toByteOffset: index, as: UInt64.self)
    index &+= 8
  } while index < length
}
