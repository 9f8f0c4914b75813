/// What a rule may look at: one ticket, the configuration and the moment.
public struct LintContext: Sendable {
  let ticket: Ticket
  let terms: LintTerms
  /// Every clock instance of the ticket that has not ended.
  let readings: [ClockReading]
  /// The other tickets; nil where nobody has listed them.
  let neighbours: Neighbours?
  /// What the ticket has at all, so that rules can pass over it.
  let signs: Signs
  /// By time, then by place in the file.
  let ordered: [Entry]
  /// By ordered entry, what its names mean.
  let stations: [Station]
  /// Where the keys that every workspace has stand in the front matter, by ``Ticket/Key``; -1 where they do not.
  private let places: SIMD16<Int32>
  /// The ticket's channel, by its place in heard.yaml.
  private let channelIndex: Int?

  /// What an entry's names mean.
  struct Station: Sendable {
    /// Where the ticket stands after it, by the `move` entries: a place of ``Vocabulary/places``; nil after a move to no place.
    var place: Int?
    /// The member of the team whom it names; nil for nobody and for strangers.
    var member: Int?
  }

  init(_ ticket: Ticket, _ linter: Linter, _ readings: [ClockReading]) {
    let (terms, document) = (linter.terms, ticket.document)
    (self.ticket, self.terms, self.readings, neighbours) = (ticket, terms, readings, linter.neighbours)
    var signs = Signs(document)
    if ticket.hasNumberInName { signs.insert(.numberInName) }
    if !document.diagnostics.isEmpty { signs.insert(.unread) }
    if TicketID.number(ofPath: ticket.path) == nil { signs.insert(.noID) }
    places = document.places(terms.vocabulary, &signs)
    channelIndex = document.verbatim(at: Int(places[Ticket.Key.channel.rawValue])).flatMap {
      terms.vocabulary.channels.index(of: $0, in: document.bytes)
    }
    for index in readings.indices { signs.formUnion(.of(readings[index].state)) }
    let isInOrder: Bool
    (ordered, isInOrder) = document.entriesByTime(now: terms.time.instant)
    if !isInOrder { signs.insert(.disorder) }
    var walk = PlaceWalk(terms.vocabulary)
    var stations: [Station] = []
    stations.reserveCapacity(ordered.count)
    for index in ordered.indices {
      if ordered[index].kind == .move { walk.follow(ordered[index], document.bytes) }
      let who = ordered[index].who
      stations.append(Station(place: walk.index, member: who.isEmpty ? nil : terms.vocabulary.members.index(of: who, in: document.bytes)))
      signs.formUnion(.of(ordered[index], document.bytes, terms))
    }
    (self.stations, self.signs) = (stations, signs)
  }

  var configuration: Configuration { terms.configuration }
  var vocabulary: Vocabulary { terms.vocabulary }
  var time: Timestamp { terms.time }
  var zone: TimeZoneRules { terms.zone }
  var agent: String? { terms.agent }
  var cannedTexts: CannedTexts { terms.cannedTexts }
  var now: Instant { terms.time.instant }
  var document: TicketDocument { ticket.document }
  var bytes: [UInt8] { ticket.document.bytes }
  var entries: [Entry] { ticket.document.entries }

  /// The value of a key; where the key stands twice, the first.
  func value(_ key: Ticket.Key) -> YAMLNode? {
    let place = Int(places[key.rawValue])
    return place < 0 ? nil : ticket.document.frontMatter[place].value
  }

  /// The ticket's channel as heard.yaml has it.
  var channel: Channel? { channelIndex.map { terms.configuration.channels[$0] } }

  /// The team member who is named in an ordered entry.
  func member(at position: Int) -> Member? { stations[position].member.map { terms.configuration.team[$0] } }

  /// The place where the ticket stands after an ordered entry.
  func place(after position: Int) -> Placement? { stations[position].place.map { terms.vocabulary.places[$0].placement } }

  /// A moment as the workspace's wall clock shows it.
  func wallTime(_ instant: Instant) -> String { Timestamp(instant, offset: zone.offset(at: instant)).text }

  /// The bytes of a word of the file, as text for a message: one line, at most 40 characters.
  func quote(_ range: Range<Int>) -> String { excerpt(bytes.text(range)) }
}

extension Signs {
  fileprivate static func of(_ state: ClockReading.State) -> Signs {
    state == .overdue ? .overdue : state == .dueSoon ? .dueSoon : []
  }

  fileprivate static func of(_ entry: Entry, _ bytes: [UInt8], _ terms: LintTerms) -> Signs {
    var signs: Signs = []
    switch entry.time {
    case .now: signs.insert(.unstamped)
    case .at(let time): if time.instant > terms.time.instant { signs.insert(.future) }
    }
    if entry.kind.needsText, entry.body.isEmpty || bytes[entry.body.lowerBound] <= Byte.blank { signs.insert(.emptyEntry) }
    if entry.kind == .draft { signs.insert(.draft) }
    if entry.isHumanAnswer, bytes.withUnsafeBytes({ terms.cannedTexts.areIn($0, entry.body) }) { signs.insert(.cannedText) }
    return signs
  }
}

extension TicketDocument {
  /// Where the keys that every workspace has stand, and the signs of the others.
  fileprivate func places(_ vocabulary: Vocabulary, _ signs: inout Signs) -> SIMD16<Int32> {
    var places = SIMD16<Int32>(repeating: -1)
    for index in frontMatter.indices {
      guard let range = frontMatter[index].key.verbatim, let key = vocabulary.keys.index(of: range, in: bytes) else {
        signs.insert(.unknownKey)
        continue
      }
      if vocabulary.isOwnKey[key] { signs.insert(.ownKey) }
      if key < Ticket.keys.count, places[key] < 0 { places[key] = Int32(index) }
    }
    return places
  }

  /// The bytes of the value of a pair, if they are the value as they stand.
  fileprivate func verbatim(at place: Int) -> Range<Int>? {
    guard place >= 0, case .scalar(let scalar) = frontMatter[place].value.content else { return nil }
    return scalar.verbatim
  }

  /// The entries by time, then by place, and whether the file already has them so.
  func entriesByTime(now: Instant) -> ([Entry], Bool) {
    var latest = Instant(seconds: .min)
    for index in entries.indices {
      let instant = entries[index].instant(now: now)
      if instant < latest {
        let ordered = entries.enumerated().sorted {
          ($0.element.instant(now: now), $0.offset) < ($1.element.instant(now: now), $1.offset)
        }
        return (ordered.map(\.element), false)
      }
      latest = instant
    }
    return (entries, true)
  }
}
