/// Looks through messages for what personal data could be made of, so that nearly all of them are never looked at byte by byte.
///
/// Every message of every ticket comes through here, so sixteen bytes are judged at once, as two numbers of eight bytes each:
/// sums that cannot carry from byte to byte set the top bit of what is sought.
struct BodyScan {
  private let buffer: UnsafeRawBufferPointer
  private var found: Signs = []
  /// Of all messages read so far.
  private var digits = 0

  init(_ buffer: UnsafeRawBufferPointer) { self.buffer = buffer }

  /// An account number has seven digits, whatever it begins with.
  var signs: Signs {
    var signs = digits < 7 ? found.subtracting(.accountNumber) : found
    if EmailAddress.mayStand(in: buffer, from: 0) { signs.insert(.address) }
    if Secret.mayBePrivateKey(in: buffer, from: 0) { signs.insert(.longWord) }
    if Self.holdsForeignDigit(buffer) { signs.insert(.number) }
    return signs
  }

  mutating func read(_ body: Range<Int>) {
    guard let base = buffer.baseAddress else { return }
    var (position, looked) = (body.lowerBound, body.lowerBound)
    while true {
      position = Self.nextOfInterest(base, position, body.upperBound)
      guard position < body.upperBound else { return }
      let words = (word(position, body.upperBound), word(position &+ 8, body.upperBound))
      if Self.isVisible(words.0) || Self.isVisible(words.1), holdsLongWord(position, body) { found.insert(.longWord) }
      lookAtDigits(~Self.others(words.0) & Self.top, position, body, &looked)
      lookAtDigits(~Self.others(words.1) & Self.top, position &+ 8, body, &looked)
      position &+= 16
    }
  }

  /// - Parameters:
  ///   - flags: The top bits of those of eight bytes that are digits.
  ///   - looked: How far it is known where numbers stand; what is looked at is looked at once.
  private mutating func lookAtDigits(_ flags: UInt64, _ position: Int, _ body: Range<Int>, _ looked: inout Int) {
    digits &+= flags.nonzeroBitCount
    // Only the first ones of groups can begin a number, or be the check digits behind a country's letters.
    var starts = flags & ~(flags &<< 8)
    while starts != 0 {
      let start = position &+ starts.trailingZeroBitCount &>> 3
      if IBAN.mayStart(buffer, start &- 2, body) { found.insert(.accountNumber) }
      if start >= looked, !found.contains(.number) { lookForNumber(start, body.upperBound, &looked) }
      starts &= starts &- 1
    }
  }

  /// Looks for seven digits with no letter between them, but for those that name a line's end or a blank in HTML.
  private mutating func lookForNumber(_ start: Int, _ end: Int, _ looked: inout Int) {
    var (position, count) = (start, 0)
    while position < end, count < 7 {
      let byte = buffer[position]
      if NumberScan.isLetter(byte) { break }
      position &+= 1
      if Byte.isDigit(byte) { count &+= 1 }
      if byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") {
        while position < end, NumberScan.isLetter(buffer[position]) { position &+= 1 }
      }
    }
    looked = position
    if count == 7 { found.insert(.number) }
  }

  /// The first block of sixteen bytes, from a position on, that has digits or eight visible bytes in a row; else the end's, if it is not whole.
  @inline(never) private static func nextOfInterest(_ base: UnsafeRawPointer, _ start: Int, _ end: Int) -> Int {
    var position = start
    while position &+ 16 <= end {
      let low = (base + position).loadUnaligned(as: UInt64.self)
      let high = (base + position + 8).loadUnaligned(as: UInt64.self)
      if others(low) & others(high) != top || isVisible(low) || isVisible(high) { break }
      position &+= 16
    }
    return position
  }

  /// Whether none of eight bytes is a blank or less.
  @inline(__always) private static func isVisible(_ word: UInt64) -> Bool {
    (((word & each(0x7F)) &+ each(0x7F - Byte.blank)) | word) & top == top
  }

  /// The top bits of the bytes that are no digits.
  @inline(__always) private static func others(_ word: UInt64) -> UInt64 {
    let offsets = word ^ each(0x30)
    return (((offsets & each(0x7F)) &+ each(0x76)) | offsets) & top
  }

  private static let top: UInt64 = 0x8080_8080_8080_8080

  @inline(__always) private static func each(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

  /// Eight bytes from an offset on, blanks after the end of the message.
  @inline(__always) private func word(_ position: Int, _ end: Int) -> UInt64 {
    position &+ 8 <= end ? UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: position, as: UInt64.self)) : lastWord(position, end)
  }

  @inline(never) private func lastWord(_ position: Int, _ end: Int) -> UInt64 {
    let count = min(max(end - position, 0), 8)
    if position + 8 <= buffer.count {
      let kept = (1 as UInt64) << UInt64(8 * count) &- 1
      return UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: position, as: UInt64.self)) & kept | Self.each(Byte.blank) & ~kept
    }
    var word = Self.each(Byte.blank)
    for offset in 0..<count {
      let shift = UInt64(8 * offset)
      word = word & ~(0xFF << shift) | UInt64(buffer[position + offset]) << shift
    }
    return word
  }

  /// Whether sixteen visible bytes in a row touch a block.
  @inline(never) private func holdsLongWord(_ position: Int, _ body: Range<Int>) -> Bool {
    var length = 0
    for index in max(position - 16, body.lowerBound)..<min(position + 32, body.upperBound) {
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
}
