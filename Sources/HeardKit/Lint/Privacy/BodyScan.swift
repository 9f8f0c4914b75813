/// Looks through messages for what personal data could be made of, so that nearly all of them are never looked at byte by byte.
///
/// All of it but addresses, and secrets that ``Secret`` finds by other means, has digits. Every message of every ticket comes through here,
/// so thirty-two bytes are asked at once whether any of them is one; and of those that have some, nearly all have a few numbers of a few digits,
/// which stand between blanks.
struct BodyScan {
  private let buffer: UnsafeRawBufferPointer
  private var found: Signs = []
  /// Of all messages read so far.
  private var digits = 0
  /// Digits of one message with no letter between them, and where the last of them ends.
  private var run = (count: 0, end: 0)

  init(_ buffer: UnsafeRawBufferPointer) { self.buffer = buffer }

  /// What was found. An account number has seven digits, whatever it begins with.
  var signs: Signs { digits < 7 ? found.subtracting(.accountNumber) : found }

  mutating func read(_ body: Range<Int>) {
    guard let base = buffer.baseAddress else { return }
    let (zero, ten) = (Bytes16(repeating: 48), Bytes16(repeating: 10))
    run = (0, body.lowerBound)
    var position = body.lowerBound
    while position &+ 32 <= body.upperBound {
      let low = ((base + position).loadUnaligned(as: Bytes16.self) &- zero) .< ten
      let high = ((base + position + 16).loadUnaligned(as: Bytes16.self) &- zero) .< ten
      if !(low .| high).isNone {
        look(at: low.halves[0], position, body)
        look(at: low.halves[1], position &+ 8, body)
        look(at: high.halves[0], position &+ 16, body)
        look(at: high.halves[1], position &+ 24, body)
      }
      position &+= 32
    }
    while position < body.upperBound {
      look(at: ByteWord.digits(buffer.word(at: position) & ByteWord.first(body.upperBound &- position)), position, body)
      position &+= 8
    }
  }

  /// - Parameter flags: The top bits, and perhaps all, of those of eight bytes that are digits.
  @inline(__always) private mutating func look(at flags: UInt64, _ position: Int, _ body: Range<Int>) {
    if flags != 0 { lookCloser(at: flags & ByteWord.top, position, body) }
  }

  private mutating func lookCloser(at flags: UInt64, _ position: Int, _ body: Range<Int>) {
    digits &+= ByteWord.count(flags)
    // Only the first ones of groups can stand behind a country's letters.
    var starts = flags & ~(flags &<< 8)
    while starts != 0 {
      let first = starts.trailingZeroBitCount
      starts &= starts &- 1
      let (start, behind) = (position &+ first &>> 3, ~(flags | ~ByteWord.top) &>> UInt64(first))
      let count = behind == 0 ? 8 &- first &>> 3 : behind.trailingZeroBitCount &>> 3
      addToRun(start..<start &+ count)
      let isWord = start == body.lowerBound || buffer[start &- 1] <= Byte.blank
      if isWord, ByteWord.firstBlank(in: buffer.word(at: start)) != 0 { continue }
      if IBAN.mayStart(buffer, start &- 2, body) { found.insert(.accountNumber) }
      if Secret.mayStand(in: buffer, around: start, body) { found.insert(.longWord) }
    }
  }

  /// Looks for seven digits with no letter between them, but for those that name a line's end or a blank in HTML.
  private mutating func addToRun(_ group: Range<Int>) {
    var position = run.end
    while run.count > 0, position < group.lowerBound {
      let byte = buffer[position]
      if NumberScan.isLetter(byte) { run.count = 0 }
      position &+= 1
      if byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") {
        while position < group.lowerBound, NumberScan.isLetter(buffer[position]) { position &+= 1 }
      }
    }
    run = (run.count &+ group.count, group.upperBound)
    if run.count >= 7 { found.insert(.number) }
  }
}
