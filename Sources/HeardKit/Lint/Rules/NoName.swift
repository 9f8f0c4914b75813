extension Rule {
  static let noName = Rule(
    id: "no-name", group: .answers, severity: .info,
    summary: "The first answer does not call the customer by name.",
    rationale: "Somebody who is called by name feels heard. Only where the ticket knows the name; switch it off where it is not your tone.",
    examples: [
      .bad("---\ncustomer: Ana Souza <@ana>\n---\n\n## 2026-11-21 09:00 +00:00 agent bia\n↓We hear you.\n"),
      .good("---\ncustomer: Ana Souza <@ana>\n---\n\n## 2026-11-21 09:00 +00:00 agent bia\nHi ana, we hear you.\n"),
      .good("---\ncustomer: <@ana>\n---\n\n## 2026-11-21 09:00 +00:00 agent bia\nWe hear you.\n"),
    ]
  ) { context, report in
    guard let index = context.ordered.firstIndex(where: { $0.isHumanAnswer }), let name = context.ticket.customer?.name else { return }
    let body = context.ordered[index].body
    let first = name.utf8.prefix { $0 != Byte.blank }
    if first.count < 2 || context.bytes.contains(word: Array(first), in: body) { return }
    let range = context.trimmed(body)
    if !range.isEmpty { report(range, "the first answer does not call \(excerpt(name)) by name") }
  }
}

extension [UInt8] {
  /// Whether a word stands in a range, in capital or small ASCII letters.
  func contains(word: [UInt8], in range: Range<Int>) -> Bool {
    withUnsafeBytes { text in word.withUnsafeBytes { text.contains(word: $0, in: range) } }
  }
}

extension UnsafeRawBufferPointer {
  /// Whether a word stands in a range, in capital or small ASCII letters.
  func contains(word: UnsafeRawBufferPointer, in range: Range<Int>) -> Bool {
    guard let first = word.first, word.count <= range.count else { return false }
    for start in range.lowerBound...(range.upperBound - word.count) where self[start] | 0x20 == first | 0x20 {
      var length = 1
      while length < word.count, self[start + length] | 0x20 == word[length] | 0x20 { length += 1 }
      if length == word.count { return true }
    }
    return false
  }
}
