/// What stands between the values: blanks, comments, line ends.
extension YAMLParser {
  /// Moves to the next byte that is neither blank nor comment nor line end.
  mutating func skipToContent() throws(Abandoned) {
    while position < end {
      switch bytes[position] {
      case .space: position += 1
      case .newline:
        position += 1
        lineStart = position
      case .return where isLineEnd(position): position += 1
      case .tab: try skipTabs()
      case .hash: try skipComment()
      default: return
      }
    }
  }

  /// Moves over blanks in the line.
  mutating func skipBlanks() throws(Abandoned) {
    while position < end {
      if bytes[position] == .space { position += 1 } else if bytes[position] == .tab { try skipTabs() } else { return }
    }
  }

  /// Moves over trailing blanks and a comment. False if something else stands there: then `position` is at it.
  mutating func isLineDone() throws(Abandoned) -> Bool {
    try skipBlanks()
    if byte(position) == .hash, position > lineStart, isSpace(position - 1) {
      position = lineEnd(position)
      return true
    }
    return isLineEnd(position)
  }

  private mutating func skipComment() throws(Abandoned) {
    guard position == lineStart || isSpace(position - 1) else {
      let fix = Fix("insert a blank", isSafe: false, edits: [.insert(" ", at: position)])
      throw fail(position..<position + 1, "a comment needs a blank before its '#'", fix: fix)
    }
    position = lineEnd(position)
  }

  /// Tabs where other parsers take only blanks: before a value they could be indentation, after it they are harmless.
  private mutating func skipTabs() throws(Abandoned) {
    let start = position
    while byte(position) == .tab || byte(position) == .space { position += 1 }
    let isTrailing = isLineEnd(position)
    var before = start
    while before > lineStart, bytes[before - 1] == .space { before -= 1 }
    guard isTrailing || before > lineStart else {
      throw fail(start..<position, "a tab as indentation; YAML takes only blanks, use two for each level")
    }
    let fix = Fix(isTrailing ? "delete the tab" : "write a blank", edits: [.replace(start..<position, by: isTrailing ? "" : " ")])
    warn(start..<position, "a tab where YAML takes only blanks", fix: fix)
  }

  /// Control characters, and those that end a line for some parsers and not for others. Linear, eight bytes at a time.
  mutating func reportForbiddenCharacters() {
    var offset = position
    while offset < end {
      if offset &+ 8 <= end, bytes.withUnsafeBytes({ Self.isPlain($0.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) }) {
        offset &+= 8
        continue
      }
      let byte = bytes[offset]
      let isAllowed = byte >= 0x20 && (byte < 0x7F || byte > 0x7F && byte != 0xC2 && byte < 0xE2) || byte == .newline || byte == .tab
      if !isAllowed, byte != .return || self.byte(offset + 1) != .newline { reportForbiddenCharacter(offset) }
      offset &+= 1
    }
  }

  /// Whether eight bytes are ASCII that people see, blanks and newlines. No sum carries from one byte to the next.
  @inline(__always) private static func isPlain(_ word: UInt64) -> Bool {
    func each(_ byte: UInt64) -> UInt64 { byte &* 0x0101_0101_0101_0101 }
    let low = word & each(0x7F)
    let isVisible = low &+ each(0x60)
    let isOther = (word ^ each(0x0A)) & each(0x7F) &+ each(0x7F)
    let isDelete = low &+ each(0x01)
    return ((isVisible | ~isOther) & ~isDelete & ~word) & each(0x80) == each(0x80)
  }

  private mutating func reportForbiddenCharacter(_ offset: Int) {
    let first = byte(offset)
    let second = byte(offset + 1)
    let third = byte(offset + 2)
    let isForbidden: (length: Int, scalar: Int)? =
      switch first {
      case 0xC2 where (0x80..<0xA0).contains(second): (2, Int(second))
      case 0xE2 where second == 0x80 && (third == 0xA8 || third == 0xA9): (3, 0x2028 + Int(third - 0xA8))
      case 0xEF where second == 0xBB && third == 0xBF: (3, 0xFEFF)
      case 0xEF where second == 0xBF && (third == 0xBE || third == 0xBF): (3, 0xFFFE + Int(third - 0xBE))
      case 0x80...: nil
      default: (1, Int(first))
      }
    guard let (length, scalar) = isForbidden else { return }
    let code = String(scalar, radix: 16, uppercase: true)
    let name = "U+" + String(repeating: "0", count: 4 - code.utf8.count) + code
    report(
      .error, offset..<offset + length,
      "the character \(name) cannot stand here; delete it, or write it as \"\\u\(name.dropFirst(2))\" in double quotes")
  }
}
