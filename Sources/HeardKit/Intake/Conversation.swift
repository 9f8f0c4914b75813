/// A conversation as another system exported it, before it becomes a ticket file.
public struct Conversation: Hashable, Sendable {
  /// Where it comes from, equal whenever the same conversation is exported: `twitter:1593847261`. The ticket's id is made from it. Empty for
  /// one that no system exported.
  public var source: String
  /// nil if the export has none: then the first words of the first message stand for it.
  public var subject: String?
  public var customer: Person
  public var channel: String?
  public var priority: String?
  public var tags: [String] = []
  /// Custom fields of the front matter, in the order in which they are written.
  public var fields: [Field] = []
  /// In order of time; never empty.
  public var messages: [Message]

  public init(source: String, customer: Person, messages: [Message]) {
    self.source = source
    self.customer = customer
    self.messages = messages
  }

  /// A custom field.
  public struct Field: Hashable, Sendable {
    public var name, value: String
  }

  /// What somebody wrote.
  public struct Message: Hashable, Sendable {
    public var time: Instant
    public var role: Role
    /// One word: a handle or an agent's name. nil where a customer is the ticket's customer.
    public var who: String?
    /// Whether a machine wrote it.
    public var isAutomatic = false
    /// Lines end in `\n`; no blank lines at the two ends.
    public var text: String

    public init(_ role: Role, at time: Instant, by who: String? = nil, isAutomatic: Bool = false, text: String) {
      self.time = time
      self.role = role
      self.who = who
      self.isAutomatic = isAutomatic
      self.text = text
    }
  }

  /// Which side of the conversation somebody is on.
  public enum Role: String, Hashable, Sendable {
    case customer, agent
  }
}

/// What an importer made of an export: everything that it could read, and a report of the rest.
public struct Intake: Sendable {
  /// In order of their first message, then of their source.
  public internal(set) var conversations: [Conversation] = []
  /// In order of their line.
  public internal(set) var problems: [ImportProblem] = []

  /// Whether a record was left out: then `heard import` exits 1.
  public var hasSkipped: Bool { problems.contains { $0.severity == .error } }

  init(_ conversations: [Conversation], _ problems: [ImportProblem]) {
    self.conversations = conversations.sorted { left, right in
      guard let first = left.messages.first?.time, let second = right.messages.first?.time, first != second else {
        return left.source < right.source
      }
      return first < second
    }
    self.problems = problems.sorted { ($0.line, $0.message) < ($1.line, $1.message) }
  }
}

/// What was wrong with a record of an export.
public struct ImportProblem: Error, Hashable, Sendable {
  /// Of the file, counted from 1: where the record begins.
  public var line: Int
  /// An error: the record was left out. A warning: it was taken, and something in it was changed.
  public var severity: Severity
  public var message: String

  init(line: Int, _ message: String, _ severity: Severity = .error) {
    self.line = line
    self.severity = severity
    self.message = message
  }
}
