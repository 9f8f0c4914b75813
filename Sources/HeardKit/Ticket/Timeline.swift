/// The entries of a ticket's body, found by their headings.
struct Timeline {
  var entries: [Entry] = []
  /// Where the first entry starts, or the end of the file.
  var start: Int
  var diagnostics: [Diagnostic] = []

  init(_ bytes: [UInt8], from bodyStart: Int) {
    let reader = EntryHeading(bytes: bytes)
    var position = bodyStart
    var isOpen = false
    start = bytes.count
    while position < bytes.count {
      let newline = bytes.newline(from: position)
      let next = newline < bytes.count ? newline + 1 : newline
      // Only a line that begins with a hash or a blank can be a heading.
      if bytes[position] == Byte.hash || bytes[position] == Byte.blank {
        switch reader.read(bytes.line(at: position)) {
        case .text: break
        case .entry(var entry):
          close(at: position, isOpen)
          entry.body = next..<bytes.count
          entries.append(entry)
          isOpen = true
          start = min(start, position)
        case .malformed(let range, let message):
          close(at: position, isOpen)
          isOpen = false
          start = min(start, position)
          diagnostics.append(Diagnostic(rule: "entry-heading", severity: .error, range: range, message: message))
        }
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
