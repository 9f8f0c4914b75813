/// What heard.yaml says: statuses, tiers, people, channels, promises. A section that is absent has the defaults given here.
public struct Configuration: Sendable {
  public var workspace = "Support"
  /// An IANA name.
  public var timezone = "UTC"
  /// Of responses, unless the ticket says `language:`.
  public var language = "en"
  /// The first is where tickets arrive; the order is that of the board.
  public var statuses: [Status] = Status.standard
  /// Lowest first.
  public var tiers = ["tier-1", "tier-2", "tier-3"]
  /// Lowest first.
  public var priorities = ["low", "normal", "high", "urgent"]
  public var team: [Member] = []
  public var channels: [Channel] = Channel.standard
  /// Keys of the workspace's own in front matter.
  public var fields: [Field] = []
  public var calendars: [CalendarDefinition] = []
  /// Per clock, the first that matches and has a target for it.
  public var policies: [Policy] = []
  /// By rule id; nil is off. Rules that are not named have their own severity.
  public var severities = Few<String, Severity?>()
  /// Addresses and numbers that the privacy rules let be.
  public var privacyAllow: [String] = []
  public var imports: [ColumnMap] = []
  /// What is wrong with the file, with places in it.
  public var diagnostics: [Diagnostic] = []

  public init() {}
}

/// Whether clocks run in a status.
public enum Mode: String, CaseIterable, Hashable, Sendable {
  case runs, pauses, stops, voids
}

/// A place on the board, and a folder below `tickets/`.
public struct Status: Hashable, Sendable {
  public var name: String
  public var mode: Mode
  public var hasTiers: Bool
  public var isByMonth: Bool

  public init(name: String, mode: Mode, hasTiers: Bool = false, isByMonth: Bool = false) {
    self.name = name
    self.mode = mode
    self.hasTiers = hasTiers
    self.isByMonth = isByMonth
  }

  static let standard = [
    Status(name: "new", mode: .runs), Status(name: "open", mode: .runs, hasTiers: true),
    Status(name: "pending", mode: .pauses, hasTiers: true),
    Status(name: "resolved", mode: .stops, isByMonth: true), Status(name: "ignored", mode: .voids, isByMonth: true),
  ]
}

/// Somebody of the team.
public struct Member: Hashable, Sendable {
  /// One word, as entries name them.
  public var handle: String
  public var name: String?
  public var emails: [String] = []
  /// Where this person may answer; empty is everywhere.
  public var tiers: [String] = []
  public var department: String?
  /// The calendar of their working hours.
  public var hours: String?
  /// Whether this person may approve drafts.
  public var approves = false

  public init(handle: String) { self.handle = handle }
}

/// Where customers write.
public struct Channel: Hashable, Sendable {
  public var name: String
  /// Whether everybody can read answers there.
  public var isPublic = false
  /// The longest answer, as the platform counts characters.
  public var limit: Int?
  /// Seconds after a customer's message in which the platform takes answers.
  public var replyWindow: Int?

  static let standard = [
    Channel(name: "twitter", isPublic: true, limit: 280), Channel(name: "facebook", isPublic: true, limit: 2000, replyWindow: 7 * 86_400),
    Channel(name: "instagram", isPublic: true, limit: 1000, replyWindow: 86_400),
    Channel(name: "whatsapp", limit: 4096, replyWindow: 86_400),
    Channel(name: "email"),
  ]
}

/// A key of the workspace's own in front matter.
public struct Field: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Hashable, Sendable { case text, number, date }

  public var name: String
  public var kind: Kind = .text
  /// The values that it may have; empty is any.
  public var oneOf: [String] = []
}

/// How the columns of an export become a conversation.
public struct ColumnMap: Hashable, Sendable {
  public enum Source: Hashable, Sendable {
    /// The column's name, or a dotted path into JSON.
    case column(String)
    /// The same for every record.
    case always(String)
    /// A time, and how it is written: `yyyy-MM-dd HH:mm`, `iso8601`, `epoch`, `epoch-ms`.
    case time(column: String, format: String)
  }

  public var name: String
  /// By what they give: id, subject, text, time, customer, channel ...
  public var columns = Few<String, Source>()
}
