/// What lint found in the files of a workspace.
public struct LintResult: Sendable {
  /// A file with findings.
  public struct File: Sendable {
    /// Relative to the workspace.
    public internal(set) var path: String
    public var diagnostics: [Diagnostic]
    let map: LineMap

    public init(path: String, bytes: [UInt8], diagnostics: [Diagnostic]) {
      self.path = path
      self.diagnostics = diagnostics
      map = LineMap(bytes)
    }
  }

  /// In the order of paths; those without findings may be left out.
  public var files: [File]
  /// How many were looked at.
  public var fileCount: Int
  /// Those that were found and are not shown.
  public private(set) var hidden: [Diagnostic] = []

  public init(files: [File], fileCount: Int) {
    self.files = files
    self.fileCount = fileCount
  }

  public func count(_ severity: Severity) -> Int {
    files.reduce(hidden.count { $0.severity == severity }) { $0 + $1.diagnostics.count { $0.severity == severity } }
  }

  /// `2 errors and 1 warning in 12 files; 'heard fix' mends 1`.
  public var summary: String {
    let all = files.flatMap(\.diagnostics) + hidden
    let found = countWords(of: all) ?? "nothing to report"
    let fixable = all.count { $0.fixes.contains(where: \.isSafe) }
    return "\(found) in \(fileCount) file\(fileCount == 1 ? "" : "s")" + (fixable > 0 ? "; 'heard fix' mends \(fixable)" : "")
  }

  /// The first so many findings; the others are hidden, and counted all the same.
  public func prefix(_ limit: Int) -> LintResult {
    var result = self
    var left = Swift.max(0, limit)
    for index in files.indices {
      result.files[index].diagnostics = Array(files[index].diagnostics.prefix(left))
      result.hidden += files[index].diagnostics.dropFirst(left)
      left -= result.files[index].diagnostics.count
    }
    return result
  }

  /// Every finding with its file and a fingerprint that stays when the file moves or is edited elsewhere; one each.
  func eachFinding(_ body: (File, Diagnostic, _ fingerprint: String) -> Void) {
    var seen: [UInt64: Int] = [:]
    for file in files {
      let name = splitPath(file.path).name
      for diagnostic in file.diagnostics {
        let line = file.map.line(file.map.position(of: diagnostic.range.lowerBound).line)
        let text = file.map.bytes.text(file.map.bytes.trimmingBlanks(line).prefix(400))
        let key = "\(diagnostic.rule)\n\(name)\n\(text)"
        let number = seen[stableHash(key), default: 0]
        seen[stableHash(key)] = number + 1
        body(file, diagnostic, hexadecimal(stableHash(number == 0 ? key : "\(key)\n\(number)")))
      }
    }
  }
}

/// `2 errors and 1 warning`; nil for none.
func countWords(of diagnostics: [Diagnostic]) -> String? {
  var words = [(Severity.error, "error"), (.warning, "warning"), (.info, "remark")].compactMap { severity, noun in
    let count = diagnostics.count { $0.severity == severity }
    return count == 0 ? nil : "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
  guard let last = words.popLast() else { return nil }
  return words.isEmpty ? last : words.joined(separator: ", ") + " and " + last
}

extension LintResult.File {
  /// The places of a finding's first byte and of the one after its last.
  func span(_ diagnostic: Diagnostic) -> (start: LineMap.Position, end: LineMap.Position) {
    (map.position(of: diagnostic.range.lowerBound), map.position(of: diagnostic.range.upperBound))
  }
}

private func hexadecimal(_ number: UInt64) -> String {
  let digits = String(number, radix: 16)
  return String(repeating: "0", count: 16 - digits.utf8.count) + digits
}

/// How findings are written.
public enum LintFormat: String, CaseIterable, Sendable {
  case text, json, sarif, github, gitlab, junit, checkstyle

  /// - Parameters:
  ///   - isColored: Whether `text` may use the colours of a terminal.
  ///   - folder: Where the workspace is below the top of its repository: empty, or `support/`. Code hosts count paths from there; `text` and `json`
  ///     are relative to the workspace all the same.
  public func render(_ result: LintResult, isColored: Bool = false, below folder: String = "") -> String {
    var result = result
    if self != .text, self != .json {
      for index in result.files.indices { result.files[index].path = folder + result.files[index].path }
    }
    return switch self {
    case .text: TextReporter(isColored: isColored).report(result)
    case .json: lintJSON(result)
    case .sarif: lintSARIF(result)
    case .github: lintGitHub(result)
    case .gitlab: lintGitLab(result)
    case .junit: lintJUnit(result)
    case .checkstyle: lintCheckstyle(result)
    }
  }
}
