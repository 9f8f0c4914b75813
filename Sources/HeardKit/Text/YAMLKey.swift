/// Keys of mappings laid out by indentation.
extension YAMLParser {
  /// Whether the line from an offset on begins with a key and a colon.
  func startsKey(_ start: Int) -> Bool {
    let first = byte(start)
    if first == .quote || first == .apostrophe {
      guard var offset = closingQuote(start, sameLine: true) else { return false }
      while byte(offset) == .space || byte(offset) == .tab { offset += 1 }
      return byte(offset) == .colon && isSpace(offset + 1)
    }
    if first == .openBracket || first == .openBrace { return false }
    return plainLine(start, inFlow: false).colon != nil
  }

  /// Reads a key with its colon.
  mutating func key() throws(Abandoned) -> YAMLScalar {
    let start = position
    let first = byte(start)
    if let colon = wordColon(start) {
      position = colon + 1
      return YAMLScalar(.plain, start..<colon, verbatim: start..<colon)
    }
    if column == 0 { try refuseMarkers() }
    if first == .quote || first == .apostrophe { return try quotedKey() }
    if first == .question, isSpace(start + 1) { throw fail(start..<start + 1, "'? ' marks a complex key; write 'key: value'") }
    if isDash(start) { throw fail(start..<start + 1, "an entry of a list where a key is expected; write 'key:' in the line above it") }
    if first == .openBracket || first == .openBrace {
      throw fail(start..<start + 1, "a list or map where a key is expected; write 'key:' before it")
    }
    let line = plainLine(start, inFlow: false)
    guard let colon = line.colon else { return try keyWithoutColon(line.end) }
    let last = trimmed(start..<colon)
    let key = last > start ? YAMLScalar(.plain, start..<last, verbatim: start..<last) : .empty(at: start)
    try check(key, colon: colon, tab: line.tab)
    position = colon + 1
    return key
  }

  /// The colon after a word of letters, as nearly every key is one: what stands behind it is then the value's to read.
  private func wordColon(_ start: Int) -> Int? {
    guard (byte(start) | 0x20) &- UInt8(ascii: "a") < 26 else { return nil }
    var offset = start + 1
    while (byte(offset) | 0x20) &- UInt8(ascii: "a") < 26 { offset += 1 }
    return byte(offset) == .colon && isSpace(offset + 1) && offset - start <= Self.longestKey ? offset : nil
  }

  private mutating func check(_ key: YAMLScalar, colon: Int, tab: Int?) throws(Abandoned) {
    let start = key.range.lowerBound
    if key.range.isEmpty { throw fail(start..<start + 1, "a colon without a key before it; write 'key: value'") }
    if colon - start > Self.longestKey { throw keyIsTooLong(start, colon) }
    let first = bytes[start]
    if first == .openBrace || first == .openBracket { return }
    let mayStart = (first == .dash || first == .question || first == .colon) && !isSpace(start + 1)
    if !mayStart, let problem = Unquoted.first(first) {
      reportUnquoted(key, problem)
    } else if let tab, tab < key.range.upperBound {
      reportUnquoted(key, .tab)
    } else if key.range.count == 2, bytes[start] == UInt8(ascii: "<"), bytes[start + 1] == UInt8(ascii: "<") {
      report(.error, key.range, "'<<' merges another map, which heard's YAML does not do; write the keys out")
    }
    if bytes[key.range.upperBound..<colon].contains(.tab) { reportTrailingTab(key.range.upperBound..<colon, "") }
  }

  mutating func keyIsTooLong(_ start: Int, _ colon: Int) -> Abandoned {
    fail(start..<start + 40, "a key of \(colon - start) bytes; write at most \(Self.longestKey)")
  }

  mutating func reportTrailingTab(_ range: Range<Int>, _ replacement: String) {
    warn(range, "a tab where YAML takes only blanks", fix: Fix("delete the tab", edits: [.replace(range, by: replacement)]))
  }

  private mutating func quotedKey() throws(Abandoned) -> YAMLScalar {
    let start = position
    guard startsKey(start) else {
      let last = trimmed(start..<lineEnd(start))
      throw fail(start..<last, "'\(excerpt(start..<last))' is not a key; write 'key: value'")
    }
    let key = try quoted(indent: -1)
    try skipBlanks()
    if position - start > Self.longestKey { throw keyIsTooLong(start, position) }
    position += 1
    return key
  }

  /// A line without a colon and a blank: `key:value` is read as it was meant, anything else is given up.
  private mutating func keyWithoutColon(_ last: Int) throws(Abandoned) -> YAMLScalar {
    let start = position
    var offset = start
    while isNameByte(byte(offset)) { offset += 1 }
    let isAddress = byte(offset + 1) == UInt8(ascii: "/") && byte(offset + 2) == UInt8(ascii: "/")
    guard offset > start, byte(offset) == .colon, !isAddress else {
      throw fail(start..<last, "'\(excerpt(start..<last))' has no colon; write 'key: value'")
    }
    report(
      .error, start..<last, "'\(excerpt(start..<last))' needs a blank after its colon",
      fix: Fix("insert a blank", edits: [.insert(" ", at: offset + 1)]))
    position = offset + 1
    return YAMLScalar(.plain, start..<offset, verbatim: start..<offset)
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), .dash, UInt8(ascii: "_"): true
    default: false
    }
  }

  private mutating func refuseMarkers() throws(Abandoned) {
    if isDocumentMarker(position) {
      let sign = excerpt(position..<position + 3)
      throw fail(position..<position + 3, "'\(sign)' begins or ends another document; a file has one, delete the line")
    }
    if byte(position) == .percent {
      throw fail(position..<position + 1, "'%' begins a directive, which is not part of heard's YAML; delete the line")
    }
  }
}
