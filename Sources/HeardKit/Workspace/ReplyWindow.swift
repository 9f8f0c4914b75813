/// Until when the platform takes an answer to the customer's last message, and how that stands now.
public struct ReplyWindow: Hashable, Sendable {
  public enum State: Hashable, Sendable {
    case open
    /// No more than the last quarter of its time is left.
    case closesSoon
    case closed
  }

  public let channel: String
  /// The last instant at which an answer still goes through.
  public let closes: Instant
  public let state: State
  /// The heading of that message; empty where it is not at hand.
  let heading: Range<Int>

  /// - Parameters:
  ///   - entries: Those of the ticket, by time; what is after `now` has not happened.
  /// - Returns: nil where nobody waits for an answer, and where the channel takes them at any time.
  init?(_ ticket: Ticket, entries: [Entry], _ configuration: Configuration, now: Instant) {
    var last: Int?
    var isWaiting = false
    for index in entries.indices where entries[index].instant(now: now) <= now {
      switch entries[index].kind {
      case .customer: (last, isWaiting) = (index, isWaiting || !entries[index].isAutomatic)
      case .dismiss: isWaiting = false
      case .agent: isWaiting = isWaiting && entries[index].isAutomatic
      default: break
      }
    }
    guard isWaiting, let last = last.map({ entries[$0] }) else { return nil }
    self.init(ticket, since: last.instant(now: now), heading: last.heading, configuration, now: now)
  }

  /// - Parameter since: When the customer last wrote, who waits for an answer.
  /// - Returns: nil where the channel takes answers at any time.
  init?(_ ticket: Ticket, since: Instant, heading: Range<Int> = 0..<0, _ configuration: Configuration, now: Instant) {
    guard let mode = ticket.placement?.status.mode, mode == .runs || mode == .pauses, let name = ticket.channel,
      let length = configuration.channels.first(where: { $0.name == name })?.replyWindow
    else { return nil }
    (channel, self.heading) = (name, heading)
    closes = since + length
    let left = closes - now
    state = left < 0 ? .closed : 4 * left <= length ? .closesSoon : .open
  }
}
