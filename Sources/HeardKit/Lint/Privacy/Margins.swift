extension TicketDocument {
  /// The texts of a ticket outside its entries: the front matter but for who the customer is and where the ticket comes from, what stands before
  /// the first entry, and the values that `set` entries name.
  var margins: [Range<Int>] {
    var margins: [Range<Int>] = []
    if let front = frontMatterRange {
      var start = front.lowerBound
      for pair in frontMatter where isIdentity(pair.key.verbatim) && pair.value.range.lowerBound >= start {
        margins.append(start..<pair.value.range.lowerBound)
        start = pair.value.range.upperBound
      }
      margins.append(start..<max(start, front.upperBound))
    }
    margins.append(preamble)
    for entry in entries where entry.kind == .set && !isIdentity(entry.change?.key) {
      margins += entry.change.map { [$0.old, $0.new] } ?? [entry.words]
    }
    return margins
  }

  /// Whether a key holds a name or number that the ticket is known by.
  private func isIdentity(_ key: Range<Int>?) -> Bool {
    key.map { bytes.matches("customer", in: $0) || bytes.matches("source", in: $0) } ?? false
  }
}
