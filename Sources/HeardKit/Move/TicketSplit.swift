/// The later part of a conversation as a ticket of its own. Nothing is taken out of the first: its entries stay, and what is said from here on
/// stands in both files.
public struct TicketSplit: Sendable {
  public let file: ConversationFile
  /// Whether all the messages that waited for an answer went along, so that the first ticket owes none.
  public let takesAllThatWaits: Bool
  /// The time of the first entry that went along.
  public let start: Timestamp

  /// Why a conversation cannot be split so, as facts.
  public enum Problem: Error, Equatable {
    case unstamped
    case noMessage
  }

  /// Where the new ticket comes from, equal in every clone: by it two people who split a conversation at one place make one ticket, and review
  /// knows whose answers came along.
  public static func source(_ ticket: Ticket, from first: Int, now: Instant) -> String {
    "split:\(ticket.name):\(ticket.document.entries[first].instant(now: now).iso)"
  }

  /// - Parameters:
  ///   - first: The place of the first entry that goes along; entries count from 0.
  ///   - subject: What it is about; else the first words of the customer's first message.
  ///   - now: What is waiting is judged then.
  public init(
    of ticket: Ticket, from first: Int, id: TicketID, subject: String?, _ configuration: Configuration, now: Instant
  ) throws(Problem) {
    let document = ticket.document
    guard case .at(let start) = document.entries[first].time else { throw .unstamped }
    self.start = start
    let part = document.entries[first...].filter { Self.kinds.contains($0.kind) && !Self.isRecord($0, document) }
    guard let message = part.first(where: { $0.kind == .customer && !$0.isAutomatic }) else { throw .noMessage }
    guard part.allSatisfy({ if case .at = $0.time { true } else { false } }) else { throw .unstamped }
    let words = document.text(of: message).onOneLine.firstWords(60)
    let subject = subject ?? (words.isEmpty ? "(no subject)" : words)
    var front = "---\nsubject: \(YAML.quoted(subject))\n"
    for key in Self.keys {
      if let value = document.pair(key).flatMap({ document.text(of: $0) }) { front += "\(key): \(YAML.quoted(value))\n" }
    }
    front += "source: \(YAML.quoted(Self.source(ticket, from: first, now: now)))\n"
    if let old = ticket.id { front += "links: [\(old)]\n" }
    let bytes = Array((front + "---\n").utf8)
    let entries = part.map { NewEntry(copyOf: $0, in: ticket, for: ticket.customer) }
    file = ConversationFile(
      id: id, subject: subject, bytes: bytes.applying([TicketDocument(bytes).appending(entries)]) ?? bytes)
    let waiting = ticket.waitingMessages(configuration, now: now)
    takesAllThatWaits = waiting.first.map { $0.heading.lowerBound >= document.entries[first].heading.lowerBound } ?? false
  }

  /// What the first ticket says of it.
  public var note: String { "\(Self.noteStart)\(file.id)]] from \(start.text) on." }
  /// What settles in the first ticket the messages that went along.
  public var dismissal: String { "\(Self.dismissalStart)\(file.id)]]." }

  private static let noteStart = "Continues in [["
  private static let dismissalStart = "To be answered in [["

  /// Whether an entry says of an earlier split where messages went: that is true of the first ticket alone.
  private static func isRecord(_ entry: Entry, _ document: TicketDocument) -> Bool {
    entry.kind == .note && document.text(of: entry).hasPrefix(noteStart)
      || entry.kind == .dismiss && document.text(of: entry).hasPrefix(dismissalStart)
  }

  /// Whether a ticket was split off another.
  public static func isPart(_ other: Ticket, of ticket: Ticket) -> Bool { other.source?.hasPrefix("split:\(ticket.name):") ?? false }

  /// The place of the first message of the customer, from an entry on, that stands in another ticket too; nil for none.
  public static func firstMessage(of ticket: Ticket, from first: Int, in other: Ticket) -> Int? {
    let known = Set(other.document.entries.map { Said($0, other.document) })
    return ticket.document.entries.indices[first...].first {
      let entry = ticket.document.entries[$0]
      return entry.kind == .customer && known.contains(Said(entry, ticket.document))
    }
  }

  /// What was said and what became of it. Where the ticket stood and what it cost are the first ticket's; a draft is sent from one place.
  private static let kinds: [Entry.Kind] = [.customer, .agent, .note, .dismiss, .excuse]
  /// What is true of the customer and how they are served.
  private static let keys = ["customer", "channel", "priority", "segment", "language"]
}
