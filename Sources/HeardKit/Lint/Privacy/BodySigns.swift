#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a stretch of text could hold at all, so that most messages are never looked at byte by byte.
///
/// Every message of every ticket comes through here, so sixteen bytes are judged at once. The vector holds two numbers of eight bytes each, and
/// sums that cannot carry from byte to byte set the top bit of what is sought: comparing vectors byte by byte costs twenty times as much.
struct BodySigns: OptionSet, Sendable {
  let rawValue: UInt8

  /// Seven digits, four of them in some 32 bytes; or one of another script.
  static let digits = BodySigns(rawValue: 1)
  static let at = BodySigns(rawValue: 2)
  /// Sixteen bytes without a blank, or the words of a private key.
  static let longWord = BodySigns(rawValue: 4)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self = bytes.withUnsafeBytes { buffer in
      let body = UnsafeRawBufferPointer(rebasing: buffer[range])
      var signs = Self.scan(body)
      if body.next(UInt8(ascii: "@"), from: 0) != nil { signs.insert(.at) }
      if !signs.contains(.digits), Self.holdsForeignDigit(body) { signs.insert(.digits) }
      if !signs.contains(.longWord), Self.holdsPrivateKey(body) { signs.insert(.longWord) }
      return signs
    }
  }

  private typealias Block = SIMD2<UInt64>

  private static func scan(_ buffer: UnsafeRawBufferPointer) -> BodySigns {
    var signs: BodySigns = []
    var (digits, digitsBefore, position) = (0, 0, 0)
    while position < buffer.count {
      let block = block(buffer, position)
      let visible = (((block & each(0x7F)) &+ each(0x7F - Byte.blank)) | block) & each(0x80)
      if visible.x == top || visible.y == top, !signs.contains(.longWord), holdsLongWord(buffer, position) { signs.insert(.longWord) }
      let offsets = block ^ each(0x30)
      let others = (((offsets & each(0x7F)) &+ each(0x76)) | offsets) & each(0x80)
      if others.x & others.y != top {
        let count = 16 &- others.x.nonzeroBitCount &- others.y.nonzeroBitCount
        digits &+= count
        if count &+ digitsBefore >= 4 { signs.insert(.digits) }
        digitsBefore = count
      } else {
        digitsBefore = 0
      }
      position &+= 16
    }
    if digits < 7 { signs.remove(.digits) }
    return signs
  }

  private static let top: UInt64 = 0x8080_8080_8080_8080

  @inline(__always) private static func each(_ byte: UInt8) -> Block {
    let number = UInt64(byte) &* 0x0101_0101_0101_0101
    return Block(number, number)
  }

  /// Sixteen bytes from an offset on, blanks after the end.
  @inline(__always) private static func block(_ buffer: UnsafeRawBufferPointer, _ position: Int) -> Block {
    if position &+ 16 <= buffer.count { return buffer.loadUnaligned(fromByteOffset: position, as: Block.self) }
    return rest(buffer, position)
  }

  private static func rest(_ buffer: UnsafeRawBufferPointer, _ position: Int) -> Block {
    var bytes = SIMD16<UInt8>(repeating: Byte.blank)
    for index in position..<buffer.count { bytes[index - position] = buffer[index] }
    return unsafeBitCast(bytes, to: Block.self)
  }

  /// Whether sixteen visible bytes in a row touch a block.
  private static func holdsLongWord(_ buffer: UnsafeRawBufferPointer, _ position: Int) -> Bool {
    var length = 0
    for index in max(position - 16, 0)..<min(position + 32, buffer.count) {
      length = buffer[index] > Byte.blank ? length + 1 : 0
      if length >= 16 { return true }
    }
    return false
  }

  /// Looks for Arabic, Persian and wide digits by the bytes that their UTF-8 begins with.
  private static func holdsForeignDigit(_ buffer: UnsafeRawBufferPointer) -> Bool {
    holds(buffer, 0xD9, 0xA0...0xA9) || holds(buffer, 0xDB, 0xB0...0xB9) || holds(buffer, 0xEF, 0xBC...0xBC)
  }

  private static func holds(_ buffer: UnsafeRawBufferPointer, _ first: UInt8, _ second: ClosedRange<UInt8>) -> Bool {
    var position = 0
    while let found = buffer.next(first, from: position), found + 1 < buffer.count {
      if second.contains(buffer[found + 1]) { return true }
      position = found + 1
    }
    return false
  }

  /// Looks for `PRIVATE KEY` by its rarest letter.
  private static func holdsPrivateKey(_ buffer: UnsafeRawBufferPointer) -> Bool {
    var position = 0
    while let found = buffer.next(UInt8(ascii: "V"), from: position) {
      if found >= 3, buffer[found - 1] == UInt8(ascii: "I"), buffer[found - 3] == UInt8(ascii: "P") { return true }
      position = found + 1
    }
    return false
  }
}
