/// Values without quotes, and those that begin a line of their own kind.
extension YAMLParser {
  /// What one line of a plain value holds.
  struct PlainLine {
    /// After the last byte that is not blank.
    var end: Int
    /// Where the line ends, or a comment or a sign of a flow collection begins.
    var stop: Int
    /// The first colon that is followed by a blank.
    var colon: Int?
    var tab: Int?
  }

  /// Scans a plain value in its line. In a flow collection it also ends at `,[]{}` and `: `.
  func plainLine(_ start: Int, inFlow: Bool) -> PlainLine {
    if !inFlow, let stop = lineOfWords(start) { return PlainLine(end: trimmed(start..<stop), stop: stop) }
    var line = PlainLine(end: start, stop: start)
    var offset = start
    while offset < end {
      let byte = bytes[offset]
      if byte > .colon {
        if inFlow, isFlowSign(byte) { break }
      } else if byte == .colon {
        if isSpace(offset + 1) || (inFlow && isFlowSign(self.byte(offset + 1))) {
          if line.colon == nil { line.colon = offset }
          if inFlow { break }
        }
      } else if byte == .newline || (inFlow && byte == .comma) {
        break
      } else if byte == .tab {
        if line.tab == nil { line.tab = offset }
      } else if byte == .hash, offset > start, isSpace(offset - 1) {
        break
      }
      offset += 1
    }
    line.stop = offset
    line.end = trimmed(start..<offset)
    return line
  }

  /// Where a line ends that has no sign in it by which a value could end earlier or need quotes, found at the speed of memchr.
  private func lineOfWords(_ start: Int) -> Int? {
    guard start < end else { return nil }
    return bytes.withUnsafeBytes { buffer in
      let document = UnsafeRawBufferPointer(rebasing: buffer[..<end])
      let stop = document.next(.newline, from: start) ?? end
      let line = UnsafeRawBufferPointer(rebasing: document[start..<stop])
      return line.next(.colon, from: 0) == nil && line.next(.hash, from: 0) == nil && line.next(.tab, from: 0) == nil ? stop : nil
    }
  }

  @inline(__always) func isFlowSign(_ byte: UInt8) -> Bool {
    byte == .comma || byte == .openBracket || byte == .closeBracket || byte == .openBrace || byte == .closeBrace
  }

  /// A value that begins in this line, outside of brackets.
  mutating func inline(indent: Int) throws(Abandoned) -> YAMLNode {
    let start = position
    let line = lineStart
    let known = diagnostics.count
    switch byte(start) {
    case .quote, .apostrophe, .openBracket, .openBrace:
      let node = try quotedOrFlow(indent: indent)
      if try isLineDone() { return node }
      guard lineStart == line else {
        throw fail(position..<trimmed(position..<lineEnd(position)), "text after a closing quote or bracket; put the whole value in quotes")
      }
      diagnostics.removeSubrange(known...)
      position = start
      return try plain(indent: indent, problem: .afterEnd)
    case UInt8(ascii: "|"), UInt8(ascii: ">"):
      if let scalar = try block(indent: indent) { return YAMLNode(scalar) }
      return try plain(indent: indent, problem: .header)
    case .dash where isSpace(start + 1):
      throw fail(start..<start + 1, "a list after its key in the same line; begin it in the next line, or use [brackets]")
    case .dash, .question, .colon:
      return try plain(indent: indent, problem: isSpace(start + 1) ? .first(byte(start)) : nil)
    case let first:
      return try plain(indent: indent, problem: .first(first))
    }
  }

  /// Of a value that is given up only the error that ended it is reported: what came before it followed from a wrong guess.
  private mutating func quotedOrFlow(indent: Int) throws(Abandoned) -> YAMLNode {
    let known = diagnostics.count
    let isQuoted = byte(position) == .quote || byte(position) == .apostrophe
    do throws(Abandoned) {
      return isQuoted ? YAMLNode(try quoted(indent: indent)) : try flow(indent: indent)
    } catch {
      diagnostics.removeSubrange(known..<max(known, diagnostics.count - 1))
      throw error
    }
  }

  /// A value without quotes: this line, and those after it that are indented more than its key.
  private mutating func plain(indent: Int, problem: Unquoted?) throws(Abandoned) -> YAMLNode {
    let start = position
    var line = plainLine(start, inFlow: false)
    var problem = problem
    if problem == nil, line.colon != nil { problem = .colon }
    var last = line.end
    var isOneLine = true
    while true {
      if let tab = line.tab {
        if tab < line.end { problem = problem ?? .tab } else { reportTrailingTab(line.end..<line.stop, isLineEnd(line.stop) ? "" : " ") }
      }
      position = line.stop
      guard byte(line.stop) != .hash, let next = continuation(indent: indent) else { break }
      line = plainLine(next, inFlow: false)
      position = next
      if line.colon != nil { try expectColumn(indent) }
      last = line.end
      isOneLine = false
    }
    position = byte(line.stop) == .hash ? lineEnd(line.stop) : line.stop
    let scalar = YAMLScalar(.plain, start..<last, verbatim: isOneLine ? start..<last : nil)
    if let problem { reportUnquoted(scalar, problem) }
    return YAMLNode(scalar)
  }

  /// Where the next line that is not blank goes on with the value, if it does; sets `lineStart` only then.
  private mutating func continuation(indent: Int) -> Int? {
    var offset = position
    var start = lineStart
    while offset < end {
      switch bytes[offset] {
      case .newline: start = offset + 1
      case .space: break
      case .return where isLineEnd(offset): break
      case .hash, .tab: return nil
      default:
        guard offset - start > indent else { return nil }
        lineStart = start
        return offset
      }
      offset += 1
    }
    return nil
  }
}
