/// What linting asks of heard.yaml and of the moment, worked out once. One object, since each ticket needs all of it.
final class LintTerms: Sendable {
  let configuration: Configuration
  /// `now` as the workspace's wall clock writes it.
  let time: Timestamp
  /// The workspace's wall clock, for messages and for what fixes write.
  let zone: TimeZoneRules
  /// Who runs lint, for the entries that fixes write; nil if nobody knows.
  let agent: String?
  let vocabulary: Vocabulary
  /// By which answers are known that are canned responses unchanged.
  let cannedTexts: CannedTexts
  /// Those that run, each at the severity it has here.
  let rules: [(rule: Rule, severity: Severity)]
  /// The checks of those that look at tickets: every ticket goes through them, and a rule is much to copy.
  let checks: [TicketCheck]
  let glance: GlanceTerms

  struct TicketCheck: Sendable {
    /// The rule's place.
    var index: Int
    var needs: Signs
    var check: @Sendable (LintContext, inout Report) -> Void
  }

  init(
    _ configuration: Configuration, now: Instant, zone: TimeZoneRules, agent: String?, rules: [(rule: Rule, severity: Severity)],
    responses: ResponseLibrary?
  ) {
    self.configuration = configuration
    time = Timestamp(now, offset: zone.offset(at: now))
    (self.zone, self.agent, self.rules) = (zone, agent, rules)
    vocabulary = Vocabulary(configuration)
    cannedTexts = CannedTexts(responses)
    checks = rules.indices.compactMap { index in
      guard case .ticket(let check) = rules[index].rule.check else { return nil }
      return TicketCheck(index: index, needs: rules[index].rule.needs, check: check)
    }
    glance = GlanceTerms(configuration, vocabulary, now: now, asksForNames: rules.contains { $0.rule.id == Rule.noName.id })
  }
}

/// The names of heard.yaml as bytes, so that a clean ticket is compared and never decoded.
final class Vocabulary: Sendable {
  let channels: Names
  let priorities: Names
  let members: Names
  /// Those of ``Ticket/Key`` in their order, then the workspace's own.
  let keys: Names
  /// By key, whether heard.yaml lists it under `fields`.
  let isOwnKey: [Bool]
  /// Every place that a `move` can name.
  let places: [Place]
  let placeNames: Names
  /// The place where tickets arrive.
  let firstPlace: Int?
  /// What the privacy rules let be: lower case, without blanks, dots and dashes.
  let allowed: [[UInt8]]

  init(_ configuration: Configuration) {
    channels = Names(configuration.channels.map(\.name))
    priorities = Names(configuration.priorities)
    members = Names(configuration.team.map(\.handle))
    // What heard.yaml says of a key that every workspace has makes it no second one.
    keys = Names(Ticket.keys + configuration.fields.map(\.name).filter { !Ticket.keys.contains($0) })
    let own = Set(configuration.fields.map(\.name))
    isOwnKey = keys.texts.map(own.contains)
    places = configuration.placeNames.compactMap { Place($0, configuration) }
    placeNames = Names(places.map(\.name))
    firstPlace = places.firstIndex { $0.status == 0 && $0.tier == nil }
    allowed = configuration.privacyAllow.map { bareBytes(Array($0.utf8)[...]) }
  }
}

/// Words in order, found by their bytes.
struct Names: Sendable {
  let texts: [String]
  private let words: [[UInt8]]
  /// By word, what nearly always decides.
  private let heads: [WordHead]

  init(_ texts: [String]) {
    self.texts = texts
    words = texts.map { Array($0.utf8) }
    heads = words.map { word in word.withUnsafeBytes { WordHead(0..<word.count, in: $0) } }
  }

  var isEmpty: Bool { words.isEmpty }

  /// The place of the word that stands in a range; nil if it is none of these.
  func index(of range: Range<Int>, in bytes: [UInt8]) -> Int? { bytes.withUnsafeBytes { index(of: range, in: $0) } }

  /// The place of the word that stands in a range; nil if it is none of these.
  func index(of range: Range<Int>, in bytes: UnsafeRawBufferPointer) -> Int? { index(of: WordHead(range, in: bytes), range, in: bytes) }

  /// The place of the word that stands in a range, of which the head is known; nil if it is none of these.
  func index(of head: WordHead, _ range: Range<Int>, in bytes: UnsafeRawBufferPointer) -> Int? {
    for index in heads.indices where heads[index].low == head.low && heads[index].high == head.high && heads[index].count == head.count {
      if head.count <= 16 || bytes[range].elementsEqual(words[index]) { return index }
    }
    return nil
  }

  /// Where the word at a place ends that stands at an offset; nil if it does not, and for a long one.
  @inline(__always) func end(of index: Int, at start: Int, in bytes: UnsafeRawBufferPointer) -> Int? {
    guard index < heads.count, heads[index].count <= 8 else { return nil }
    let count = heads[index].count
    return bytes.word(at: start) & ByteWord.first(count) == heads[index].low ? start &+ count : nil
  }
}

/// How long a word is, and its first sixteen bytes.
struct WordHead: Sendable {
  let low: UInt64
  let high: UInt64
  let count: Int

  @inline(__always) init(_ range: Range<Int>, in bytes: UnsafeRawBufferPointer) {
    count = range.count
    low = bytes.word(at: range.lowerBound) & ByteWord.first(count)
    high = count > 8 ? bytes.word(at: range.lowerBound &+ 8) & ByteWord.first(count &- 8) : 0
  }
}
