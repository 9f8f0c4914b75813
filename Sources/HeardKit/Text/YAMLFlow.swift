/// Lists in brackets and maps in braces.
extension YAMLParser {
  /// Reads a collection; `position` is at its opening sign, and after the closing one when it returns.
  mutating func flow(indent: Int) throws(Abandoned) -> YAMLNode {
    try enter()
    defer { depth -= 1 }
    return byte(position) == .openBracket ? try flowSequence(indent) : try flowMapping(indent)
  }

  private mutating func flowSequence(_ indent: Int) throws(Abandoned) -> YAMLNode {
    let start = position
    var nodes: [YAMLNode] = []
    position += 1
    while true {
      try skipInFlow(indent, opened: start)
      if byte(position) == .closeBracket { break }
      let node = try flowNode(indent)
      try skipInFlow(indent, opened: start)
      if byte(position) == .colon {
        if lineStart > start { throw fail(start..<start + 1, "'[' is not closed before the next key; write ']' at its end") }
        throw fail(node.range.lowerBound..<position + 1, "a colon in a list in brackets; quote the text, or write the map in {braces}")
      }
      nodes.append(node)
      guard try nextInFlow(.closeBracket) else { break }
    }
    position += 1
    return YAMLNode(.sequence(nodes), start..<position)
  }

  private mutating func flowMapping(_ indent: Int) throws(Abandoned) -> YAMLNode {
    let start = position
    var pairs: [YAMLPair] = []
    position += 1
    while true {
      try skipInFlow(indent, opened: start)
      if byte(position) == .closeBrace { break }
      let line = lineStart
      guard case .scalar(let key) = try flowNode(indent).content, line == lineStart, key.range.count <= Self.longestKey else {
        throw fail(start..<start + 1, "a key in braces must be a text in one line; write {key: value}")
      }
      if key.style == .plain, excerpt(key.range) == "<<" {
        report(.error, key.range, "'<<' merges another map, which heard's YAML does not do; write the keys out")
      }
      try skipBlanks()
      pairs.append(YAMLPair(key: key, value: try flowValue(indent, key, opened: start)))
      try skipInFlow(indent, opened: start)
      guard try nextInFlow(.closeBrace) else { break }
    }
    position += 1
    reportDuplicateKeys(pairs)
    return YAMLNode(.mapping(pairs), start..<position)
  }

  private mutating func flowValue(_ indent: Int, _ key: YAMLScalar, opened start: Int) throws(Abandoned) -> YAMLNode {
    guard byte(position) == .colon else { return YAMLNode(.empty(at: key.range.upperBound)) }
    let colon = position
    guard colon - key.range.lowerBound <= Self.longestKey else {
      throw keyIsTooLong(key.range.lowerBound, colon)
    }
    position += 1
    guard isSpace(position) || key.style == .double || key.style == .single else {
      let fix = Fix("insert a blank", edits: [.insert(" ", at: colon + 1)])
      throw fail(colon..<colon + 1, "a colon in braces needs a blank after it; write {key: value}", fix: fix)
    }
    try skipInFlow(indent, opened: start)
    if byte(position) == .comma || byte(position) == .closeBrace { return YAMLNode(.empty(at: colon + 1)) }
    return try flowNode(indent)
  }

  /// Moves over a comma. False at the closing sign.
  private mutating func nextInFlow(_ close: UInt8) throws(Abandoned) -> Bool {
    if byte(position) == close { return false }
    guard byte(position) == .comma else {
      let sign = String(UnicodeScalar(close))
      let rest = excerpt(position..<min(position + 12, lineEnd(position)))
      throw fail(position..<position + 1, "'\(rest)' where ',' or '\(sign)' is expected; put a comma before it, or quote the text")
    }
    position += 1
    return true
  }

  private mutating func flowNode(_ indent: Int) throws(Abandoned) -> YAMLNode {
    let first = byte(position)
    switch first {
    case .openBracket, .openBrace: return try flow(indent: indent)
    case .quote, .apostrophe: return YAMLNode(try quoted(indent: indent))
    case .comma, .closeBracket, .closeBrace:
      let sign = excerpt(position..<position + 1)
      throw fail(position..<position + 1, "'\(sign)' where a value is expected; delete it, or write \"\" for an empty text")
    case .question where isSpace(position + 1):
      throw fail(position..<position + 1, "'? ' marks a complex key; write {key: value}")
    case .colon where isSpace(position + 1) || isFlowSign(byte(position + 1)):
      throw fail(position..<position + 1, "a colon without a key before it; write {key: value}")
    case .dash where !isSpace(position + 1) && !isFlowSign(byte(position + 1)): return try flowPlain(indent, nil)
    default: return try flowPlain(indent, Unquoted.first(first))
    }
  }

  /// A value without quotes in brackets; it may go on in the next line.
  private mutating func flowPlain(_ indent: Int, _ problem: Unquoted?) throws(Abandoned) -> YAMLNode {
    let start = position
    var problem = problem
    var last = start
    var isOneLine = true
    while true {
      let line = plainLine(position, inFlow: true)
      last = line.end
      if let tab = line.tab {
        if tab < line.end { problem = problem ?? .tab } else { reportTrailingTab(line.end..<line.stop, " ") }
      }
      if problem == nil, bytes[position..<line.end].contains(.question) { problem = .flow }
      position = line.stop
      guard position < end, bytes[position] == .newline, goesOn() else { break }
      try skipInFlow(indent, opened: start)
      isOneLine = false
    }
    let scalar = YAMLScalar(.plain, start..<last, verbatim: isOneLine ? start..<last : nil)
    if let problem { reportUnquoted(scalar, problem) }
    return YAMLNode(scalar)
  }

  /// Whether the next line that is not blank goes on with a plain value.
  private func goesOn() -> Bool {
    var offset = position
    while byte(offset) == .space || (offset < end && isLineEnd(offset)) { offset += 1 }
    let next = byte(offset)
    if next == .colon { return !isSpace(offset + 1) && !isFlowSign(byte(offset + 1)) }
    return offset < end && !isFlowSign(next) && next != .hash && next != .tab
  }

  /// Moves over blanks, comments and line ends; fails at the end of the document.
  private mutating func skipInFlow(_ indent: Int, opened start: Int) throws(Abandoned) {
    while true {
      try skipBlanks()
      if byte(position) == .hash, isSpace(position - 1) { position = lineEnd(position) }
      guard position < end else {
        let sign = excerpt(start..<start + 1)
        let close = sign == "[" ? "]" : "}"
        throw fail(start..<start + 1, "'\(sign)' is never closed; write '\(close)' at the end, or quote the text")
      }
      guard isLineEnd(position) else { return }
      position = lineEnd(position) + 1
      try checkContinuation(position, indent: indent)
    }
  }
}
