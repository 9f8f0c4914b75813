extension Rule {
  static let tooLong = Rule(
    id: "too-long", group: .answers,
    summary: "An answer is longer than its channel takes.",
    rationale: """
      The platform cuts it or refuses it. X counts by weight: a link is 23, most scripts of Asia and emoji are 2 a sign. Shorten it, or split \
      it into two answers. What goes elsewhere, `via dm` for example, is not measured by the public limit.
      """,
    examples: [
      .bad("---\nchannel: twitter\n---\n\n## 2026-11-21 09:00 +00:00 agent bia\n↓" + String(repeating: "very ", count: 56) + "long\n"),
      .good(
        "---\nchannel: twitter\n---\n\n## 2026-11-21 09:00 +00:00 agent bia via dm\n" + String(repeating: "very ", count: 56) + "long\n"),
    ]
  ) { context, report in
    guard let channel = context.channel, let limit = channel.limit else { return }
    let isWeighted = channel.isWeighted
    for index in context.entries.indices where context.entries[index].kind == .agent || context.entries[index].kind == .draft {
      let body = context.entries[index].body
      // A sign weighs at most as much as it has bytes; only links may weigh more.
      if body.count <= limit, !isWeighted || !context.bytes.hasDotInWord(body) { continue }
      if context.isElsewhere(context.entries[index]) { continue }
      let text = context.document.text(of: context.entries[index])
      let length = channel.length(of: text)
      if length <= limit { continue }
      let unit = isWeighted ? " as X counts" : ""
      report(
        context.trimmed(body), "\(length) characters\(unit), and \(channel.name) takes \(limit); cut \(length - limit), or split it in two")
    }
  }
}

extension LintContext {
  /// Whether an answer went out by another way than the ticket's channel: `via dm`.
  func isElsewhere(_ entry: Entry) -> Bool {
    !entry.words.isEmpty && bytes[entry.words].split(whereSeparator: Byte.isBlank).contains { $0.elementsEqual("via".utf8) }
  }

  /// A range without the blanks and line ends at both its ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high, bytes[low] <= Byte.blank { low += 1 }
    while low < high, bytes[high - 1] <= Byte.blank { high -= 1 }
    return low..<high
  }
}

extension [UInt8] {
  /// Whether a dot stands inside a word, as in every link.
  fileprivate func hasDotInWord(_ range: Range<Int>) -> Bool {
    for index in range.dropLast() where self[index] == UInt8(ascii: ".") && self[index + 1] > Byte.blank { return true }
    return false
  }
}
