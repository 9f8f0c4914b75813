/// Times as people read them: on the wall clocks of the workspace, and as spans from now.
public struct TimeText: Sendable {
  public let now: Instant
  public let zone: TimeZoneRules

  public init(now: Instant, zone: TimeZoneRules) {
    self.now = now
    self.zone = zone
  }

  /// The date and time on the wall: `14:30` today, `Mon 14:30` within six days, else `2026-11-21 14:30`.
  public func wall(_ instant: Instant) -> String {
    let local = LocalTime(instant, offset: zone.offset(at: instant))
    let time = local.clock(withSeconds: false)
    switch local.date.dayNumber - zone.date(at: now).dayNumber {
    case 0: return time
    case -6...6: return "\(Weekday.titles[local.date.weekday]) \(time)"
    default: return "\(local.date) \(time)"
    }
  }

  /// The same without a now: `2026-11-21 14:30`.
  public static func date(_ instant: Instant, _ zone: TimeZoneRules) -> String {
    let local = LocalTime(instant, offset: zone.offset(at: instant))
    return "\(local.date) \(local.clock(withSeconds: false))"
  }

  /// `3h ago`, `in 25m`, `just now`.
  public func relative(_ instant: Instant) -> String {
    let seconds = now - instant
    if abs(seconds) < 60 { return "just now" }
    return seconds > 0 ? "\(Self.span(seconds)) ago" : "in \(Self.span(-seconds))"
  }

  /// When a clock is due, and what is left of its time or how long it is over: `due 14:30 (2h 10m left)`, `overdue 3h (11:30)`.
  ///
  /// What is left counts as the clock does, in open hours; what is over counts as the customer does.
  public func due(_ clock: ClockReading) -> String {
    guard let due = clock.due else { return clock.state == .paused ? "paused" : "" }
    if clock.state == .overdue { return "overdue \(Self.span(now - due)) (\(wall(due)))" }
    guard clock.isTicking, let left = clock.remaining else { return "due \(wall(due))" }
    return left > 0 ? "due \(wall(due)) (\(Self.span(left)) left)" : "due now (\(wall(due)))"
  }

  /// `whatsapp takes answers until 14:30 (2h left)`, `whatsapp has taken no answer since 11:30`.
  public func words(_ window: ReplyWindow) -> String {
    if window.state == .closed { return "\(window.channel) has taken no answer since \(wall(window.closes))" }
    return "\(window.channel) takes answers until \(wall(window.closes)) (\(Self.span(window.closes - now)) left)"
  }

  /// A span in its two largest units, rounded down: `2h 10m`, `3d 4h`, `45m`, `under 1m`.
  public static func span(_ seconds: Int) -> String {
    let minutes = max(0, seconds) / 60
    let parts = [(minutes / 1440, "d"), (minutes / 60 % 24, "h"), (minutes % 60, "m")]
    guard let first = parts.firstIndex(where: { $0.0 > 0 }) else { return "under 1m" }
    return parts[first...].prefix(2).filter { $0.0 > 0 }.map { "\($0.0)\($0.1)" }.joined(separator: " ")
  }
}

extension ClockReading {
  /// `first reply`, `resolve`: the clock's name in a sentence.
  var words: String { String(decoding: clock.rawValue.utf8.map { $0 == Byte.dash ? Byte.blank : $0 }, as: UTF8.self) }

  /// How loud it is on a terminal.
  var style: Style? {
    switch state {
    case .overdue, .breached: .red
    case .dueSoon: .yellow
    case .paused, .void: .dim
    case .met: .green
    case .running: nil
    }
  }
}
