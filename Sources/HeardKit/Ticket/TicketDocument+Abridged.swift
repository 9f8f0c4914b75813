extension TicketDocument {
  /// The file without what was said: its front matter and its headings, a line each. Reads as this document does, with empty texts, and so
  /// gives the same clocks and rows.
  public var abridgedBytes: [UInt8] {
    var short = Array(bytes[..<preamble.lowerBound])
    for index in entries.indices {
      short += bytes[entries[index].heading]
      short.append(Byte.newline)
    }
    return short
  }
}
