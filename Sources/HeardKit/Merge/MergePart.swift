/// A stretch of a ticket that is merged as one: an entry, or what stands before the first.
struct MergePart {
  /// As it stands in the file, without the blank lines at its end.
  let raw: [UInt8]
  /// The line end and the blank lines after it.
  let tail: [UInt8]
  let isLast: Bool
  /// What makes two parts the same: all of it, with `\n` for line ends.
  let text: [UInt8]
  /// When it happened; nil for what has no time of its own.
  let instant: Instant?
  /// Where a `move` put the ticket.
  let destination: String?

  init(_ bytes: [UInt8], _ range: Range<Int>, _ entry: Entry? = nil) {
    var end = range.upperBound
    while end > range.lowerBound, Byte.isBlank(bytes[end - 1]) || Byte.isLineEnd(bytes[end - 1]) { end -= 1 }
    // Blanks at the end of the last line are part of what somebody wrote.
    while end < range.upperBound, Byte.isBlank(bytes[end]), end > range.lowerBound { end += 1 }
    raw = Array(bytes[range.lowerBound..<end])
    tail = Array(bytes[end..<range.upperBound])
    isLast = range.upperBound == bytes.count
    text = withoutCarriageReturns(raw)
    if case .at(let time) = entry?.time { instant = time.instant } else { instant = nil }
    destination = entry.flatMap { $0.kind == .move ? $0.change.map { bytes.text($0.new) } : nil }
  }

  /// The first line.
  var heading: ArraySlice<UInt8> { text[..<text.newline(from: 0)] }
  /// What stands below the first line.
  var body: ArraySlice<UInt8> { text[text.newline(from: 0)...] }
}

extension TicketDocument {
  /// What stands between the front matter and the first entry.
  var openingPart: MergePart { MergePart(bytes, preamble.lowerBound..<(entries.first?.heading.lowerBound ?? bytes.count)) }

  /// The entries. What follows a heading that cannot be read belongs to the entry before it.
  var parts: [MergePart] {
    zip(entries, entries.dropFirst().map(\.heading.lowerBound) + [bytes.count]).map { entry, end in
      MergePart(bytes, entry.heading.lowerBound..<end, entry)
    }
  }
}

/// The bytes with `\n` for each `\r\n`.
func withoutCarriageReturns(_ bytes: [UInt8]) -> [UInt8] {
  guard bytes.withUnsafeBytes({ $0.next(Byte.carriageReturn, from: 0) }) != nil else { return bytes }
  return bytes.indices.compactMap { index in
    let isLineEnd = bytes[index] == Byte.carriageReturn && index + 1 < bytes.count && bytes[index + 1] == Byte.newline
    return isLineEnd ? nil : bytes[index]
  }
}

extension Byte {
  static func isLineEnd(_ byte: UInt8) -> Bool { byte == newline || byte == carriageReturn }
}
