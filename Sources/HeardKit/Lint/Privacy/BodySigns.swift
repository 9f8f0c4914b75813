/// What a stretch of text could hold at all, so that most messages are never looked at byte by byte.
struct BodySigns: OptionSet, Sendable {
  let rawValue: UInt8

  /// Four digits in some 16 bytes, eight and eight.
  static let digits = BodySigns(rawValue: 1)
  static let at = BodySigns(rawValue: 2)
  /// Eight bytes without a blank, as any word of 15 has.
  static let longWord = BodySigns(rawValue: 4)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self = bytes.withUnsafeBytes { Self.scan(UnsafeRawBufferPointer(rebasing: $0[range])) }
  }

  /// Eight bytes at a time in one number: additions that cannot carry from byte to byte set the top bit of those that are sought.
  private static func scan(_ buffer: UnsafeRawBufferPointer) -> BodySigns {
    var (digitsBefore, at, longWord, digits) = (0, UInt64(0), false, false)
    var position = 0
    while position < buffer.count {
      let word = word(buffer, position)
      let low = word & each(0x7F)
      let ats = word ^ each(UInt8(ascii: "@"))
      at |= ~(((ats & each(0x7F)) &+ each(0x7F)) | ats) & each(0x80)
      let visible = ((low &+ each(0x7F - Byte.blank)) | word) & each(0x80)
      if visible == each(0x80) { longWord = true }
      let offsets = word ^ each(0x30)
      let count = (~(((offsets & each(0x7F)) &+ each(0x76)) | offsets) & each(0x80)).nonzeroBitCount
      if count + digitsBefore >= 4 { digits = true }
      digitsBefore = count
      position += 8
    }
    var signs: BodySigns = []
    if digits { signs.insert(.digits) }
    if at != 0 { signs.insert(.at) }
    if longWord { signs.insert(.longWord) }
    return signs
  }

  private static func each(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

  /// Eight bytes from an offset on, blanks after the end.
  private static func word(_ buffer: UnsafeRawBufferPointer, _ position: Int) -> UInt64 {
    if position + 8 <= buffer.count { return buffer.loadUnaligned(fromByteOffset: position, as: UInt64.self) }
    var word = each(Byte.blank)
    for index in position..<buffer.count { word = word << 8 | UInt64(buffer[index]) }
    return word
  }
}
