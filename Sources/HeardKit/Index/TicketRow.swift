/// A ticket as lists show it: what its file says, when things happened, and how its clocks stand.
public struct TicketRow: Sendable {
  /// Without entries in a row that is ``brief``.
  public let ticket: Ticket
  public let entryCount: Int
  /// By clock, then instance.
  public let clocks: [ClockReading]
  /// When the customer first wrote; without a customer's entry, when anything first happened.
  public let opened: Instant?
  /// When something last happened.
  public let updated: Instant?
  /// Since when the customer has had no answer: neither a person wrote back, nor was the ticket dismissed or put where clocks stop.
  public let waitingSince: Instant?
  /// Where the customer waits on a channel that takes answers only for a while.
  public let replyWindow: ReplyWindow?
  /// The earliest due of what ticks.
  public let nextDue: Instant?

  /// - Parameters:
  ///   - clocks: Read at the same `now`.
  ///   - now: What is after it has not happened; what is not yet stamped happens then.
  public init(_ ticket: Ticket, clocks: [ClockReading], configuration: Configuration, now: Instant) {
    var course = Course()
    ticket.document.forEachHappened(until: now) { course.add($0, at: $1, ticket.document, configuration) }
    if ticket.isDone, !course.isStopped, ticket.lastMove.map({ $0.instant(now: now) <= now }) ?? true { course.waitingSince = nil }
    let entries = course.waitingSince == nil ? [] : ticket.document.entriesByTime(now: now).0
    self.init(ticket, clocks: clocks, course: course, ReplyWindow(ticket, entries: entries, configuration, now: now))
  }

  private init(_ ticket: Ticket, clocks: [ClockReading], course: Course, _ replyWindow: ReplyWindow? = nil) {
    (self.ticket, entryCount) = (ticket, ticket.document.entries.count)
    self.replyWindow = replyWindow
    self.clocks = clocks
    (opened, updated, waitingSince) = (course.firstWritten ?? course.first, course.last, course.waitingSince)
    nextDue = clocks.nextDue
  }

  /// The same without what happened in the ticket, as lists hold many of them: what there is to know of it, the row has.
  public var brief: TicketRow { TicketRow(brief: self) }

  private init(brief row: TicketRow) {
    ticket = Ticket(path: row.ticket.path, placement: row.ticket.placement, document: row.ticket.document.frontMatterAlone)
    (entryCount, clocks, opened, updated) = (row.entryCount, row.clocks, row.opened, row.updated)
    (waitingSince, replyWindow, nextDue) = (row.waitingSince, row.replyWindow, row.nextDue)
  }

  /// The ticket as the index has it: as its file says, read at the last time that stands in it, and so the same at every `now`.
  ///
  /// A file in which no entry is stamped has nothing happen and no clocks. The index does not ask who waits: that is left out.
  /// - Parameter clocks: Reads the clocks of the ticket at an instant.
  public static func atLastEntry(_ ticket: Ticket, clocks: (Ticket, Instant) -> [ClockReading]) -> TicketRow {
    let entries = ticket.document.entries
    var course = Course()
    for index in entries.indices {
      if case .at(let time) = entries[index].time { course.last = max(course.last ?? time.instant, time.instant) }
    }
    guard let last = course.last else { return TicketRow(ticket, clocks: [], course: course) }
    // All of it has happened by then, so the earliest times are the first, in whatever order they stand.
    for index in entries.indices {
      let time = entries[index].instant(now: last)
      course.first = min(course.first ?? time, time)
      if entries[index].kind == .customer { course.firstWritten = min(course.firstWritten ?? time, time) }
    }
    return TicketRow(ticket, clocks: clocks(ticket, last), course: course)
  }

  /// Whether a clock still runs, or the status lets clocks run or pause: what a list shows unless asked for all.
  public var isActive: Bool {
    !ticket.isDone || clocks.contains(where: \.isTicking)
  }

  /// The clock that is due first of those that tick.
  var nextClock: ClockReading? { nextDue.flatMap { due in clocks.first { $0.isTicking && $0.due == due } } }
}

/// What a row tells of a timeline, gathered entry by entry.
private struct Course {
  var first: Instant?
  var firstWritten: Instant?
  var last: Instant?
  var waitingSince: Instant?
  /// Whether the last move led to where clocks stop. A folder that says so alone stands for a move made by hand.
  var isStopped = false

  mutating func add(_ entry: Entry, at time: Instant, _ document: TicketDocument, _ configuration: Configuration) {
    first = first ?? time
    last = time
    switch entry.kind {
    case .customer:
      firstWritten = firstWritten ?? time
      if !entry.isAutomatic { waitingSince = waitingSince ?? time }
    case .agent where !entry.isAutomatic: waitingSince = nil
    case .dismiss: waitingSince = nil
    case .move:
      let target = entry.change.map { document.bytes.text($0.new) }.flatMap(configuration.placement(named:))
      isStopped = target?.status.mode.isDone ?? false
      if isStopped { waitingSince = nil }
    default: break
    }
  }
}

extension Mode {
  /// Whether what stands there is off our hands.
  public var isDone: Bool { self == .stops || self == .voids }
}

extension Ticket {
  var isDone: Bool { placement?.status.mode.isDone ?? false }
  fileprivate var lastMove: Entry? { document.entries.last { $0.kind == .move } }
}

extension TicketDocument {
  /// Visits what has happened until an instant, in order of time, then of place in the file.
  func forEachHappened(until now: Instant, _ body: (Entry, Instant) -> Void) {
    var last = Instant(seconds: .min)
    let isInOrder = entries.allSatisfy { entry in
      defer { last = entry.instant(now: now) }
      return entry.instant(now: now) >= last
    }
    let order =
      isInOrder
      ? Array(entries.indices)
      : entries.indices.sorted { (entries[$0].instant(now: now), $0) < (entries[$1].instant(now: now), $1) }
    for index in order {
      let time = entries[index].instant(now: now)
      if time <= now { body(entries[index], time) }
    }
  }
}
