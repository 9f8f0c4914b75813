/// Looks through messages for what personal data could be made of, so that nearly all of them are never looked at byte by byte.
///
/// All of it but addresses, and secrets that ``Secret`` finds by other means, has digits. Every message of every ticket comes through here,
/// so sixty-four bytes are asked at once where digits are among them; and nearly all that there are make a few numbers of a few digits, which
/// stand between blanks.
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
    guard let text = buffer.baseAddress else { return }
    run = (0, body.lowerBound)
    var position = body.lowerBound
    while position &+ 64 <= body.upperBound {
      let piece = Bytes64(text, buffer.count, at: position)
      if piece.holdDigits { look(at: piece.digits, position, body) }
      position &+= 64
    }
    guard position < body.upperBound else { return }
    // The last sixty-four again, since those behind them would be a heading's.
    let start = max(0, body.upperBound &- 64)
    let piece = Bytes64(text, buffer.count, at: start)
    if piece.holdDigits {
      look(at: (piece.digits & Bytes64.first(body.upperBound &- start)) &>> UInt64(truncatingIfNeeded: position &- start), position, body)
    }
  }

  /// - Parameter flags: Those of sixty-four bytes that are digits.
  private mutating func look(at flags: UInt64, _ position: Int, _ body: Range<Int>) {
    // Only the first ones of groups can stand behind a country's letters.
    var starts = flags & ~(flags &<< 1)
    while starts != 0 {
      let first = starts.trailingZeroBitCount
      starts &= starts &- 1
      let start = position &+ first
      addToRun(start..<start &+ (~(flags &>> UInt64(first))).trailingZeroBitCount)
      let isWord = start == body.lowerBound || buffer[start &- 1] <= Byte.blank
      if isWord, ByteWord.firstBlank(in: buffer.word(at: start)) != 0 { continue }
      if IBAN.mayStart(buffer, start &- 2, body) { found.insert(.accountNumber) }
      if Secret.mayStand(in: buffer, around: start, body) { found.insert(.longWord) }
    }
  }

  private func isLetter(_ first: UInt8, at position: Int) -> Bool {
    position &+ 2 < buffer.count && NumberSign.isLetter(first, buffer[position &+ 1], buffer[position &+ 2])
  }

  /// Looks for seven digits with no letter between them, but for those that name a line's end or a blank in HTML.
  private mutating func addToRun(_ group: Range<Int>) {
    var position = run.end
    while run.count > 0, position < group.lowerBound {
      let byte = buffer[position]
      if NumberScan.isLetter(byte) || byte >= 0x80 && isLetter(byte, at: position) { run.count = 0 }
      position &+= 1
      if byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") {
        while position < group.lowerBound, NumberScan.isLetter(buffer[position]) { position &+= 1 }
      }
    }
    digits &+= group.count
    run = (run.count &+ group.count, group.upperBound)
    if run.count >= 7 { found.insert(.number) }
  }
}
