/// The entries of a ticket's body, found by their headings.
struct Timeline {
  var entries: [Entry] = []
  /// Where the first entry starts, or the end of the file.
  var start: Int
  var diagnostics: [Diagnostic] = []

  init(_ bytes: [UInt8], from bodyStart: Int) {
    let reader = EntryHeading(bytes: bytes)
    entries.reserveCapacity(12)
    var words: [EntryHeading.Word] = []
    words.reserveCapacity(8)
    var day = Timestamp.Day()
    var position = bodyStart
    var isOpen = false
    start = bytes.count
    // A heading has a hash behind at most three blanks: other lines are passed over at the speed of memchr.
    while let hash = bytes.withUnsafeBytes({ $0.next(Byte.hash, from: position) }) {
      var lineStart = hash
      while lineStart > position, hash - lineStart < 3, bytes[lineStart - 1] == Byte.blank { lineStart -= 1 }
      guard lineStart == bodyStart || bytes[lineStart - 1] == Byte.newline else {
        position = hash + 1
        continue
      }
      let line = bytes.line(at: lineStart)
      // At the newline, or at the return before it.
      let isReturn = line.upperBound < bytes.count && bytes[line.upperBound] == Byte.carriageReturn
      let next = min(line.upperBound + (isReturn ? 2 : 1), bytes.count)
      switch reader.read(line, &words, &day) {
      case .text: break
      case .entry(var entry):
        close(at: lineStart, isOpen)
        entry.body = next..<bytes.count
        entries.append(entry)
        isOpen = true
        start = min(start, lineStart)
      case .malformed(let range, let message):
        close(at: lineStart, isOpen)
        isOpen = false
        start = min(start, lineStart)
        diagnostics.append(Diagnostic(rule: "entry-heading", severity: .error, range: range, message: message))
      }
      position = next
    }
  }

  /// Ends the body of the entry before a heading; what follows a malformed heading belongs to nobody.
  private mutating func close(at position: Int, _ isOpen: Bool) {
    guard isOpen, let last = entries.indices.last else { return }
    entries[last].body = entries[last].body.lowerBound..<position
  }
}
