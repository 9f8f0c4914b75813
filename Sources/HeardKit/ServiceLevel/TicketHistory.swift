/// What a ticket's entries mean for its clocks: which instances started and ended, and when its status let them run. No calendar and no
/// target comes in.
struct TicketHistory: Sendable {
  /// A time in one mode; the next one's beginning ends it. Stays in a status that voids are not among them.
  struct Stretch: Sendable {
    var from: Int
    var mode: Mode
  }

  /// A place in the timeline, just before an entry, and the state there.
  struct Moment: Hashable, Sendable {
    /// A position in order of time.
    var place: Int
    /// Places in the lists of ``ServiceLevels``; -1 for an unknown status or no tier.
    var status: Int
    var tier: Int
  }

  struct Instance: Sendable {
    var clock: Clock
    /// From 1.
    var number: Int
    var start: Int
    /// The stretch in which it started, and that in which it ended or stands: two may begin at one second.
    var startStretch: Int
    var end: Int?
    var endStretch = 0
    /// Where its policy is judged: just before it ended, or after everything.
    var moment: Moment
    /// Ended because the ticket was stopped or dismissed, not because the promise was kept.
    var isWithoutAnswer = false
  }

  var instances: [Instance] = []
  var stretches: [Stretch] = []
  /// The positions of `set` entries, in order of time.
  var sets: [Int] = []
  /// The entries in order of time, where the file has them in another.
  var order: [Int]?
  /// Whether it is the same at any later time: nothing is to come or not yet stamped, and nothing counts as moved now.
  var isLasting = true

  /// Forgets a ticket, but not the memory that it took.
  mutating func clear() {
    instances.removeAll(keepingCapacity: true)
    stretches.removeAll(keepingCapacity: true)
    sets.removeAll(keepingCapacity: true)
    (order, isLasting) = (nil, true)
  }

  /// The index of the entry at a position in order of time.
  func entry(at position: Int) -> Int { order.map { $0[position] } ?? position }
}
