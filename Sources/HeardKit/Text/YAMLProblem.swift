/// What is said about a document, and the fixes that go with it.
extension YAMLParser {
  mutating func report(_ severity: Severity, _ range: Range<Int>, _ message: String, fix: Fix? = nil) {
    diagnostics.append(
      Diagnostic(rule: "front-matter", severity: severity, range: range, message: message, fixes: fix.map { [$0] } ?? []))
  }

  mutating func warn(_ range: Range<Int>, _ message: String, fix: Fix) { report(.warning, range, message, fix: fix) }

  /// Reports an error; throw what it returns.
  mutating func fail(_ range: Range<Int>, _ message: String, fix: Fix? = nil) -> Abandoned {
    report(.error, range, message, fix: fix)
    return Abandoned()
  }

  /// The text of a range for a message, shortened.
  func excerpt(_ range: Range<Int>) -> String {
    let text = String(decoding: bytes[range.clamped(to: 0..<bytes.count)].prefix(160), as: UTF8.self)
    return text.count > 40 ? text.prefix(39) + "…" : text
  }

  /// What was read as text although YAML refuses it without quotes.
  mutating func reportUnquoted(_ scalar: YAMLScalar, _ problem: Unquoted) {
    let text = scalar.text(in: bytes)
    let message = "'\(excerpt(scalar.range))' \(problem.reason); put it in quotes"
    let fix = Fix("quote the value", isSafe: problem.severity == .warning, edits: [.replace(scalar.range, by: YAML.doubleQuoted(text))])
    report(problem.severity, scalar.range, message, fix: fix)
  }

  /// Why a value must be quoted.
  struct Unquoted {
    var severity = Severity.warning
    var reason: String

    static let colon = Unquoted(reason: "has a colon and a blank inside")
    static let tab = Unquoted(reason: "has a tab inside")
    static let afterEnd = Unquoted(reason: "goes on after its closing quote or bracket")
    static let header = Unquoted(reason: "starts with the sign of a text block")
    static let flow = Unquoted(reason: "has a sign that ends a value in a list in brackets")

    /// What YAML refuses as the first character of a plain value; nil if it takes it.
    @inline(__always) static func first(_ byte: UInt8) -> Unquoted? {
      let isLetter = (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte >= 0x80 || byte &- UInt8(ascii: "0") < 10
      return isLetter ? nil : first(sign: byte)
    }

    @inline(never) private static func first(sign byte: UInt8) -> Unquoted? {
      let sign = String(UnicodeScalar(byte))
      switch sign {
      case "&", "*":
        return Unquoted(severity: .error, reason: "starts with '\(sign)', which marks an anchor or alias: not part of heard's YAML")
      case "!": return Unquoted(severity: .error, reason: "starts with '!', which marks a tag: not part of heard's YAML")
      case "@", "`", "%", ",", "]", "}", "|", ">", "?", ":", "-", "#", "[", "{", "\"", "'":
        return Unquoted(reason: "starts with '\(sign)', which YAML keeps for itself")
      default: return nil
      }
    }
  }

  /// Reports every key that an earlier one of the same mapping equals.
  mutating func reportDuplicateKeys(_ pairs: [YAMLPair]) {
    guard pairs.count > 1 else { return }
    if pairs.count <= 16 {
      for later in 1..<pairs.count {
        for earlier in 0..<later where isEqual(pairs[earlier].key, pairs[later].key) {
          reportDuplicate(pairs[later].key)
          break
        }
      }
    } else {
      var seen = Set<[UInt8]>(minimumCapacity: pairs.count)
      for pair in pairs where !seen.insert(keyBytes(pair.key)).inserted { reportDuplicate(pair.key) }
    }
  }

  private func keyBytes(_ key: YAMLScalar) -> [UInt8] {
    key.verbatim.map { Array(bytes[$0]) } ?? Array(key.text(in: bytes).utf8)
  }

  private func isEqual(_ left: YAMLScalar, _ right: YAMLScalar) -> Bool {
    guard let left = left.verbatim, let right = right.verbatim else { return keyBytes(left) == keyBytes(right) }
    guard left.count == right.count else { return false }
    for distance in 0..<left.count where bytes[left.lowerBound + distance] != bytes[right.lowerBound + distance] { return false }
    return true
  }

  private mutating func reportDuplicate(_ key: YAMLScalar) {
    diagnostics.append(
      Diagnostic(
        rule: "duplicate-key", severity: .error, range: key.range,
        message: "the key '\(excerpt(key.range))' is given twice; keep one of the two"))
  }
}
