/// A ticket of a workspace: its file, and where it stands.
public struct Ticket: Sendable {
  /// Relative to the workspace: `tickets/open/tier-2/2611-7K3QX2-charged-twice.md`.
  public let path: String
  /// nil where the folder stands for no status, tier or month.
  public let placement: Placement?
  public let document: TicketDocument

  public init(path: String, placement: Placement?, document: TicketDocument) {
    self.path = path
    self.placement = placement
    self.document = document
  }

  /// nil where the file's name begins with none.
  public var id: TicketID? { TicketID(path: path) }

  /// The id, or the file's name where it has none: how people call this ticket.
  public var name: String { id?.text ?? splitPath(path).name }

  public var subject: String? { document.text("subject") }
  public var customer: Person? { document.text("customer").map(Person.init) }
  public var channel: String? { document.text("channel") }
  public var priority: String? { document.text("priority") }
  public var assignee: String? { document.text("assignee") }
  public var source: String? { document.text("source") }
  public var tags: [String] { document.tags }
}

extension Ticket {
  /// The keys of front matter that every workspace has, numbered from 0.
  public enum Key: Int, CaseIterable, Sendable {
    case subject, customer, channel, priority, assignee, segment, tags, source, language, links, joined
  }

  /// The names of the keys that every workspace has, in that order. Written out, since making them of the cases costs a millisecond at start.
  public static let keys = [
    "subject", "customer", "channel", "priority", "assignee", "segment", "tags", "source", "language", "links", "joined",
  ]
}
