/// What tickets that belong together say of each other.
extension TicketChange {
  /// Names other tickets in `links`, and takes names out; the key goes with the last one.
  ///
  /// - Returns: whether that changes anything.
  @discardableResult public mutating func link(adding: [TicketID], removing: [TicketID]) throws(Problem) -> Bool {
    let (added, removed) = (adding.map(\.text), removing.map(\.text))
    guard let changes = ticket.document.settingList("links", adding: added, removing: removed) else { throw .noFrontMatter }
    if changes.isEmpty { return false }
    let isEmptied = added.isEmpty && ticket.links.allSatisfy(removed.contains)
    edits += isEmptied ? [ticket.document.setting("links", to: nil)].compactMap { $0 } : changes
    return true
  }

  /// Ends this conversation: it continues in another ticket.
  ///
  /// - Parameter place: Where clocks stop.
  public mutating func join(into id: TicketID, at place: Placement) throws(Problem) {
    guard let edit = ticket.document.setting("joined", to: id.text) else { throw .noFrontMatter }
    edits.append(edit)
    try move(to: place, because: "Continues in [[\(id)]].")
  }

  /// Goes on with this conversation after all.
  ///
  /// - Parameter place: Where clocks run.
  public mutating func undoJoin(into id: TicketID, at place: Placement) throws(Problem) {
    guard let edit = ticket.document.setting("joined", to: nil) else { throw .noFrontMatter }
    edits.append(edit)
    let words = "No longer continues in [[\(id)]]."
    if ticket.placement?.status.mode == place.status.mode { say(.note, text: words) } else { try move(to: place, because: words) }
  }

  /// Takes in a conversation that continues here: says so, and takes along the messages that wait for an answer, each at its own time. Where the
  /// clocks of this ticket pause or are stopped, such a message moves it to `place`. A message that is here already does not come twice.
  ///
  /// - Returns: how many messages were taken along.
  public mutating func takeIn(_ other: Ticket, reopeningAt place: Placement, now: Instant) throws(Problem) -> Int {
    let known = Set(ticket.document.entries.map { Said($0, ticket.document) })
    let waiting = other.waitingMessages(configuration, now: now).filter { !known.contains(Said($0, other.document)) }
    for message in waiting { add(NewEntry(copyOf: message, in: other, for: ticket.customer)) }
    say(.note, text: "[[\(other.name)]] continues here: \(other.subject ?? "(no subject)")")
    let mode = self.place?.status.mode ?? ticket.placement?.status.mode
    if !waiting.isEmpty, mode == .pauses || mode == .stops {
      try move(to: place, because: "The customer waits for an answer to what they wrote in [[\(other.name)]].")
    }
    return waiting.count
  }

  /// Adds an entry of the past: before the first that is later than it.
  private mutating func add(_ entry: NewEntry) {
    let instant = entry.time.instant
    if let later = ticket.document.entries.first(where: { $0.instant(now: time.instant) > instant }) {
      edits.append(ticket.document.inserting(entry, before: later))
    } else {
      entries.append(entry)
    }
  }
}

/// What somebody said and when, by which a message is known again in another ticket.
struct Said: Hashable {
  let kind: Entry.Kind
  let time: Entry.Time
  let text: String

  init(_ entry: Entry, _ document: TicketDocument) {
    (kind, text) = (entry.kind, document.text(of: entry))
    if case .at(let time) = entry.time { self.time = .at(Timestamp(time.instant, offset: 0)) } else { time = entry.time }
  }
}

extension NewEntry {
  /// An entry as it stands in another ticket.
  ///
  /// - Parameter customer: Whom an entry of a customer without a name means where the copy stands.
  init(copyOf entry: Entry, in ticket: Ticket, for customer: Person?) {
    let bytes = ticket.document.bytes
    var who = entry.who.isEmpty ? nil : bytes.text(entry.who)
    if who == nil, entry.kind == .customer, let own = ticket.customer?.handle, own != customer?.handle {
      who = own.utf8.contains { $0 <= 32 } ? nil : own
    }
    var time = Timestamp(Instant(seconds: 0), offset: 0)
    if case .at(let stamp) = entry.time { time = stamp }
    self.init(entry.kind, at: time, by: who, bytes.text(entry.words), text: ticket.document.text(of: entry))
  }
}

extension Ticket {
  /// The customer's messages that nobody has answered or dismissed, by time; what puts the ticket where clocks stop settles
  /// them too, until it is reopened.
  public func waitingMessages(_ configuration: Configuration, now: Instant) -> [Entry] {
    var (waiting, isDone): ([Entry], Bool) = ([], false)
    document.forEachHappened(until: now) { entry, _ in
      switch entry.kind {
      case .customer where !entry.isAutomatic:
        if isDone { (waiting, isDone) = ([], false) }
        if case .at = entry.time { waiting.append(entry) }
      case .agent where !entry.isAutomatic: waiting = []
      case .dismiss: waiting = []
      case .move:
        let target = entry.change.flatMap { configuration.placement(named: document.bytes.text($0.new)) }
        isDone = target?.status.mode.isDone ?? false
      default: break
      }
    }
    return isDone ? [] : waiting
  }
}
