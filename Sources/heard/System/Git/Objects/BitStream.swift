/// The bits of a stream. Past its end there are zeros, and then it is not to be believed.
struct BitStream {
  private let bytes: UnsafeRawBufferPointer
  private var place = 0
  /// What was read of the bytes and is not used yet, the next bit lowest.
  private var bits: UInt64 = 0
  /// How many of these there are; less than 0 when more were used.
  private var count = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// Whether all that was taken was there.
  var areThere: Bool { count >= 0 }

  /// Has 56 bits at hand, or all that are left. 48 are all that a repetition is written in.
  @inline(__always) mutating func fill() {
    if count >= 48 { return }
    if place &+ 8 <= bytes.count {
      bits |= UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)) &<< UInt64(truncatingIfNeeded: count)
      place &+= (63 &- count) &>> 3
      count |= 56
    } else {
      fillWithLast()
    }
  }

  private mutating func fillWithLast() {
    while 0...56 ~= count, place < bytes.count {
      bits |= UInt64(bytes[place]) &<< UInt64(count)
      place += 1
      count += 8
    }
  }

  @inline(__always) private mutating func drop(_ number: Int) {
    bits &>>= UInt64(truncatingIfNeeded: number)
    count &-= number
  }

  /// Passes over the rest of a byte.
  mutating func dropToByte() { drop(count & 7) }

  /// At most 16 bits as a number.
  mutating func take(_ number: Int) -> Int {
    fill()
    return takeFilled(number)
  }

  @inline(__always) private mutating func takeFilled(_ number: Int) -> Int {
    let value = Int(truncatingIfNeeded: bits & (1 &<< UInt64(truncatingIfNeeded: number) &- 1))
    drop(number)
    return value
  }

  /// A symbol, of bits that were filled.
  @inline(__always) mutating func take(_ code: HuffmanCode) -> Int {
    let entry = code.symbol(bits)
    drop(entry & 15)
    return entry &>> 4
  }

  /// Each four codes of lengths have a bit more than those before, that of the greatest length has none.
  @inline(__always) mutating func length(_ code: Int) -> Int {
    if code < 8 { return code &+ 3 }
    if code == 28 { return 258 }
    let number = code &>> 2 &- 1
    return takeFilled(number) &+ 3 &+ (4 &+ code & 3) &<< number
  }

  /// Each two codes of distances have a bit more than those before.
  @inline(__always) mutating func distance(_ code: Int) -> Int {
    if code < 4 { return code &+ 1 }
    let number = code &>> 1 &- 1
    return takeFilled(number) &+ 1 &+ (2 &+ code & 1) &<< number
  }
}
