/// A record of a table or of JSON, read by a column map.
struct MappedRecord {
  /// The line of the file on which it begins.
  var line: Int
  /// The value of a column or path: nil if there is none.
  var value: (String) -> String?
  /// The messages nested in it, each with its own values.
  var messages: [(String) -> String?]

  /// The conversation that the record holds, with warnings about what had to be changed.
  ///
  /// - Throws: what is missing or wrong; then the record is left out.
  func conversation(by map: RecordMap, zone: TimeZoneRules) throws(ImportProblem) -> (Conversation, [ImportProblem]) {
    var warnings: [ImportProblem] = []
    let id = try required(map.id, "id", value).onOneLine
    let customer = map.customer.flatMap { found($0, value) ?? messages.lazy.compactMap { found(map.customer, $0) }.first } ?? id
    var written: [Conversation.Message] = []
    for message in messages { written.append(try self.message(message, of: customer, by: map, zone, &warnings)) }
    guard !written.isEmpty else { throw ImportProblem(line: line, "the record \(id) has no messages in '\(map.messages ?? "")'") }
    written = written.enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.map(\.element)
    var conversation = Conversation(
      source: "\(map.name):\(id)", customer: Person(cleaned(customer, &warnings).onOneLine), messages: written)
    conversation.subject = found(map.subject, value).map { cleaned($0, &warnings).onOneLine }
    conversation.channel = found(map.channel, value)?.onOneLine
    conversation.priority = found(map.priority, value)?.onOneLine
    conversation.tags = found(map.tags, value).map(Self.tags) ?? []
    conversation.fields = map.fields.compactMap { field in
      found(field.column, value).map { Conversation.Field(name: field.name, value: cleaned($0, &warnings).onOneLine) }
    }
    return (conversation, warnings)
  }

  private func message(
    _ value: (String) -> String?, of customer: String, by map: RecordMap, _ zone: TimeZoneRules, _ warnings: inout [ImportProblem]
  ) throws(ImportProblem) -> Conversation.Message {
    let written = try required(map.time, "time", value)
    guard let time = map.timeFormat.instant(written, zone: zone) else {
      throw ImportProblem(line: line, "there is no such time, or it is not as the map's format says: \(excerpt(written)) in \(map.time)")
    }
    let text = cleaned(try required(map.text, "text", value), &warnings)
    if let agent = found(map.agent, value) {
      return Conversation.Message(.agent, at: time, by: agent.asWord, text: text)
    }
    let author = found(map.customer, value)
    return Conversation.Message(.customer, at: time, by: author == nil || author == customer ? nil : author?.asWord, text: text)
  }

  private func required(_ column: RecordMap.Column, _ what: String, _ value: (String) -> String?) throws(ImportProblem) -> String {
    guard let text = found(column, value) else {
      throw ImportProblem(line: line, "the record has no \(what): \(column) is empty or absent")
    }
    return text
  }

  /// The first value that is not blank; blanks at its ends are no part of an id or a name, and the text of a message loses them anyway.
  private func found(_ column: RecordMap.Column?, _ value: (String) -> String?) -> String? {
    switch column {
    case nil: return nil
    case .always(let text): return text
    case .named(let names):
      for name in names {
        guard let bytes = value(name).map({ Array($0.utf8) }) else { continue }
        let trimmed = bytes.trimmingBlanks(0..<bytes.count)
        if bytes[trimmed].contains(where: { $0 > Byte.blank }) { return bytes.text(trimmed) }
      }
      return nil
    }
  }

  private func cleaned(_ text: String, _ warnings: inout [ImportProblem]) -> String {
    let imported = ImportedText(text)
    if let change = imported.change { warnings.append(ImportProblem(line: line, "\(change), in \(excerpt(text))", .warning)) }
    return imported.text
  }

  private static func tags(_ text: String) -> [String] {
    var seen: Set<String> = []
    return text.split { $0 == "," || $0 == ";" }.map { $0.lowercased().asWord }.filter { !$0.isEmpty && seen.insert($0).inserted }
  }
}

extension String {
  /// As one word, for headings and tags: on one line, blanks as dashes.
  var asWord: String {
    String(String.UnicodeScalarView(ImportedText(self).text.onOneLine.unicodeScalars.map { $0 == " " ? "-" : $0 }))
  }
}

/// Conversations as they are read, each source once.
struct IntakeCollector {
  private var conversations: [Conversation] = []
  private var problems: [ImportProblem] = []
  private var seen: [String: (conversation: Int, line: Int)] = [:]

  var intake: Intake { Intake(conversations, problems) }

  mutating func report(_ problem: ImportProblem) { problems.append(problem) }

  /// Takes a record; one that is there already counts once, and is reported if it says something else.
  mutating func take(_ record: MappedRecord, by map: RecordMap, zone: TimeZoneRules) {
    do throws(ImportProblem) {
      let (conversation, warnings) = try record.conversation(by: map, zone: zone)
      if let first = seen[conversation.source] {
        guard conversations[first.conversation] != conversation else { return }
        throw ImportProblem(
          line: record.line, "the id of \(conversation.source) is that of line \(first.line), and the content differs; this one is left out"
        )
      }
      seen[conversation.source] = (conversations.count, record.line)
      conversations.append(conversation)
      problems += warnings
    } catch {
      problems.append(error)
    }
  }
}
