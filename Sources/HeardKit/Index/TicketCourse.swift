/// What a row tells of what happened in a ticket.
struct TicketCourse: Hashable, Sendable {
  var entryCount: Int
  /// Whether a person of ours has written, or will.
  var isAnswered: Bool
  var first: Instant?
  var last: Instant?
  /// When the customer first wrote, and last.
  var firstWritten: Instant?
  var lastWritten: Instant?
  var waitingSince: Instant?

  /// One in which nothing has happened yet.
  init(_ ticket: Ticket) {
    let entries = ticket.document.entries
    self.init(entryCount: entries.count, isAnswered: entries.contains(where: \.isHumanAnswer))
  }

  init(entryCount: Int, isAnswered: Bool) { (self.entryCount, self.isAnswered) = (entryCount, isAnswered) }

  /// - Parameter now: What is after it has not happened; what is not yet stamped happens then.
  init(_ ticket: Ticket, _ configuration: Configuration, now: Instant) {
    self.init(ticket)
    let document = ticket.document
    var target: Range<Int>?
    func isStop(_ target: Range<Int>) -> Bool {
      configuration.placement(named: document.bytes.text(target))?.status.mode.isDone ?? false
    }
    document.forEachHappened(until: now) { entry, time in
      add(entry, at: time)
      guard entry.kind == .move else { return }
      target = entry.change?.new
      // Where nobody waits it need not be known where it led.
      if waitingSince != nil, let target, isStop(target) { waitingSince = nil }
    }
    // A folder that says so alone stands for a move made by hand.
    let lastMove = document.entries.last { $0.kind == .move }
    if waitingSince != nil, ticket.isDone, !(target.map(isStop) ?? false), lastMove.map({ $0.instant(now: now) <= now }) ?? true {
      waitingSince = nil
    }
  }

  private mutating func add(_ entry: Entry, at time: Instant) {
    first = first ?? time
    last = time
    switch entry.kind {
    case .customer:
      firstWritten = firstWritten ?? time
      lastWritten = time
      if !entry.isAutomatic { waitingSince = waitingSince ?? time }
    case .agent where !entry.isAutomatic: waitingSince = nil
    case .dismiss: waitingSince = nil
    default: break
    }
  }
}
