/// What a glance asks of heard.yaml and of the moment, as numbers and bytes.
final class GlanceTerms: Sendable {
  let now: Int
  /// By channel of heard.yaml.
  let channels: [Channel]
  /// By key of ``Vocabulary/keys``, as far as a glance knows any, what its values may be.
  let values: [Values]
  /// What values of some keys are among.
  let names: [Names]
  /// Whether a rule asks for the customer's name in the first answer.
  let asksForNames: Bool
  /// By member of the team, then by place, whether they may not answer there.
  private let isForbidden: [Bool]
  private let placeCount: Int

  /// A glance has a bit for each key that it knows.
  static let keyCount = 64

  /// What the rules for answers ask of a channel.
  struct Channel {
    /// Bytes that an answer may have whatever they are; ``Int/max`` without a limit.
    var limit: Int
    /// Whether links may count more than they are long.
    var isWeighted: Bool
    var isPublic: Bool
    var window: Int?
  }

  enum Values {
    case any
    /// One of ``GlanceTerms/names``, by their place: so that what is asked of every value is a number, and no copy.
    case names(Int)
    /// `tags`
    case list
    /// More than a glance can tell.
    case unknown
  }

  init(_ configuration: Configuration, _ vocabulary: Vocabulary, now: Instant, asksForNames: Bool) {
    (self.now, self.asksForNames) = (now.seconds, asksForNames)
    channels = configuration.channels.map {
      Channel(limit: $0.limit ?? .max, isWeighted: $0.isWeighted, isPublic: $0.isPublic, window: $0.replyWindow)
    }
    var names: [Names] = []
    values = vocabulary.keys.texts.indices.prefix(Self.keyCount).map { Self.values(of: $0, configuration, vocabulary, &names) }
    self.names = names
    placeCount = vocabulary.places.count
    isForbidden = configuration.team.flatMap { member in
      vocabulary.places.map { place in !member.tiers.isEmpty && place.placement.tier.map { !member.tiers.contains($0) } ?? false }
    }
  }

  /// bad-value, unknown-agent, broken-link, joined-in-a-circle
  private static func values(of key: Int, _ configuration: Configuration, _ vocabulary: Vocabulary, _ names: inout [Names]) -> Values {
    func among(_ some: Names) -> Values {
      names.append(some)
      return .names(names.count - 1)
    }
    let fields = configuration.fields.filter { $0.name == vocabulary.keys.texts[key] }
    if fields.count > 1 || !isPlain(vocabulary.keys.texts[key]) { return .unknown }
    let field = fields.first
    let isFree = field.map { $0.kind == .text && $0.oneOf.isEmpty } ?? true
    switch Ticket.Key(rawValue: key) {
    case .links, .joined: return .unknown
    case .channel: return isFree ? among(vocabulary.channels) : .unknown
    case .priority: return isFree ? among(vocabulary.priorities) : .unknown
    case .assignee where !vocabulary.members.isEmpty: return isFree ? among(vocabulary.members) : .unknown
    case .tags: return field == nil ? .list : .unknown
    default: return isFree ? .any : field?.kind == .text ? among(Names(field?.oneOf ?? [])) : .unknown
    }
  }

  /// Whether a key needs no quotes and is read as it stands.
  private static func isPlain(_ key: String) -> Bool {
    key.utf8.first.map(NumberScan.isLetter) ?? false
      && key.utf8.allSatisfy { Byte.isDigit($0) || NumberScan.isLetter($0) || $0 == Byte.dash || $0 == UInt8(ascii: "_") }
  }

  /// Whether somebody may not answer where a ticket stands.
  func forbids(_ member: Int, at place: Int) -> Bool { isForbidden[member &* placeCount &+ place] }
}
