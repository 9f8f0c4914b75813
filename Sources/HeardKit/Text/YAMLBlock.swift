/// Mappings and sequences that are laid out by indentation.
extension YAMLParser {
  /// The value after a colon.
  ///
  /// - Parameter indent: The column of the key: what belongs to it is indented more, or is a list at the same column.
  mutating func value(indent: Int) throws(Abandoned) -> YAMLNode {
    let start = position
    if byte(position) == .space { position += 1 }
    guard try isLineDone() else { return try inline(indent: indent) }
    try skipToContent()
    let isListBelow = column == indent && isDash(position)
    guard position < end, column > indent || isListBelow else { return YAMLNode(.empty(at: start)) }
    return try nested(indent: indent)
  }

  /// An entry after its dash at a column.
  private mutating func entry(column dash: Int) throws(Abandoned) -> YAMLNode {
    let start = position
    if try isLineDone() {
      try skipToContent()
      guard position < end, column > dash else { return YAMLNode(.empty(at: start)) }
    }
    return try nested(indent: dash)
  }

  /// A value at a place where a mapping or sequence may begin.
  private mutating func nested(indent: Int) throws(Abandoned) -> YAMLNode {
    if isDash(position) { return try sequence(column: column, indent: indent) }
    if byte(position) == .question, isSpace(position + 1) { _ = try key() }
    return startsKey(position) ? try mapping(column: column) : try inline(indent: indent)
  }

  private mutating func mapping(column start: Int) throws(Abandoned) -> YAMLNode {
    try enter()
    defer { depth -= 1 }
    var pairs: [YAMLPair] = []
    repeat {
      let key = try key()
      pairs.append(YAMLPair(key: key, value: try value(indent: start)))
      try skipToContent()
    } while position < end && column == start
    if position < end, column > start { try expectColumn(start) }
    reportDuplicateKeys(pairs)
    let first = pairs.first?.key.range.lowerBound ?? position
    return YAMLNode(.mapping(pairs), first..<max(first, pairs.last?.value.range.upperBound ?? first))
  }

  private mutating func sequence(column start: Int, indent: Int) throws(Abandoned) -> YAMLNode {
    try enter()
    defer { depth -= 1 }
    let first = position
    var nodes: [YAMLNode] = []
    repeat {
      position += 1
      nodes.append(try entry(column: start))
      try skipToContent()
    } while position < end && column == start && isDash(position)
    if position < end, column > start || (column == start && start != indent) {
      throw fail(
        position..<trimmed(position..<lineEnd(position)),
        "'\(lineExcerpt)' stands among the entries of a list; write '- ' before it, or indent it as its key is")
    }
    return YAMLNode(.sequence(nodes), first..<max(first + 1, nodes.last?.range.upperBound ?? first))
  }

  mutating func enter() throws(Abandoned) {
    depth += 1
    guard depth <= Self.deepestNesting else {
      isTooDeep = true
      throw fail(position..<min(position + 1, end), "nested more than \(Self.deepestNesting) levels deep; use fewer")
    }
  }

  /// A key must stand where its neighbours stand.
  mutating func expectColumn(_ expected: Int) throws(Abandoned) {
    guard column != expected else { return }
    throw fail(
      position..<trimmed(position..<lineEnd(position)),
      "'\(lineExcerpt)' is indented by \(column) and its neighbours by \(expected); indent it as they are, or quote what goes on here")
  }

  private var lineExcerpt: String { excerpt(position..<trimmed(position..<lineEnd(position))) }
}
