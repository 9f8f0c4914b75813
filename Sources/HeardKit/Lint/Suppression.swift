/// An ignore comment: `<!-- heard: ignore RULE because REASON -->`.
struct Suppression {
  /// The comment in the file.
  var range: Range<Int>
  /// The bytes of the file whose findings it covers.
  var scope: Range<Int>
  var rule: String
  /// Empty where none is given.
  var reason: String

  var hasReason: Bool { !reason.isEmpty }

  /// Takes away what comments cover, and reports those that cover nothing.
  static func apply(_ context: LintContext, _ report: inout Report) {
    // What only review finds, only review can miss.
    let suppressions = all(in: context.document).filter { !$0.isForReview }
    if suppressions.isEmpty { return }
    var isUsed = suppressions.map { _ in false }
    report.replace(
      report.diagnostics.filter { diagnostic in
        let covering = suppressions.indices.filter { suppressions[$0].covers(diagnostic) }
        for index in covering { isUsed[index] = true }
        return covering.isEmpty
      })
    guard let own = report.rules.firstIndex(where: { $0.rule.id == "unused-ignore" }) else { return }
    report.index = own
    for (suppression, isUsed) in zip(suppressions, isUsed) where !isUsed {
      guard let problem = suppression.problem(report.rules.map(\.rule.id)) else { continue }
      report(suppression.range, problem, fixes: [Fix("delete the comment", isSafe: false, edits: [Edit(suppression.range, [])])])
    }
  }

  private var isForReview: Bool {
    if case .revision = Rule.named(rule)?.check { hasReason } else { false }
  }

  func covers(_ diagnostic: Diagnostic) -> Bool {
    hasReason && diagnostic.rule == rule && scope.contains(diagnostic.range.lowerBound)
  }

  /// Why it covers nothing; nil where its rule does not run, so that nobody knows.
  private func problem(_ running: [String]) -> String? {
    if !running.contains(rule) {
      let ids = Rule.all.map(\.id)
      if ids.contains(rule) { return nil }
      return "no rule \(excerpt(rule))" + (nearest(to: rule, in: ids).map { "; did you mean '\($0)'?" } ?? "; 'heard rules' lists them")
    }
    return hasReason
      ? "nothing here needs '\(rule)' to be ignored; delete the comment"
      : "an ignore comment needs a reason: <!-- heard: ignore \(rule) because ... -->"
  }

  /// The comments of ours: before the first entry for the whole ticket, in an entry for it and what stands above it.
  static func all(in document: TicketDocument) -> [Suppression] {
    let bytes = document.bytes
    var found = scan(bytes, document.preamble, covering: 0..<Swift.max(bytes.count, 1))
    for entry in document.entries where entry.kind != .customer { found += scan(bytes, entry.body, covering: 0..<entry.body.upperBound) }
    return found
  }

  private static func scan(_ bytes: [UInt8], _ range: Range<Int>, covering scope: Range<Int>) -> [Suppression] {
    var found: [Suppression] = []
    var position = range.lowerBound
    while position < range.upperBound {
      let line = bytes.line(at: position).clamped(to: range)
      var start = line.lowerBound
      while let open = bytes.first("<!--", in: start..<line.upperBound) {
        guard let close = bytes.first("-->", in: open.upperBound..<line.upperBound) else { break }
        if let suppression = read(bytes, open.lowerBound..<close.upperBound, scope) { found.append(suppression) }
        start = close.upperBound
      }
      position = bytes.newline(from: position) + 1
    }
    return found
  }

  private static func read(_ bytes: [UInt8], _ range: Range<Int>, _ scope: Range<Int>) -> Suppression? {
    let inside = bytes[range.lowerBound + 4..<range.upperBound - 3]
    let words = inside.split(whereSeparator: Byte.isBlank)
    guard words.count >= 3, words[0].elementsEqual("heard:".utf8), words[1].elementsEqual("ignore".utf8) else { return nil }
    let hasReason = words.count >= 5 && words[3].elementsEqual("because".utf8) && !words[4].elementsEqual("...".utf8)
    let reason = hasReason ? words[4...].map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ") : ""
    return Suppression(range: range, scope: scope, rule: String(decoding: words[2], as: UTF8.self), reason: reason)
  }
}

extension [UInt8] {
  /// The first place of a short literal in a range.
  func first(_ text: StaticString, in range: Range<Int>) -> Range<Int>? {
    let count = text.utf8CodeUnitCount
    var start = range.lowerBound
    while start + count <= range.upperBound {
      if matches(text, in: start..<start + count) { return start..<start + count }
      start += 1
    }
    return nil
  }
}
