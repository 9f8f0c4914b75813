/// How one clock of a ticket stands.
public struct ClockReading: Hashable, Sendable {
  public enum State: String, CaseIterable, Sendable {
    /// Ended after it was due.
    case breached
    /// Ended in time, by stopping or dismissing: nobody answered, and nobody need.
    case void
    case met
    case paused, overdue
    case dueSoon = "due-soon"
    case running
  }

  public var clock: Clock
  /// From 1, by start, over all that happened, also those that no policy promises anything for.
  public var instance: Int
  /// The policy's place in ``ServiceLevels/policies``.
  public var policy: Int
  public var started: Instant
  public var ended: Instant?
  /// nil while paused, where it ended in a pause with time left, and where the calendar never opens again.
  public var due: Instant?
  public var state: State
  /// Open seconds, less pauses.
  public var used: Int
  /// The target less what is used, in seconds; below 0 where more was used. nil where the target has no length, its calendar never opening
  /// again.
  public var remaining: Int?

  /// Whether it counts towards what is due next.
  public var isTicking: Bool { state == .running || state == .dueSoon || state == .overdue }
}

extension Sequence where Element == ClockReading {
  /// When the first of the clocks that tick is due; nil if none is.
  public var nextDue: Instant? {
    var result: Instant?
    for reading in self where reading.isTicking {
      guard let due = reading.due else { continue }
      if let earliest = result, earliest <= due { continue }
      result = due
    }
    return result
  }
}
