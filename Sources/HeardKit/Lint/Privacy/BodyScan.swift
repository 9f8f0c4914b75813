/// Looks through messages for what personal data could be made of, so that nearly all of them are never looked at byte by byte.
///
/// All of it but addresses, and secrets that ``Secret`` finds by other means, has digits. Every message of every ticket comes through here,
/// so thirty-two bytes are asked at once whether any of them is one.
struct BodyScan {
  private let buffer: UnsafeRawBufferPointer
  private var found: Signs = []
  /// Of all messages read so far.
  private var digits = 0

  init(_ buffer: UnsafeRawBufferPointer) { self.buffer = buffer }

  /// What was found. An account number has seven digits, whatever it begins with.
  var signs: Signs { digits < 7 ? found.subtracting(.accountNumber) : found }

  mutating func read(_ body: Range<Int>) {
    guard let base = buffer.baseAddress else { return }
    var (position, looked) = (body.lowerBound, body.lowerBound)
    while true {
      position = Self.nextDigits(base, position, body.upperBound)
      let end = min(position &+ 32, body.upperBound)
      guard position < end else { return }
      while position < end {
        let flags = ByteWord.digits(buffer.word(at: position) & ByteWord.first(body.upperBound &- position))
        if flags != 0 { look(at: flags, position, body, &looked) }
        position &+= 8
      }
    }
  }

  /// - Parameters:
  ///   - flags: The top bits of those of eight bytes that are digits.
  ///   - looked: How far it is known where numbers stand; what is looked at is looked at once.
  private mutating func look(at flags: UInt64, _ position: Int, _ body: Range<Int>, _ looked: inout Int) {
    digits &+= flags.nonzeroBitCount
    // Only the first ones of groups can begin a number, or be the check digits behind a country's letters.
    var starts = flags & ~(flags &<< 8)
    while starts != 0 {
      let start = position &+ starts.trailingZeroBitCount &>> 3
      if IBAN.mayStart(buffer, start &- 2, body) { found.insert(.accountNumber) }
      if Secret.mayStand(in: buffer, around: start, body) { found.insert(.longWord) }
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

  /// The first block of thirty-two bytes, from a position on, that has digits; else the rest, which is no whole block.
  @inline(__always) private static func nextDigits(_ base: UnsafeRawPointer, _ start: Int, _ end: Int) -> Int {
    let (zero, ten) = (Bytes16(repeating: 48), Bytes16(repeating: 10))
    var position = start
    while position &+ 32 <= end {
      let low = (base + position).loadUnaligned(as: Bytes16.self)
      let high = (base + position + 16).loadUnaligned(as: Bytes16.self)
      if !(((low &- zero) .< ten) .| ((high &- zero) .< ten)).isNone { break }
      position &+= 32
    }
    return position
  }
}
