/// What the path of a canned response says: `responses/billing/refund-sent.pt-BR@twitter.md`.
///
/// A language follows a dot, a channel follows `@`; either may be absent, and they may stand in either order.
public struct ResponseName: Hashable, Sendable {
  /// The topic folders and the name, `billing/refund-sent`.
  public var name: String
  /// The language that this variant is in; nil for the plain file.
  public var language: String?
  /// The channel that this variant is for; nil for the plain file.
  public var channel: String?

  /// Reads a path, with or without `responses/` before it.
  ///
  /// - Returns: nil if it is not a Markdown file, or its name has other parts than these.
  public init?(path: String) {
    var parts = path.split(separator: "/", omittingEmptySubsequences: false)
    if parts.first == "responses" { parts.removeFirst() }
    guard var rest = parts.popLast(), rest.hasSuffix(".md") else { return nil }
    rest.removeLast(3)
    let stem = rest.prefix { $0 != "." && $0 != "@" }
    guard !stem.isEmpty, !parts.contains(where: \.isEmpty) else { return nil }
    name = String(path[(parts.first ?? stem).startIndex..<stem.endIndex])
    rest = rest.dropFirst(stem.count)
    while let sign = rest.popFirst() {
      let part = String(rest.prefix { $0 != "." && $0 != "@" })
      rest = rest.dropFirst(part.count)
      switch sign {
      case "." where language == nil && LanguageTag.isValid(part): language = part
      case "@" where channel == nil && !part.isEmpty: channel = part
      default: return nil
      }
    }
  }

  /// The name without its folders.
  var shortName: Substring { name.split(separator: "/").last ?? "" }
}

/// Language tags as `pt-BR`.
enum LanguageTag {
  /// Whether a text has the form of one: a language of two or three letters, then parts of two to eight letters or digits.
  static func isValid(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first, (2...3).contains(first.utf8.count), first.utf8.allSatisfy(isLetter) else { return false }
    return parts.dropFirst().allSatisfy { (2...8).contains($0.utf8.count) && $0.utf8.allSatisfy { isLetter($0) || Byte.isDigit($0) } }
  }

  /// `pt` of `pt-BR`.
  static func base(_ tag: String) -> String { tag.prefix { $0 != "-" }.lowercased() }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }
}
