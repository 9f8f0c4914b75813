/// Reads a query, from left to right.
struct QueryParser {
  private let text: String
  private let bytes: [UInt8]
  private let configuration: Configuration
  private let terms: [QueryTerm]
  private var position = 0

  init(_ text: String, configuration: Configuration) {
    self.text = text
    bytes = Array(text.utf8)
    self.configuration = configuration
    terms = QueryTerm.all(configuration)
  }

  mutating func read(into query: inout Query) throws(QueryError) {
    var clauses: [Query.Clause] = []
    var lastOr: Range<Int>?
    while skipBlanks() {
      let start = position
      if let or = word("or") {
        if clauses.isEmpty { throw error(or, "'or' stands between two conditions; search for the word as \"or\"") }
        query.alternatives.append(ordered(clauses))
        (clauses, lastOr) = ([], or)
        continue
      }
      let isNegated = skipNots()
      switch try effect(from: start, isNegated, &query) {
      case .condition(let condition): clauses.append(Query.Clause(condition: condition, isNegated: isNegated))
      case .sort(let sort) where !isNegated: query.sort = sort
      case .sort: throw error(start..<position, "an order cannot be negated; turn it round with a dash, as in sort:-due")
      }
    }
    if let lastOr, clauses.isEmpty { throw error(lastOr, "'or' stands between two conditions; say what else may hold") }
    if !clauses.isEmpty { query.alternatives.append(ordered(clauses)) }
  }

  /// What is cheap to find out comes before searching texts.
  private func ordered(_ clauses: [Query.Clause]) -> [Query.Clause] {
    func isSearch(_ clause: Query.Clause) -> Bool { if case .words = clause.condition { true } else { false } }
    return clauses.filter { !isSearch($0) } + clauses.filter(isSearch)
  }

  /// Reads `key:value`, a word or a quoted phrase.
  private mutating func effect(from start: Int, _ isNegated: Bool, _ query: inout Query) throws(QueryError) -> QueryTerm.Effect {
    guard position < bytes.count, !Byte.isBlank(bytes[position]) else {
      throw error(start..<position, "'not:' needs what must not hold, as in not:tag:spam")
    }
    guard let key = key() else {
      query.asksForText = true
      return .condition(.words(folded(bytes.text(try value()))))
    }
    let name = bytes.text(key)
    guard let term = terms.first(where: { $0.name == name }) else {
      let remedy = "; text with a colon is searched for in \"quotes\""
      throw error(key, "unknown key '\(name)' in the query\(remedy); \(hint(for: name, terms.map(\.name)))")
    }
    let range = try value()
    guard !range.isEmpty else { throw error(key.lowerBound..<position, "'\(name):' needs a value, as in \(term.example)") }
    if term.name == "status", !isNegated { query.namesStatus = true }
    if term.name == "link" { query.asksForText = true }
    if ["channel", "assignee", "tag"].contains(term.name) { query.loose.append((term.name, bytes.text(range))) }
    do {
      return try term.effect(bytes.text(range), configuration)
    } catch {
      throw self.error(range, error.description)
    }
  }

  /// A key with its colon behind it, which is skipped.
  private mutating func key() -> Range<Int>? {
    var end = position
    while end < bytes.count, bytes[end] == Byte.dash || bytes[end] == UInt8(ascii: "_") || Self.isLetterOrDigit(bytes[end]) { end += 1 }
    guard end > position, end < bytes.count, bytes[end] == UInt8(ascii: ":"), !Byte.isDigit(bytes[position]) else { return nil }
    defer { position = end + 1 }
    return position..<end
  }

  /// A value or word: up to the next blank, or between quotes.
  private mutating func value() throws(QueryError) -> Range<Int> {
    let start = position
    if position < bytes.count, bytes[position] == Byte.quote {
      guard let close = bytes[(position + 1)...].firstIndex(of: Byte.quote) else {
        throw error(start..<bytes.count, "the quote is not closed; write \" after the last word")
      }
      position = close + 1
      return start + 1..<close
    }
    while position < bytes.count, !isBreak(bytes[position]) { position += 1 }
    return start..<position
  }

  /// - Returns: false at the end.
  private mutating func skipBlanks() -> Bool {
    while position < bytes.count, isBreak(bytes[position]) { position += 1 }
    return position < bytes.count
  }

  /// - Returns: whether what follows is negated; two take each other back.
  private mutating func skipNots() -> Bool {
    var isNegated = false
    while position + 4 <= bytes.count, bytes.matches("not:", in: position..<position + 4) {
      isNegated.toggle()
      position += 4
    }
    return isNegated
  }

  private mutating func word(_ word: StaticString) -> Range<Int>? {
    let end = bytes[position...].firstIndex(where: isBreak) ?? bytes.count
    guard bytes.matches(word, in: position..<end) else { return nil }
    defer { position = end }
    return position..<end
  }

  private func isBreak(_ byte: UInt8) -> Bool { Byte.isBlank(byte) || byte == Byte.newline || byte == Byte.carriageReturn }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool { Byte.isDigit(byte) || (byte | 0x20) &- UInt8(ascii: "a") < 26 }

  private func error(_ range: Range<Int>, _ message: String) -> QueryError { QueryError(query: text, range: range, message: message) }
}

/// The remedy for a word that is none of those that are known.
func hint(for word: String, _ known: [String]) -> String {
  if let meant = nearest(to: word, in: known) { return "did you mean '\(meant)'?" }
  return "it is one of \(known.joined(separator: ", "))"
}
