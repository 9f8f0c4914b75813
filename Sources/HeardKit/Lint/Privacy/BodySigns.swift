/// What a stretch of text could hold at all, so that most messages are never looked at byte by byte.
struct BodySigns: OptionSet, Sendable {
  let rawValue: UInt8

  /// Four digits in some 16 bytes.
  static let digits = BodySigns(rawValue: 1)
  static let at = BodySigns(rawValue: 2)
  /// Eight bytes without a blank, as any word of 15 has.
  static let longWord = BodySigns(rawValue: 4)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self = bytes.withUnsafeBytes { Self.scan(UnsafeRawBufferPointer(rebasing: $0[range])) }
  }

  private static func scan(_ buffer: UnsafeRawBufferPointer) -> BodySigns {
    var signs: BodySigns = []
    var position = 0
    while position + 16 <= buffer.count {
      signs.formUnion(block(buffer.loadUnaligned(fromByteOffset: position, as: SIMD16<UInt8>.self)))
      position += 16
    }
    if position < buffer.count {
      var rest = SIMD16<UInt8>(repeating: Byte.blank)
      for index in position..<buffer.count { rest[index - position] = buffer[index] }
      signs.formUnion(block(rest))
    }
    return signs
  }

  private static func block(_ block: SIMD16<UInt8>) -> BodySigns {
    var signs: BodySigns = []
    let zero = SIMD16<UInt8>(repeating: 0)
    let digits = zero.replacing(with: 1, where: (block &- 48) .< 10)
    if digits.wrappedSum() >= 4 { signs.insert(.digits) }
    if zero.replacing(with: 1, where: block .== UInt8(ascii: "@")).max() != 0 { signs.insert(.at) }
    let words = unsafeBitCast(SIMD16<UInt8>(repeating: 0).replacing(with: 0xFF, where: block .> Byte.blank), to: SIMD2<UInt64>.self)
    if words.x == .max || words.y == .max { signs.insert(.longWord) }
    return signs
  }
}
