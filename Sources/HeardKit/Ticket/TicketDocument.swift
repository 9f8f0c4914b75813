/// A ticket's file: its bytes, and the ranges of what was found in them. Reading never fails; what cannot be read is a diagnostic.
public struct TicketDocument: Sendable {
  public let bytes: [UInt8]
  /// The keys and values between the two `---` lines; empty if there are none.
  public let frontMatter: [YAMLPair]
  /// The bytes between the two `---` lines; nil if the file does not begin with one.
  public let frontMatterRange: Range<Int>?
  /// In the order of the file.
  public let entries: [Entry]
  /// What stands between the front matter and the first entry.
  public let preamble: Range<Int>
  /// What the reader found wrong, by the rules `front-matter`, `duplicate-key` and `entry-heading`.
  public let diagnostics: [Diagnostic]

  /// Reads a file in one pass over its bytes.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    let fences = Fences(bytes)
    let yaml = fences.content.map { YAMLDocument.read(bytes, in: $0) }
    let timeline = Timeline(bytes, from: fences.bodyStart)
    frontMatter = yaml?.root ?? []
    frontMatterRange = fences.content
    entries = timeline.entries
    preamble = fences.bodyStart..<timeline.start
    diagnostics = fences.diagnostics + (yaml?.diagnostics ?? []) + timeline.diagnostics
  }

  /// What clocks go by in a file that is known to be in order.
  ///
  /// - Parameter entries: Their kinds, times, and where moves lead.
  init(inOrder bytes: [UInt8], _ frontMatter: [YAMLPair], _ entries: [Entry]) {
    (self.bytes, self.frontMatter, self.entries) = (bytes, frontMatter, entries)
    (frontMatterRange, preamble, diagnostics) = (nil, 0..<0, [])
  }

  /// The line end that new lines get: that of the file's first line.
  public var lineEnd: String {
    let first = bytes.newline(from: 0)
    return first > 0 && first < bytes.count && bytes[first - 1] == Byte.carriageReturn ? "\r\n" : "\n"
  }

  /// The value of a front-matter key; where the key stands twice, the first.
  public func value(_ key: StaticString) -> YAMLNode? {
    // By place: a pair that is handed out is a copy, and lint asks for some twenty values a ticket.
    for index in frontMatter.indices {
      if let range = frontMatter[index].key.verbatim, bytes.matches(key, in: range) { return frontMatter[index].value }
    }
    return nil
  }

  /// The text of a key's value; nil if the key is absent or empty, or its value a list or map.
  public func text(_ key: StaticString) -> String? {
    guard let scalar = scalar(key) else { return nil }
    let text = scalar.text(in: bytes)
    return text.isEmpty ? nil : text
  }

  /// The value of a key; nil if the key is absent, or its value a list or map.
  func scalar(_ key: StaticString) -> YAMLScalar? {
    for index in frontMatter.indices {
      guard let range = frontMatter[index].key.verbatim, bytes.matches(key, in: range) else { continue }
      if case .scalar(let scalar) = frontMatter[index].value.content { return scalar }
      return nil
    }
    return nil
  }

  /// The text of an entry as it was said: escapes undone, blank lines at both ends left out.
  public func text(of entry: Entry) -> String {
    EntryText.unescaped(bytes, entry.body)
  }
}

/// Where the front matter is fenced.
struct Fences {
  var content: Range<Int>?
  var bodyStart: Int
  var diagnostics: [Diagnostic] = []

  init(_ bytes: [UInt8]) {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let first = bytes.line(at: start)
    bodyStart = start
    guard Self.isFence(bytes, first) else {
      diagnostics = [
        Diagnostic(rule: "front-matter", severity: .error, range: first, message: "no front matter; the first line must be '---'")
      ]
      return
    }
    let contentStart = min(bytes.newline(from: start) + 1, bytes.count)
    var position = contentStart
    while position < bytes.count {
      // A line that begins with a letter is neither a fence nor an entry.
      if bytes[position] >= UInt8(ascii: "A") {
        position = min(bytes.newline(from: position) + 1, bytes.count)
        continue
      }
      let line = bytes.line(at: position)
      let next = min(bytes.newline(from: position) + 1, bytes.count)
      if Self.isFence(bytes, line)
        || bytes.matches("...", in: bytes.trimmingBlanks(line)) && line.lowerBound == bytes.trimmingBlanks(line).lowerBound
      {
        content = contentStart..<position
        bodyStart = next
        return
      }
      if EntryHeading.entryStart(bytes, line) != nil { break }
      position = next
    }
    content = contentStart..<position
    bodyStart = position
    diagnostics = [
      Diagnostic(
        rule: "front-matter", severity: .error, range: first,
        message: "the front matter is not closed; write '---' on a line of its own after it")
    ]
  }

  private static func isFence(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    line.count >= 3 && bytes.matches("---", in: line.lowerBound..<line.lowerBound + 3)
      && bytes[line.lowerBound + 3..<line.upperBound].allSatisfy(Byte.isBlank)
  }
}
