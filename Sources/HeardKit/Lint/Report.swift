/// Where rules say what they found in one file.
public struct Report {
  let rules: [(rule: Rule, severity: Severity)]
  /// The rule that runs.
  var index = 0
  private(set) var diagnostics: [Diagnostic] = []

  init(_ rules: [(rule: Rule, severity: Severity)]) { self.rules = rules }

  /// - Parameters:
  ///   - range: The bytes that it is about.
  ///   - message: What is wrong, the value, and what would be right; one line without a final stop.
  ///   - highest: The gravest that this finding can be, whatever severity the rule has.
  mutating func callAsFunction(_ range: Range<Int>, _ message: String, highest: Severity = .error, fixes: [Fix] = []) {
    let (rule, severity) = rules[index]
    diagnostics.append(Diagnostic(rule: rule.id, severity: min(severity, highest), range: range, message: message, fixes: fixes))
  }

  /// Passes on what a reader found by the rule that runs. What the reader itself calls less grave stays so.
  mutating func passOn(_ found: [Diagnostic]) {
    let (rule, severity) = rules[index]
    for diagnostic in found where diagnostic.rule == rule.id {
      var diagnostic = diagnostic
      diagnostic.severity = min(diagnostic.severity, severity)
      diagnostics.append(diagnostic)
    }
  }

  mutating func replace(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }
}
