/// A ticket as lists show it: what its file says, when things happened, and how its clocks stand.
public struct TicketRow: Sendable {
  /// Without entries in a row that is ``brief``.
  public let ticket: Ticket
  /// By clock, then instance.
  public let clocks: [ClockReading]
  let course: TicketCourse
  /// Where the customer waits on a channel that takes answers only for a while.
  public let replyWindow: ReplyWindow?
  /// The earliest due of what ticks.
  public let nextDue: Instant?

  public var entryCount: Int { course.entryCount }
  /// When the customer first wrote; without a customer's entry, when anything first happened.
  public var opened: Instant? { course.firstWritten ?? course.first }
  /// When something last happened.
  public var updated: Instant? { course.last }
  /// Since when the customer has had no answer: neither a person wrote back, nor was the ticket dismissed or put where clocks stop.
  public var waitingSince: Instant? { course.waitingSince }

  /// - Parameters:
  ///   - clocks: Read at the same `now`.
  ///   - now: What is after it has not happened; what is not yet stamped happens then.
  public init(_ ticket: Ticket, clocks: [ClockReading], configuration: Configuration, now: Instant) {
    self.init(ticket, clocks: clocks, TicketCourse(ticket, configuration, now: now), configuration, now: now)
  }

  init(_ ticket: Ticket, clocks: [ClockReading], _ course: TicketCourse, _ configuration: Configuration, now: Instant) {
    // No closure: it would be handed a copy of the configuration.
    var window: ReplyWindow?
    if course.waitingSince != nil, let written = course.lastWritten {
      window = ReplyWindow(ticket, since: written, configuration, now: now)
    }
    self.init(ticket, clocks: clocks, course, window)
  }

  init(_ ticket: Ticket, clocks: [ClockReading], _ course: TicketCourse, _ replyWindow: ReplyWindow? = nil) {
    (self.ticket, self.clocks, self.course, self.replyWindow, nextDue) = (ticket, clocks, course, replyWindow, clocks.nextDue)
  }

  /// The same without what happened in the ticket, as lists hold many of them: what there is to know of it, the row has.
  public var brief: TicketRow { TicketRow(ticket.brief, clocks: clocks, course, replyWindow) }

  /// The ticket as the index has it: as its file says, read at the last time that stands in it, and so the same at every `now`.
  ///
  /// A file in which no entry is stamped has nothing happen and no clocks. The index does not ask who waits: that is left out.
  /// - Parameter clocks: Reads the clocks of the ticket at an instant.
  public static func atLastEntry(_ ticket: Ticket, clocks: (Ticket, Instant) -> [ClockReading]) -> TicketRow {
    let entries = ticket.document.entries
    var course = TicketCourse(ticket)
    for index in entries.indices {
      if case .at(let time) = entries[index].time { course.last = max(course.last ?? time.instant, time.instant) }
    }
    guard let last = course.last else { return TicketRow(ticket, clocks: [], course) }
    // All of it has happened by then, so the earliest times are the first, in whatever order they stand.
    for index in entries.indices {
      let time = entries[index].instant(now: last)
      course.first = min(course.first ?? time, time)
      if entries[index].kind == .customer { course.firstWritten = min(course.firstWritten ?? time, time) }
    }
    return TicketRow(ticket, clocks: clocks(ticket, last), course)
  }

  /// Whether a clock still runs, or the status lets clocks run or pause: what a list shows unless asked for all.
  public var isActive: Bool {
    !ticket.isDone || clocks.contains(where: \.isTicking)
  }

  /// The clock that is due first of those that tick.
  var nextClock: ClockReading? { nextDue.flatMap { due in clocks.first { $0.isTicking && $0.due == due } } }
}

extension Mode {
  /// Whether what stands there is off our hands.
  public var isDone: Bool { self == .stops || self == .voids }
}

extension Ticket {
  var isDone: Bool { placement?.status.mode.isDone ?? false }
  /// Without what happened in it.
  var brief: Ticket { Ticket(path: path, placement: placement, document: document.frontMatterAlone) }
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
