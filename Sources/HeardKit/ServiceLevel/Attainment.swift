/// How the instances of one clock came out.
public struct Attainment: Hashable, Sendable {
  public var met = 0
  public var breached = 0
  /// Running, due soon or paused: nobody knows yet.
  public var running = 0
  /// Late, and not ended yet; a breach when it ends, and no part of the share until then.
  public var overdue = 0

  public init() {}

  /// Kept promises among those that were kept or broken; nil where there is none. What is void is no part of it.
  public var share: Double? { met + breached == 0 ? nil : Double(met) / Double(met + breached) }

  mutating func count(_ state: ClockReading.State) {
    switch state {
    case .met: met += 1
    case .breached: breached += 1
    case .running, .dueSoon, .paused: running += 1
    case .overdue: overdue += 1
    case .void: break
    }
  }
}

extension ClockReading {
  /// The instant that says to which period it belongs: when it fell due; without a due time when it ended, or started if it has not.
  var countedAt: Instant { due ?? ended ?? started }
}

/// The clocks of the same tickets under two configurations, side by side.
public struct AttainmentComparison: Sendable {
  /// By clock, in the order of ``Clock/allCases``.
  public private(set) var present: [Attainment]
  public private(set) var other: [Attainment]
  /// In the order in which the tickets came.
  public private(set) var changes: [Change] = []
  private let period: Period

  /// A ticket of which a clock stands otherwise.
  public struct Change: Sendable {
    public var path: String
    public var clocks: [ClockChange]
  }

  public struct ClockChange: Hashable, Sendable {
    public var clock: Clock
    public var instance: Int
    /// nil where nobody promised anything, or it belongs to another period.
    public var present: ClockReading.State?
    public var other: ClockReading.State?
  }

  public init(period: Period = Period()) {
    self.period = period
    present = Clock.allCases.map { _ in Attainment() }
    other = present
  }

  /// Counts a ticket, read twice at the same moment.
  public mutating func add(path: String, present: [ClockReading], other: [ClockReading]) {
    let present = present.filter { period.contains($0.countedAt) }, other = other.filter { period.contains($0.countedAt) }
    for reading in present { self.present[reading.clock.index].count(reading.state) }
    for reading in other { self.other[reading.clock.index].count(reading.state) }
    var clocks: [ClockChange] = []
    for reading in present {
      let twin = other.first { $0.isSameInstance(as: reading) }
      if twin?.state != reading.state { clocks.append(ClockChange(reading, present: reading.state, other: twin?.state)) }
    }
    for reading in other where !present.contains(where: { $0.isSameInstance(as: reading) }) {
      clocks.append(ClockChange(reading, present: nil, other: reading.state))
    }
    clocks.sort { ($0.clock.index, $0.instance) < ($1.clock.index, $1.instance) }
    if !clocks.isEmpty { changes.append(Change(path: path, clocks: clocks)) }
  }
}

extension AttainmentComparison.ClockChange {
  fileprivate init(_ reading: ClockReading, present: ClockReading.State?, other: ClockReading.State?) {
    self.init(clock: reading.clock, instance: reading.instance, present: present, other: other)
  }
}

extension ClockReading {
  /// Instances are numbered by what happened, whatever is promised.
  fileprivate func isSameInstance(as other: ClockReading) -> Bool { clock == other.clock && instance == other.instance }
}
