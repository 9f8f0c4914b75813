/// What bits mean in one block of deflate: RFC 1951, 3.2.2. Short codes are looked up in one step, the few longer ones are counted through.
///
/// In memory that its owner has, since arrays for each of many small objects would cost more than the objects.
struct HuffmanCode {
  private static let mostShort = 9

  /// By the next bits: a symbol with the length of its code in the lowest four bits; 0 where that is longer, or none.
  private let short: UnsafeMutableBufferPointer<UInt16>
  /// How many bits it is looked up by.
  private var shortBits = 0
  /// How many codes there are of each length.
  private let counts: UnsafeMutableBufferPointer<UInt16>
  /// Where the symbols of each length begin, and while they are sorted where the next one goes.
  private let starts: UnsafeMutableBufferPointer<UInt16>
  /// All that have a code, by its length.
  private let symbols: UnsafeMutableBufferPointer<UInt16>

  static let mostSymbols = 288
  /// How much memory it takes.
  static let size = 1 << mostShort + 32 + mostSymbols

  /// - Parameter memory: ``size`` numbers of its own, for as long as this value.
  init(in memory: UnsafeMutableBufferPointer<UInt16>) {
    func part(_ start: Int, _ count: Int) -> UnsafeMutableBufferPointer<UInt16> {
      UnsafeMutableBufferPointer(rebasing: memory[start..<start + count])
    }
    let table = 1 << Self.mostShort
    (short, counts, starts) = (part(0, table), part(table, 16), part(table + 16, 16))
    symbols = part(table + 32, Self.mostSymbols)
  }

  /// Becomes another code.
  ///
  /// - Parameters:
  ///   - lengths: The length of each symbol's code, at most 15 bits; 0 for one that has none.
  ///   - mayBeSingle: Whether there may be one code alone, of one bit, or none: such a code is never or hardly used.
  /// - Returns: false unless every sequence of bits means something, and one thing only; then it is not to be used.
  mutating func assign(_ lengths: UnsafeMutableBufferPointer<UInt16>, mayBeSingle: Bool) -> Bool {
    guard lengths.count <= Self.mostSymbols, lengths.allSatisfy({ $0 < 16 }) else { return false }
    counts.update(repeating: 0)
    for length in lengths where length > 0 { counts[Int(length)] += 1 }
    var (free, count) = (1, 0)
    for length in 1..<16 {
      free = 2 * free - Int(counts[length])
      guard free >= 0 else { return false }
      starts[length] = UInt16(count)
      count += Int(counts[length])
    }
    guard free == 0 || (mayBeSingle && count == Int(counts[1]) && count < 2) else { return false }
    for symbol in 0..<lengths.count where lengths[symbol] > 0 {
      let length = Int(lengths[symbol])
      symbols[Int(starts[length])] = UInt16(symbol)
      starts[length] += 1
    }
    fillShort()
    return true
  }

  /// A code stands in the stream with its highest bit first, so the next bits begin with its mirror image.
  private mutating func fillShort() {
    shortBits = min(counts.lastIndex { $0 > 0 } ?? 0, Self.mostShort)
    short[0] = 0
    var (code, place, size) = (0, 0, 1)
    for length in 0..<shortBits {
      // What is known by so many bits is known whatever the next one is.
      if let start = short.baseAddress { (start + size).update(from: start, count: size) }
      for _ in 0..<counts[length + 1] {
        short[code] = symbols[place] << 4 | UInt16(length + 1)
        place += 1
        // The next code: one more, counted in the mirror.
        var bit = size
        while code & bit != 0 { bit >>= 1 }
        code = bit == 0 ? 0 : code & (bit - 1) | bit
      }
      size *= 2
    }
  }

  /// The symbol with which some bits begin, and in the lowest four bits the length of its code; ``none`` where there is no such code.
  @inline(__always) func symbol(_ bits: UInt64) -> Int {
    let entry = short[Int(truncatingIfNeeded: bits) & (1 &<< shortBits &- 1)]
    return entry > 0 ? Int(entry) : long(bits)
  }

  /// No symbol of deflate is so large.
  static let none = mostSymbols << 4

  @inline(never) private func long(_ bits: UInt64) -> Int {
    var (code, first, place) = (0, 0, 0)
    for length in 1..<16 {
      code |= Int(truncatingIfNeeded: bits >> UInt64(length - 1)) & 1
      let count = Int(counts[length])
      if code - first < count { return Int(symbols[place + code - first]) << 4 | length }
      place += count
      first = (first + count) << 1
      code <<= 1
    }
    return Self.none
  }
}
