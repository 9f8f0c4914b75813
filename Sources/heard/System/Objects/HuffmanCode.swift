/// What bits mean in one block of deflate: RFC 1951, 3.2.2. Short codes are looked up in one step, the few longer ones are counted through.
struct HuffmanCode {
  /// By the next bits: a symbol with the length of its code in the lowest four bits; 0 where that is longer, or none.
  private let short: [UInt16]
  /// How many codes there are of each length.
  private let counts: [Int]
  /// All that have a code, by its length.
  private let symbols: [UInt16]

  /// - Parameters:
  ///   - lengths: The length of each symbol's code, at most 15 bits; 0 for one that has none.
  ///   - mayBeSingle: Whether there may be one code alone, of one bit, or none: such a code is never or hardly used.
  /// - Returns: nil unless every sequence of bits means something, and one thing only.
  init?(_ lengths: ArraySlice<UInt8>, mayBeSingle: Bool) {
    var counts = [Int](repeating: 0, count: 16)
    for length in lengths where length > 0 { counts[Int(length)] += 1 }
    var (free, starts) = (1, counts)
    for length in 1..<16 {
      free = 2 * free - counts[length]
      guard free >= 0 else { return nil }
      starts[length] = starts[length - 1] + counts[length - 1]
    }
    let count = starts[15] + counts[15]
    guard free == 0 || (mayBeSingle && count == counts[1] && count < 2) else { return nil }
    var symbols = [UInt16](repeating: 0, count: count)
    var symbol: UInt16 = 0
    for length in lengths {
      if length > 0 {
        symbols[starts[Int(length)]] = symbol
        starts[Int(length)] += 1
      }
      symbol += 1
    }
    (self.counts, self.symbols, short) = (counts, symbols, Self.short(symbols, counts))
  }

  /// Codes of at most nine bits. A code stands in the stream with its highest bit first, so the next bits begin with its mirror image.
  private static func short(_ symbols: [UInt16], _ counts: [Int]) -> [UInt16] {
    let longest = min(counts.lastIndex { $0 > 0 } ?? 0, 9)
    return [UInt16](unsafeUninitializedCapacity: 1 << longest) { table, size in
      table[0] = 0
      size = 1
      var (code, place) = (0, 0)
      for length in 0..<longest {
        // What is known by so many bits is known whatever the next one is.
        for index in 0..<size { table[size + index] = table[index] }
        for _ in 0..<counts[length + 1] {
          table[code] = symbols[place] << 4 | UInt16(length + 1)
          place += 1
          // The next code: one more, counted in the mirror.
          var bit = size
          while code & bit != 0 { bit >>= 1 }
          code = bit == 0 ? 0 : code & (bit - 1) | bit
        }
        size *= 2
      }
    }
  }

  /// The symbol with which some bits begin, and the length of its code.
  @inline(__always) func symbol(_ bits: UInt64) -> (symbol: Int, length: Int)? {
    let entry = short[Int(truncatingIfNeeded: bits) & (short.count - 1)]
    return entry > 0 ? (Int(entry >> 4), Int(entry & 15)) : long(bits)
  }

  private func long(_ bits: UInt64) -> (symbol: Int, length: Int)? {
    var (code, first, place) = (0, 0, 0)
    for length in 1..<16 {
      code |= Int(truncatingIfNeeded: bits >> UInt64(length - 1)) & 1
      let count = counts[length]
      if code - first < count { return (Int(symbols[place + code - first]), length) }
      place += count
      first = (first + count) << 1
      code <<= 1
    }
    return nil
  }
}
