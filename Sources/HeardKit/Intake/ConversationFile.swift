/// A ticket as it is imported: its id, the name of its file and what stands in it.
public struct ConversationFile: Hashable, Sendable {
  public var id: TicketID
  /// `2611-7K3QX2-charged-twice.md`.
  public var name: String
  public var bytes: [UInt8]

  /// - Parameter subject: Its words follow the id in the file's name.
  public init(id: TicketID, subject: String, bytes: [UInt8]) {
    self.id = id
    name = Self.name(id, subject)
    self.bytes = bytes
  }

  /// The name of a ticket's file: its id and the words of its subject but for personal data, since no redaction reaches a name.
  static func name(_ id: TicketID, _ subject: String) -> String {
    let slug = TicketID.slug(PersonalData.takenOut(of: subject) { _ in " " })
    return slug.isEmpty ? "\(id).md" : "\(id)-\(slug).md"
  }
}

extension Conversation {
  /// The file of a conversation. The same conversation gives the same bytes in every clone.
  ///
  /// - Parameter zone: The workspace's: in it the times are written.
  public func file(id: TicketID, zone: TimeZoneRules) -> ConversationFile {
    let subject = shownSubject
    var front = "---\n"
    func line(_ key: String, _ value: String?) {
      if let value, !value.isEmpty { front += "\(key): \(YAML.quoted(value))\n" }
    }
    line("subject", subject)
    line("customer", customer.text)
    line("channel", channel)
    line("priority", priority)
    if !tags.isEmpty { front += "tags: [\(tags.map(YAML.quoted).joined(separator: ", "))]\n" }
    line("source", source)
    for field in fields { line(field.name, field.value) }
    front += "---\n"
    let entries = messages.map { message in
      NewEntry(
        message.role == .customer ? .customer : .agent, at: Timestamp(message.time, offset: zone.offset(at: message.time)),
        by: message.who.map(Self.name), message.isAutomatic ? "auto" : "", text: message.text)
    }
    let bytes = Array(front.utf8)
    let file = bytes.applying([TicketDocument(bytes).appending(entries)]) ?? bytes
    return ConversationFile(id: id, subject: subject, bytes: file)
  }

  /// A name as a heading can hold it: the words that mean something there are written as handles.
  private static func name(_ who: String) -> String { who == "auto" || who == "via" ? "@" + who : who }

  /// The subject, else the first words of the customer's first message, without the mentions that a reply begins with.
  private var shownSubject: String {
    if let subject, !subject.isEmpty { return subject }
    let said = (messages.first { $0.role == .customer } ?? messages.first)?.text ?? ""
    let text = PersonalData.takenOut(of: said, leaving: \.mark).onOneLine
    let words = text.split(separator: " ").drop { $0.hasPrefix("@") }
    return (words.isEmpty ? text : words.joined(separator: " ")).firstWords(60)
  }
}

extension Sequence<Conversation> {
  /// The files of the conversations that a workspace does not have yet, in order.
  ///
  /// Two sources can have the same first id; then the later one takes its next candidate.
  ///
  /// - Parameters:
  ///   - sources: The `source` of every ticket that is there, in whatever folder.
  ///   - ids: The id of every ticket that is there.
  ///   - zone: The workspace's.
  public func newFiles(sources: Set<String>, ids: Set<TicketID>, zone: TimeZoneRules) -> [ConversationFile] {
    var (sources, ids) = (sources, ids)
    var files: [ConversationFile] = []
    for conversation in self {
      guard let first = conversation.messages.first, sources.insert(conversation.source).inserted else { continue }
      for id in TicketID.candidates(for: conversation.source, on: zone.date(at: first.time)) where ids.insert(id).inserted {
        files.append(conversation.file(id: id, zone: zone))
        break
      }
    }
    return files
  }
}
