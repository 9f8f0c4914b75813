extension Rule {
  static let badValue = Rule(
    id: "bad-value", group: .file, severity: .error,
    summary: "A value of the front matter is none that its key may have.",
    rationale: """
      A priority or field that heard.yaml does not list matches no policy. A channel that it does not list has no limits: that is a warning. \
      Empty values count as absent.
      """,
    examples: [
      .bad("---\npriority: ↓hihg\n---\n", suggested: "---\npriority: high\n---\n"),
      .bad("---\nsubject: ↓[a, b]\ntags: ↓billing, refund\n---\n", suggested: "---\nsubject: [a, b]\ntags: [billing, refund]\n---\n"),
      .bad("---\namount: ↓much\ndelivered: ↓2026-02-30\nplan: ↓silver\n---\n"),
      .good("---\nsubject: A\npriority: high\nchannel: email\ntags: [billing]\namount: 12.50\ndelivered: 2026-02-28\nplan: gold\n---\n"),
    ]
  ) { context, report in
    for key in textKeys {
      guard let node = context.value(key) else { continue }
      if case .scalar = node.content { continue }
      report(node.range, "`\(key)` is one value, not a list or map")
    }
    checkName(.priority, among: context.terms.vocabulary.priorities, context, &report, .error)
    checkName(.channel, among: context.terms.vocabulary.channels, context, &report, .warning)
    checkList(.tags, "a tag is one word", "[billing, refund]", context, &report)
    checkList(.links, "a link is one id", "[2611-7K3QX2]", context, &report)
    if context.signs.isDisjoint(with: [.ownKey, .unknownKey]) { return }
    for field in context.configuration.fields { check(field, context, &report) }
  }

  private static let textKeys: [Ticket.Key] = [
    .subject, .customer, .channel, .priority, .assignee, .segment, .source, .language, .joined,
  ]

  /// A key whose values are a list of heard.yaml: `priority` is one of `priorities`.
  private static func checkName(
    _ key: Ticket.Key, among known: Names, _ context: LintContext, _ report: inout Report, _ severity: Severity
  ) {
    guard case .scalar(let scalar) = context.value(key)?.content else { return }
    if let range = scalar.verbatim, range.isEmpty || known.index(of: range, in: context.bytes) != nil { return }
    let section = key == .priority ? "`priorities`" : "`channels`"
    oneOf(known.texts, scalar, context, &report, severity, "unknown \(key)", "it is not among \(section) of heard.yaml")
  }

  private static func oneOf(
    _ known: [String], _ scalar: YAMLScalar, _ context: LintContext, _ report: inout Report, _ severity: Severity, _ what: String,
    _ otherwise: String
  ) {
    let text = scalar.text(in: context.bytes)
    if text.isEmpty || known.contains(where: { $0.utf8.elementsEqual(text.utf8) }) { return }
    guard let meant = nearest(to: text, in: known) else {
      let choice = known.count <= 8 ? "; write \(known.joined(separator: ", "))" : ""
      return report(scalar.range, "\(what) \(excerpt(text)): \(otherwise)\(choice)", highest: severity)
    }
    let fix = Fix("write '\(meant)'", isSafe: false, edits: [.replace(scalar.range, by: YAML.quoted(meant))])
    report(scalar.range, "\(what) \(excerpt(text)); did you mean '\(meant)'?", highest: severity, fixes: [fix])
  }

  private static func checkList(
    _ key: Ticket.Key, _ item: String, _ example: String, _ context: LintContext, _ report: inout Report
  ) {
    guard let node = context.value(key) else { return }
    switch node.content {
    case .mapping: report(node.range, "`\(key)` is a list: \(example)")
    case .sequence(let items):
      for node in items {
        if case .scalar = node.content { continue }
        report(node.range, "\(item), not a list or map")
      }
    case .scalar(let scalar):
      let text = scalar.text(in: context.bytes)
      guard text.utf8.contains(where: { $0 == UInt8(ascii: ",") || $0 == Byte.blank }) else { return }
      let words = text.utf8.split { $0 == UInt8(ascii: ",") || $0 == Byte.blank }.map {
        YAML.quoted(String(decoding: Array($0), as: UTF8.self))
      }
      let fix = Fix("write a list", isSafe: false, edits: [.replace(scalar.range, by: "[\(words.joined(separator: ", "))]")])
      report(
        scalar.range, "\(excerpt(text)) is one word of `\(key)` as it stands; write a list in brackets", highest: .warning, fixes: [fix])
    }
  }

  private static func check(_ field: Field, _ context: LintContext, _ report: inout Report) {
    guard let pair = context.document.pair(field.name) else { return }
    guard case .scalar(let scalar) = pair.value.content else {
      return report(pair.value.range, "`\(field.name)` is one value, not a list or map")
    }
    let text = scalar.text(in: context.bytes)
    if text.isEmpty { return }
    switch field.kind {
    case .text: break
    case .number where !isNumber(text):
      report(scalar.range, "`\(field.name)` is a number, and \(excerpt(text)) is none; write it as 12 or 12.50")
    case .date where CivilDate(iso: text) == nil:
      report(scalar.range, "`\(field.name)` is a date, and \(excerpt(text)) is none; write it as 2026-11-21")
    case .number, .date: break
    }
    if !field.oneOf.isEmpty {
      oneOf(field.oneOf, scalar, context, &report, .error, "unknown \(field.name)", "heard.yaml has no such value for it")
    }
  }

  private static func isNumber(_ text: String) -> Bool {
    let digits = text.utf8.drop { $0 == Byte.dash }
    let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count <= 2 && text.utf8.count - digits.count <= 1 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(Byte.isDigit) }
  }
}

extension CivilDate {
  /// Reads `2026-11-21`; nil if there is no such day.
  init?(iso text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, let (time, end) = Timestamp.scan(bytes + Array("T00:00Z".utf8), from: 0, to: 17), end == 17 else { return nil }
    self = LocalTime(time.instant, offset: 0).date
  }
}
