/// One of the six promises that a ticket can be under.
public enum Clock: String, CaseIterable, Hashable, Sendable {
  case acknowledge
  case firstReply = "first-reply"
  case nextReply = "next-reply"
  case update, tier, resolve

  /// Whether it stands still while the status pauses. Reply clocks do not: a customer who waits is waiting.
  public var pauses: Bool { self == .update || self == .tier || self == .resolve }

  /// Whether stopping settles it, rather than making it void.
  public var isSettledByStopping: Bool { self == .tier || self == .resolve }

  /// Its place in tables by clock.
  var index: Int {
    switch self {
    case .acknowledge: 0
    case .firstReply: 1
    case .nextReply: 2
    case .update: 3
    case .tier: 4
    case .resolve: 5
    }
  }
}

/// An entry of `sla` in heard.yaml: for whom, and what is promised per clock.
public struct Policy: Hashable, Sendable {
  public var name: String
  /// All must match; none matches every ticket.
  public var conditions: [PolicyCondition]
  /// What targets run on that name no calendar; nil for `always`.
  public var calendar: String?
  public var targets: Few<Clock, Target>
  /// Seconds left at which a clock is due soon; nil for a quarter of its target.
  public var warn: Int?

  public init(
    name: String, conditions: [PolicyCondition] = [], calendar: String? = nil, targets: Few<Clock, Target> = Few(), warn: Int? = nil
  ) {
    self.name = name
    self.conditions = conditions
    self.calendar = calendar
    self.targets = targets
    self.warn = warn
  }

  /// The name of the calendar that a clock's target runs on.
  public func calendarName(for clock: Clock) -> String {
    targets[clock]?.calendar ?? calendar ?? CalendarDefinition.always
  }

  /// Reads `warn`: a duration without `d`.
  ///
  /// - Throws: ``InvalidServiceLevel`` if it is none.
  public static func warn(text: String) throws(InvalidServiceLevel) -> Int {
    let duration = try Target.Duration(text: text)
    guard !duration.hasDays else {
      throw InvalidServiceLevel("warn: '\(text)' counts days; write hours and minutes, as \(duration.seconds / 3600)h")
    }
    return duration.seconds
  }
}

/// A key of `when`, and the values of which one must be the ticket's.
public struct PolicyCondition: Hashable, Sendable {
  /// Keys that every workspace has; those declared under `fields` join them.
  public static let keys = ["channel", "priority", "tier", "status", "tag", "segment", "assignee", "customer"]

  public var key: String
  public var values: [String]

  public init(key: String, values: [String]) {
    self.key = key
    self.values = values
  }
}
