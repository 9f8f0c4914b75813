/// docs/rules.md: every rule by group, with its examples.
public func rulesMarkdown() -> String {
  var text = "# Rules\n\nMade from the rules themselves; `heard explain RULE` shows one. "
  text +=
    "`unknown-response` is not among them, though it was planned: nothing in a ticket refers to a canned response once it is written. Severities can be changed under `lint` in heard.yaml: `error`, `warning`, `info` or `off`. In examples `↓` stands before each finding.\n"
  text += "\n| rule | finds | by default | fix | stops a commit |\n| --- | --- | --- | --- | --- |\n"
  for rule in Rule.all {
    text +=
      "| [\(rule.id)](#\(rule.id)) | \(rule.summary) | \(rule.severity.rawValue) | \(rule.hasFix ? "yes" : "") | \(rule.stopsCommit ? "yes" : "") |\n"
  }
  for group in Rule.Group.allCases {
    text += "\n## \(group.title)\n"
    for rule in Rule.all where rule.group == group { text += "\n### \(rule.id)\n\n" + ruleMarkdown(rule) }
  }
  return text
}

/// A rule as a piece of Markdown, without its heading.
func ruleMarkdown(_ rule: Rule) -> String {
  var text = "\(rule.summary) \(rule.rationale)\n\n\(rule.facts)\n"
  for example in rule.examples {
    if let before = example.before { text += "\nAt the base:\n\n" + fenced(before) }
    text += "\n\(example.title):\n\n" + fenced(example.marked)
    if let fixed = example.fixed { text += "\n\(example.fixTitle):\n\n" + fenced(fixed) }
    if let path = example.movesTo { text += "\nThe file moves from `\(example.path)` to `\(path)`.\n" }
  }
  return text
}

/// A rule as `heard explain` shows it.
public func explanation(of rule: Rule) -> String {
  var text = "\(rule.id): \(rule.summary)\n\n\(rule.rationale)\n\n\(rule.facts)\n"
  for example in rule.examples {
    if let before = example.before { text += "\nAt the base:\n" + indented(before) }
    text += "\n\(example.title):\n" + indented(example.marked)
    if let fixed = example.fixed { text += "\(example.fixTitle):\n" + indented(fixed) }
    if let path = example.movesTo { text += "The file moves from \(example.path) to \(path).\n" }
  }
  return text
}

extension Rule {
  /// `An error by default. It stops a commit. heard fix mends it.`
  fileprivate var facts: String {
    let level = severity == .error ? "An error" : severity == .warning ? "A warning" : "A remark"
    return "\(level) by default." + (stopsCommit ? " It stops a commit." : "") + (hasFix ? " `heard fix` mends it." : "")
  }
}

extension Rule.Group {
  fileprivate var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}

extension Example {
  fileprivate var title: String { isBad ? "Bad" : "Good" }
  fileprivate var fixTitle: String { isFixSafe ? "Fixed" : "Suggested" }
}

/// A code block whose fence no line of the text closes; control characters stay visible.
private func fenced(_ text: String) -> String {
  let shown = printable(text, keepingLines: true)
  return "```\n\(shown)\(shown.utf8.last == Byte.newline ? "" : "\n")```\n"
}

private func indented(_ text: String) -> String {
  printable(text, keepingLines: true).utf8.split(separator: Byte.newline, omittingEmptySubsequences: false)
    .map { $0.isEmpty ? "\n" : "    \(String(decoding: Array($0), as: UTF8.self))\n" }.joined()
}
