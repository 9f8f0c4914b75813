/// Why a ticket wants to be looked at, and how soon.
public struct Urgency: Sendable {
  enum Rank { case late, soon, due, open }

  let rank: Rank
  /// Of two of one rank the earlier comes first.
  let since: Instant
  /// Whether it is given to whom it is asked for.
  let isMine: Bool
  private let clock: ClockReading?
  private let window: ReplyWindow?
  private let waitingSince: Instant?
  private let isUnassigned: Bool

  /// - Returns: nil if there is nothing to do for now: it waits for the customer, or is done.
  public init?(_ row: TicketRow, for who: String?) {
    let clock = row.nextClock
    let mode = row.ticket.placement?.status.mode ?? .runs
    // A customer who writes to a ticket that waits for them, or that is done, is overlooked: as loud as an overdue.
    let isOverlooked = mode != .runs && mode != .voids && row.waitingSince != nil
    if let waiting = row.waitingSince, isOverlooked {
      (rank, since) = (.late, min(waiting, row.nextDue ?? waiting))
    } else if let window = row.replyWindow, window.state != .closed, row.nextDue.map({ window.closes < $0 }) ?? true {
      (rank, since) = (window.state == .closesSoon ? .soon : .due, window.closes)
    } else if let clock, let due = clock.due {
      (rank, since) = (clock.state == .overdue ? .late : clock.state == .dueSoon ? .soon : .due, due)
    } else if mode == .runs {
      (rank, since) = (.open, row.waitingSince ?? row.opened ?? Instant(seconds: .max))
    } else {
      return nil
    }
    self.clock = clock
    let closes = row.replyWindow?.closes
    window = row.replyWindow?.state != .open || since == closes ? row.replyWindow : nil
    waitingSince = row.waitingSince
    isMine = who != nil && row.ticket.assignee == who
    isUnassigned = row.ticket.assignee == nil
  }

  /// `first reply overdue 3h (11:30); customer waiting since 07:30; assigned to you`.
  public func reason(_ time: TimeText) -> String {
    var parts: [String] = []
    if let clock { parts.append("\(clock.words) \(time.due(clock))") }
    if let window { parts.append(time.words(window)) }
    if let waitingSince { parts.append("customer waiting since \(time.wall(waitingSince))") }
    if isMine { parts.append("assigned to you") } else if isUnassigned { parts.append("nobody has it") }
    return parts.joined(separator: "; ")
  }

  var style: Style? { rank == .late ? .red : rank == .soon ? .yellow : nil }

  /// What is late comes first, then what has a due time: by that, since six minutes of an hour are less than thirty of a day.
  func key(priority: Int) -> RowKey {
    RowKey(first: rank == .late ? 0 : rank == .open ? 2 : 1, second: since.seconds, third: isMine ? 0 : 1, fourth: -priority)
  }
}

/// Who asks for what to do next.
public struct Seeker: Sendable {
  private let who: String?
  private let tiers: [String]

  /// - Parameter who: A member of the team; nil for all of it.
  public init(_ who: String?, _ configuration: Configuration) {
    (self.who, tiers) = (who, configuration.team.first { $0.handle == who }?.tiers ?? [])
  }

  /// Whether there is something to do about a ticket that is neither another's nor in a tier where this member may not answer.
  public func wants(_ row: TicketRow) -> Bool { mayTake(row.ticket) && Urgency(row, for: who) != nil }

  /// Whether a ticket is neither another's nor in such a tier.
  public func mayTake(_ ticket: Ticket) -> Bool {
    guard let who, ticket.assignee != who else { return true }
    guard ticket.assignee == nil else { return false }
    return tiers.isEmpty || ticket.placement?.tier.map(tiers.contains) ?? true
  }
}
