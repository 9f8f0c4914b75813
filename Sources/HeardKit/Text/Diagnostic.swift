/// How bad a finding is. An error makes `heard lint` exit 1.
public enum Severity: String, Comparable, Sendable, CaseIterable {
  case info, warning, error

  public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

  private var rank: Int { self == .error ? 2 : self == .warning ? 1 : 0 }
}

/// What was found at a place of one text. The path joins it in the linter.
public struct Diagnostic: Hashable, Sendable {
  /// The id of the rule that reports it, for example `duplicate-key`.
  public var rule: String
  public var severity: Severity
  /// The bytes that it is about; empty for a place between two bytes.
  public var range: Range<Int>
  /// What is wrong, the value, and what would be right; one line without a final stop.
  public var message: String
  public var fixes: [Fix]

  public init(rule: String, severity: Severity, range: Range<Int>, message: String, fixes: [Fix] = []) {
    self.rule = rule
    self.severity = severity
    self.range = range
    self.message = message
    self.fixes = fixes
  }
}

/// A way to cure a finding.
public struct Fix: Hashable, Sendable {
  /// What it does, as a command: "quote the value".
  public var title: String
  /// Whether `heard fix` may apply it unasked: it cannot change what the text means.
  public var isSafe: Bool
  public var edits: [Edit]
  /// Where the file goes, relative to the workspace; nil where it stays.
  public var movesTo: String?

  public init(_ title: String, isSafe: Bool = true, edits: [Edit], movesTo: String? = nil) {
    self.title = title
    self.isSafe = isSafe
    self.edits = edits
    self.movesTo = movesTo
  }

  /// What it did, once it is applied: "quoted the value".
  var done: String {
    let verb = title.prefix { $0 != " " }
    let past = ["put": "put", "write": "wrote"][verb] ?? verb + (verb.hasSuffix("e") ? "d" : "ed")
    return past + title.dropFirst(verb.count)
  }
}
