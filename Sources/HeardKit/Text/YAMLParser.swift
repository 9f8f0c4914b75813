/// The state of reading one document: a place in the bytes and what was found wrong so far.
///
/// Blocks, flow collections and scalars are read by extensions, each in its own file.
struct YAMLParser {
  /// Thrown once a diagnostic is made: the value is given up, reading resumes at the next key of the outermost mapping.
  struct Abandoned: Error {}

  static let deepestNesting = 64
  /// Longer keys are refused by other parsers, which look no further ahead for the colon.
  static let longestKey = 1024

  let bytes: [UInt8]
  let end: Int
  var position: Int
  /// Where the line of `position` starts: an indentation is the distance from it.
  var lineStart: Int
  var depth = 0
  /// Set when nesting is given up: starting again a level further in would only find the same.
  var isTooDeep = false
  var diagnostics: [Diagnostic] = []

  init(_ bytes: [UInt8], in range: Range<Int>) {
    self.bytes = bytes
    end = range.upperBound
    position = range.lowerBound
    if range.count >= 3, bytes[position] == 0xEF, bytes[position + 1] == 0xBB, bytes[position + 2] == 0xBF { position += 3 }
    lineStart = position
  }

  /// In the order of their places.
  var sortedDiagnostics: [Diagnostic] {
    diagnostics.count < 2 ? diagnostics : diagnostics.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// The byte at an offset; 0 beyond the end.
  @inline(__always) func byte(_ offset: Int) -> UInt8 { offset < end ? bytes[offset] : 0 }

  var column: Int { position - lineStart }

  /// Whether a blank, a line end or the end of the document stands at an offset.
  @inline(__always) func isSpace(_ offset: Int) -> Bool {
    guard offset < end else { return true }
    let byte = bytes[offset]
    return byte == .space || byte == .newline || byte == .tab || byte == .return
  }

  func isLineEnd(_ offset: Int) -> Bool {
    offset >= end || bytes[offset] == .newline || (bytes[offset] == .return && (offset + 1 >= end || bytes[offset + 1] == .newline))
  }

  /// `- ` at an offset: an entry of a list.
  func isDash(_ offset: Int) -> Bool { byte(offset) == .dash && isSpace(offset + 1) }

  /// `---` or `...` at the start of a line.
  func isDocumentMarker(_ offset: Int) -> Bool {
    let first = byte(offset)
    return (first == .dash || first == .dot) && byte(offset + 1) == first && byte(offset + 2) == first && isSpace(offset + 3)
  }

  func lineEnd(_ offset: Int) -> Int {
    var offset = offset
    while offset < end, bytes[offset] != .newline { offset += 1 }
    return offset
  }

  /// The end of what stands in a line after trailing blanks are taken away.
  func trimmed(_ range: Range<Int>) -> Int {
    var last = range.upperBound
    while last > range.lowerBound, isSpace(last - 1) { last -= 1 }
    return last
  }

  /// The outermost mapping.
  mutating func document() -> [YAMLPair] {
    reportForbiddenCharacters()
    var pairs: [YAMLPair] = []
    pairs.reserveCapacity(8)
    var rootColumn = -1
    var resumeAfter = position
    while true {
      resumeAfter = position
      do throws(Abandoned) {
        try skipToContent()
        if rootColumn < 0, isDocumentMarker(position), column == 0, byte(position) == .dash { try skipFirstMarker() }
        guard position < end else { break }
        resumeAfter = position
        if rootColumn < 0 { rootColumn = column }
        try expectColumn(rootColumn)
        let key = try key()
        let colon = position
        do throws(Abandoned) {
          pairs.append(YAMLPair(key: key, value: try value(indent: rootColumn)))
        } catch {
          pairs.append(YAMLPair(key: key, value: YAMLNode(restOfLine(colon))))
          throw error
        }
      } catch {
        resume(after: isTooDeep ? position : resumeAfter, column: max(rootColumn, 0))
      }
    }
    reportDuplicateKeys(pairs)
    return pairs
  }

  /// `---` alone before everything else says nothing new.
  private mutating func skipFirstMarker() throws(Abandoned) {
    position += 3
    guard try isLineDone() else {
      throw fail(position..<trimmed(position..<lineEnd(position)), "text after '---'; write it on the next line")
    }
    try skipToContent()
  }

  private func restOfLine(_ colon: Int) -> YAMLScalar {
    var start = colon
    while byte(start) == .space || byte(start) == .tab { start += 1 }
    let last = plainLine(start, inFlow: false).end
    return last <= start ? .empty(at: colon) : YAMLScalar(.plain, start..<last, verbatim: start..<last)
  }

  /// Goes to the next line that can be a key of the outermost mapping.
  private mutating func resume(after start: Int, column: Int) {
    depth = 0
    isTooDeep = false
    position = lineEnd(start)
    while position < end {
      lineStart = position + 1
      position = min(lineStart, end)
      while byte(position) == .space { position += 1 }
      if self.column == column, !isDash(position), byte(position) != .hash, byte(position) != .tab, startsKey(position) { return }
      position = lineEnd(position)
    }
  }
}

extension UInt8 {
  static let tab = UInt8(ascii: "\t"), newline = UInt8(ascii: "\n"), `return` = UInt8(ascii: "\r"), space = UInt8(ascii: " ")
  static let dash = UInt8(ascii: "-"), dot = UInt8(ascii: "."), hash = UInt8(ascii: "#"), colon = UInt8(ascii: ":")
  static let comma = UInt8(ascii: ","), question = UInt8(ascii: "?"), backslash = UInt8(ascii: "\\")
  static let quote = UInt8(ascii: "\""), apostrophe = UInt8(ascii: "'"), percent = UInt8(ascii: "%")
  static let openBracket = UInt8(ascii: "["), closeBracket = UInt8(ascii: "]")
  static let openBrace = UInt8(ascii: "{"), closeBrace = UInt8(ascii: "}")
}
