/// An ignore comment: `<!-- heard: ignore RULE because REASON -->`.
struct Suppression {
  /// The comment in the file.
  var range: Range<Int>
  /// It covers the findings that begin before this place of the file.
  var end: Int
  var rule: String
  /// Empty where none is given.
  var reason: String

  var hasReason: Bool { !reason.isEmpty }

  /// Takes away what comments cover, and reports those that cover nothing.
  static func apply(_ context: LintContext, _ report: inout Report) {
    // What only review finds, only review can miss.
    let suppressions = all(in: context.document).filter { !$0.isForReview }
    if suppressions.isEmpty { return }
    // All scopes begin with the file, so of a rule the farthest tells what is covered, and the first finding what is needed.
    var (ends, needed): ([String: Int], [String: Int]) = ([:], [:])
    for suppression in suppressions where suppression.hasReason {
      ends[suppression.rule] = max(ends[suppression.rule] ?? 0, suppression.end)
    }
    report.replace(
      report.diagnostics.filter { diagnostic in
        let place = diagnostic.range.lowerBound
        guard let end = ends[diagnostic.rule], place < end else { return true }
        needed[diagnostic.rule] = min(needed[diagnostic.rule] ?? place, place)
        return false
      })
    guard let own = report.rules.firstIndex(where: { $0.rule.id == "unused-ignore" }) else { return }
    report.index = own
    for suppression in suppressions where !suppression.hasReason || suppression.end <= needed[suppression.rule] ?? .max {
      guard let problem = suppression.problem(report.rules.map(\.rule.id)) else { continue }
      report(suppression.range, problem, fixes: [Fix("delete the comment", isSafe: false, edits: [Edit(suppression.range, [])])])
    }
  }

  private var isForReview: Bool {
    if case .revision = Rule.named(rule)?.check { hasReason } else { false }
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
    var found = scan(bytes, document.preamble, endingAt: max(bytes.count, 1))
    for entry in document.entries where entry.kind != .customer { found += scan(bytes, entry.body, endingAt: entry.body.upperBound) }
    return found
  }

  private static func scan(_ bytes: [UInt8], _ range: Range<Int>, endingAt end: Int) -> [Suppression] {
    var found: [Suppression] = []
    var position = range.lowerBound
    while position < range.upperBound {
      let line = bytes.line(at: position).clamped(to: range)
      var start = line.lowerBound
      while let open = bytes.first("<!--", in: start..<line.upperBound) {
        guard let close = bytes.first("-->", in: open.upperBound..<line.upperBound) else { break }
        if let suppression = read(bytes, open.lowerBound..<close.upperBound, end) { found.append(suppression) }
        start = close.upperBound
      }
      position = bytes.newline(from: position) + 1
    }
    return found
  }

  private static func read(_ bytes: [UInt8], _ range: Range<Int>, _ end: Int) -> Suppression? {
    let inside = bytes[range.lowerBound + 4..<range.upperBound - 3]
    let words = inside.split(whereSeparator: Byte.isBlank)
    guard words.count >= 3, words[0].elementsEqual("heard:".utf8), words[1].elementsEqual("ignore".utf8) else { return nil }
    let hasReason = words.count >= 5 && words[3].elementsEqual("because".utf8) && !words[4].elementsEqual("...".utf8)
    let reason = hasReason ? words[4...].map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ") : ""
    return Suppression(range: range, end: end, rule: String(decoding: words[2], as: UTF8.self), reason: reason)
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
