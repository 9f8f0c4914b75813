/// What a rule may look at: one ticket, the configuration and the moment.
public struct LintContext: Sendable {
  let ticket: Ticket
  let configuration: Configuration
  let vocabulary: Vocabulary
  /// `now` as the workspace's wall clock writes it.
  let time: Timestamp
  let zone: TimeZoneRules
  /// Who runs lint, for the entries that fixes write; nil if nobody knows.
  let agent: String?
  /// Every clock instance of the ticket.
  let readings: [ClockReading]
  /// What occurs in the file at all, so that rules can pass over it.
  let signs: TextSigns
  /// By entry, what its text could hold.
  let bodySigns: [BodySigns]
  /// The texts outside entries in which nothing personal may stand, and what they could hold.
  let margins: [(range: Range<Int>, signs: BodySigns)]
  let cannedTexts: CannedTexts
  /// The other tickets; nil where nobody has listed them.
  let neighbours: Neighbours?
  /// By time, then by place in the file.
  let ordered: [Entry]
  let isInOrder: Bool
  /// Whether a clock is past due.
  let isOverdue: Bool

  init(_ ticket: Ticket, _ linter: Linter, _ readings: [ClockReading]) {
    self.ticket = ticket
    self.configuration = linter.configuration
    self.vocabulary = linter.vocabulary
    self.zone = linter.zone
    self.time = Timestamp(linter.now, offset: linter.zone.offset(at: linter.now))
    self.agent = linter.agent
    self.readings = readings
    isOverdue = readings.contains { $0.state == .overdue }
    cannedTexts = linter.cannedTexts
    neighbours = linter.neighbours
    signs = TextSigns(ticket.document.bytes)
    bodySigns = ticket.document.entries.map { BodySigns(ticket.document.bytes, $0.body) }
    margins = ticket.document.margins.map { ($0, BodySigns(ticket.document.bytes, $0)) }
    (ordered, isInOrder) = ticket.document.entriesByTime(now: linter.now)
  }

  var now: Instant { time.instant }
  var document: TicketDocument { ticket.document }
  var bytes: [UInt8] { ticket.document.bytes }
  var entries: [Entry] { ticket.document.entries }

  /// A moment as the workspace's wall clock shows it.
  func wallTime(_ instant: Instant) -> String { Timestamp(instant, offset: zone.offset(at: instant)).text }

  /// The bytes of a word of the file, as text for a message: one line, at most 40 characters.
  func quote(_ range: Range<Int>) -> String { excerpt(bytes.text(range)) }
}

/// The names of heard.yaml as bytes, so that a clean ticket is compared and never decoded.
struct Vocabulary: Sendable {
  var channels: [[UInt8]]
  var priorities: [[UInt8]]
  var members: [[UInt8]]
  var keys: [[UInt8]]
  /// Every place that a `move` can name, by that name.
  var places: [Place]
  /// What the privacy rules let be: lower case, without blanks, dots and dashes.
  var allowed: [[UInt8]]

  init(_ configuration: Configuration) {
    channels = configuration.channels.map { Array($0.name.utf8) }
    priorities = configuration.priorities.map { Array($0.utf8) }
    members = configuration.team.map { Array($0.handle.utf8) }
    keys = (Ticket.keys + configuration.fields.map(\.name)).map { Array($0.utf8) }
    places = configuration.placeNames.compactMap { Place($0, configuration) }
    allowed = configuration.privacyAllow.map { bareBytes(Array($0.utf8)[...]) }
  }
}

extension Ticket {
  /// The keys of front matter that every workspace has.
  public static let keys = [
    "subject", "customer", "channel", "priority", "assignee", "segment", "tags", "source", "language", "links", "joined",
  ]
}

extension [UInt8] {
  /// Whether one of some words stands in a range.
  func isOne(of words: [[UInt8]], in range: Range<Int>) -> Bool {
    for word in words where word.count == range.count && isEqual(word, at: range.lowerBound) { return true }
    return false
  }

  private func isEqual(_ word: [UInt8], at start: Int) -> Bool {
    for index in word.indices where word[index] != self[start + index] { return false }
    return true
  }
}

extension TicketDocument {
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
