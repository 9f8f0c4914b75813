extension TicketDocument {
  /// The file without what was said: its front matter and its headings, a line each. Reads as this document does, with empty texts, and so
  /// gives the same clocks and rows.
  public var abridgedBytes: [UInt8] {
    var short = Array(bytes[..<preamble.lowerBound])
    // With the line ends that they have: behind a stray carriage return another one would read otherwise.
    for entry in entries { short += bytes[entry.heading.lowerBound..<entry.body.lowerBound] }
    return short
  }
}
