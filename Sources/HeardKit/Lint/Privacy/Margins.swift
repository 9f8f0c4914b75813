extension TicketDocument {
  /// Goes through the texts of a ticket outside its entries in which nothing personal may stand: the front matter but for who the customer is and where the ticket comes from, what stands before
  /// the first entry, and the values that `set` entries name.
  func forEachMargin(_ look: (Range<Int>) -> Void) {
    if let front = frontMatterRange {
      var start = front.lowerBound
      for index in frontMatter.indices where isIdentity(frontMatter[index].key.verbatim) {
        let value = frontMatter[index].value.range
        guard value.lowerBound >= start else { continue }
        look(start..<value.lowerBound)
        start = value.upperBound
      }
      look(start..<max(start, front.upperBound))
    }
    look(preamble)
    for index in entries.indices where entries[index].kind == .set && !isIdentity(entries[index].change?.key) {
      guard let change = entries[index].change else {
        look(entries[index].words)
        continue
      }
      look(change.old)
      look(change.new)
    }
  }

  /// Whether a key holds a name or number that the ticket is known by.
  private func isIdentity(_ key: Range<Int>?) -> Bool {
    key.map { bytes.matches("customer", in: $0) || bytes.matches("source", in: $0) } ?? false
  }
}
