#if canImport(_Builtin_intrinsics.intel.sse2)
  import _Builtin_intrinsics.intel.sse2
#endif

/// Sixteen bytes that are compared at once. Both sides of a comparison must be vectors: one with a number is not made into machine code.
typealias Bytes16 = SIMD16<UInt8>

/// Sixty-four bytes of a text that are asked at once. An answer is a bit for each, the first in the lowest place; to walk its bits costs as much
/// as there are some, and most pieces of a text have none.
struct Bytes64 {
  private let first, second, third, fourth: Bytes16

  /// Those of a text from an offset on, with NUL behind its end.
  ///
  /// - Parameters: The text as its beginning and its length: as a buffer it would be asked each time whether it has any.
  @inline(__always) init(_ text: UnsafeRawPointer, _ count: Int, at position: Int) {
    if position &+ 64 <= count { self.init(text + position) } else { self.init(endOf: text, count, from: position) }
  }

  @inline(__always) private init(_ start: UnsafeRawPointer) {
    func load(_ offset: Int) -> Bytes16 { (start + offset).loadUnaligned(as: Bytes16.self) }
    (first, second, third, fourth) = (load(0), load(16), load(32), load(48))
  }

  @inline(never) private init(endOf text: UnsafeRawPointer, _ count: Int, from position: Int) {
    var padded = SIMD64<UInt8>(repeating: 0)
    self = withUnsafeMutableBytes(of: &padded) { bytes in
      bytes.copyMemory(from: UnsafeRawBufferPointer(start: text + position, count: max(0, count - position)))
      return Bytes64(UnsafeRawPointer(bytes.baseAddress.unsafelyUnwrapped))
    }
  }

  /// Those of no ASCII character.
  @inline(__always) var beyondASCII: UInt64 { first.tops | second.tops &<< 16 | third.tops &<< 32 | fourth.tops &<< 48 }

  /// Of some bytes beyond ASCII those that are left when all of them are letters up to U+5FF, as of Greek or Cyrillic: the beginning of one whose
  /// second byte is none of these. Else all.
  @inline(never) func withoutShortLetters(_ others: UInt64) -> UInt64 {
    func places(_ isMeant: (Bytes16) -> Bytes16) -> UInt64 {
      isMeant(first).tops | isMeant(second).tops &<< 16 | isMeant(third).tops &<< 32 | isMeant(fourth).tops &<< 48
    }
    let starts = others & places { unsafeBitCast($0 &- Bytes16(repeating: 0xC2) .< Bytes16(repeating: 0xD8 - 0xC2), to: Bytes16.self) }
    let seconds = others & places { unsafeBitCast($0 .< Bytes16(repeating: 0xC0), to: Bytes16.self) }
    return starts | seconds == others && seconds == starts &<< 1 ? starts & 1 &<< 63 : others
  }

  /// Those of digits.
  @inline(__always) var digits: UInt64 {
    func tops(_ bytes: Bytes16) -> UInt64 { bytes.values.isDigit.tops }
    return tops(first) | tops(second) &<< 16 | tops(third) &<< 32 | tops(fourth) &<< 48
  }

  /// Whether there is any digit, which is quicker to say than where.
  @inline(__always) var holdDigits: Bool { first.values.least(second.values).least(third.values.least(fourth.values)).isDigit.tops != 0 }

  /// The places of the first so many bytes.
  @inline(__always) static func first(_ count: Int) -> UInt64 { count >= 64 ? ~0 : 1 &<< UInt64(truncatingIfNeeded: count) &- 1 }
}

extension Bytes16 {
  /// What each byte is as a digit: 10 and more for all that are none.
  @inline(__always) fileprivate var values: Bytes16 { self &- Bytes16(repeating: 48) }

  /// All bits set where a value is that of a digit.
  @inline(__always) fileprivate var isDigit: Bytes16 { unsafeBitCast(self .< Bytes16(repeating: 10), to: Bytes16.self) }

  @inline(__always) fileprivate func least(_ others: Bytes16) -> Bytes16 { replacing(with: others, where: others .< self) }

  /// The top bits, that of the first byte in the lowest place: one instruction where there is one for it.
  @inline(__always) var tops: UInt64 {
    #if canImport(_Builtin_intrinsics.intel.sse2)
      UInt64(truncatingIfNeeded: _mm_movemask_epi8(unsafeBitCast(self, to: SIMD2<Int64>.self)))
    #else
      gatheredTops
    #endif
  }

  /// What ``tops`` are, by means that there are everywhere: multiplying moves each bit to its place in the highest byte.
  @inline(__always) var gatheredTops: UInt64 {
    let halves = unsafeBitCast(self, to: SIMD2<UInt64>.self)
    func gather(_ word: UInt64) -> UInt64 { ((word & ByteWord.top) &>> 7 &* 0x0102_0408_1020_4080) &>> 56 }
    return gather(halves[0]) | gather(halves[1]) &<< 8
  }
}
