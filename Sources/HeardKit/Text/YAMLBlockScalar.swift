/// Text blocks: literal `|` and folded `>`.
extension YAMLParser {
  /// Reads a text block with its header; nil, and nothing read, if what follows the sign is no header.
  ///
  /// - Parameter indent: The column that the lines must lie right of.
  mutating func block(indent: Int) throws(Abandoned) -> YAMLScalar? {
    let start = position
    guard let header = YAMLBlockHeader(bytes, start, end) else { return nil }
    position = header.end
    let known = diagnostics.count
    guard try isLineDone() else {
      diagnostics.removeSubrange(known...)
      position = start
      return nil
    }
    let first = min(lineEnd(position) + 1, end)
    let depth = try blockIndentation(first, least: max(indent, 0) + 1, given: header.indentation.map { max(indent, 0) + $0 })
    var last = header.end
    var offset = first
    while offset < end {
      let content = skipIndentation(offset, depth)
      let isContent = content - offset == depth && !isLineEnd(content)
      guard isContent || isLineEnd(content) else { break }
      let stop = lineEnd(content)
      if isContent { last = stop > content && bytes[stop - 1] == .return ? stop - 1 : stop }
      offset = min(stop + 1, end)
    }
    position = offset
    lineStart = offset
    return YAMLScalar(bytes[start] == UInt8(ascii: "|") ? .literal : .folded, start..<last, indentation: depth)
  }

  private func skipIndentation(_ start: Int, _ depth: Int) -> Int {
    var offset = start
    while offset - start < depth, byte(offset) == .space { offset += 1 }
    return offset
  }

  /// How many blanks the lines of a block lose: as given, else those of its first line that is not blank.
  private mutating func blockIndentation(_ first: Int, least: Int, given: Int?) throws(Abandoned) -> Int {
    if let given { return given }
    var offset = first
    var most = 0
    while true {
      let start = offset
      while byte(offset) == .space { offset += 1 }
      let isBlank = offset < end && isLineEnd(offset)
      let column = offset - start
      guard isBlank else {
        if offset < end, column >= least, most > column {
          throw fail(first..<start, "a blank line at the start of a text block has more blanks than the text; delete them")
        }
        if byte(offset) == .tab, column >= least { throw fail(offset..<offset + 1, "a tab at the start of a text block; use blanks") }
        return max(least, most, column)
      }
      most = max(most, column)
      offset = lineEnd(offset) + 1
    }
  }
}

/// What stands after the `|` or `>` of a text block.
struct YAMLBlockHeader {
  enum Chomping { case clip, strip, keep }

  var chomping = Chomping.clip
  var indentation: Int?
  var end: Int

  init?(_ bytes: [UInt8], _ start: Int, _ limit: Int) {
    end = start + 1
    var hasChomping = false
    while end < limit {
      switch bytes[end] {
      case UInt8(ascii: "+"), .dash:
        if hasChomping { return nil }
        hasChomping = true
        chomping = bytes[end] == .dash ? .strip : .keep
      case UInt8(ascii: "1")...UInt8(ascii: "9"):
        if indentation != nil { return nil }
        indentation = Int(bytes[end] - UInt8(ascii: "0"))
      default: return
      }
      end += 1
    }
  }
}
