/// A ticket in which nothing happens as time passes, as lists know it until its file changes: how it stands at a moment follows from it.
///
/// One that has an entry to come, or not stamped yet, or that was moved by hand, which counts as moved now, is none.
public struct StandingTicket: Sendable {
  public let ticket: Ticket
  let course: TicketCourse
  let clocks: [ClockCourse]

  init(_ ticket: Ticket, _ course: TicketCourse, _ clocks: [ClockCourse]) {
    (self.ticket, self.course, self.clocks) = (ticket, course, clocks)
  }

  /// - Parameter now: It holds from then on.
  /// - Returns: nil for one that is none.
  public init?(_ ticket: Ticket, _ levels: inout ServiceLevels, _ configuration: Configuration, now: Instant) {
    guard let clocks = levels.courses(of: ticket, now: now) else { return nil }
    self.init(ticket, TicketCourse(ticket, configuration, now: now), clocks)
  }

  /// Whether no list of what there is to do shows it, whatever time it is: it is done, its clocks have ended, and nobody waits.
  public var isSettled: Bool { ticket.isDone && course.waitingSince == nil && clocks.allSatisfy { $0.ended != nil } }

  public func row(_ levels: inout ServiceLevels, _ configuration: Configuration, now: Instant) -> TicketRow {
    TicketRow(ticket, clocks: readings(&levels, at: now), course, configuration, now: now)
  }

  /// As ``TicketRow/atLastEntry(_:clocks:)``.
  func rowAtLastEntry(_ levels: inout ServiceLevels) -> TicketRow {
    var course = course
    course.waitingSince = nil
    return TicketRow(ticket, clocks: course.last.map { readings(&levels, at: $0) } ?? [], course)
  }

  private func readings(_ levels: inout ServiceLevels, at now: Instant) -> [ClockReading] {
    var readings: [ClockReading] = []
    readings.reserveCapacity(clocks.count)
    for clock in clocks { readings.append(levels.reading(of: clock, at: now)) }
    return readings
  }
}
