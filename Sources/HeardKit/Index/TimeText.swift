/// Times as people read them: on the wall clocks of the workspace, and as spans from now.
public struct TimeText: Sendable {
  public let now: Instant
  public let zone: TimeZoneRules
  /// The day of now.
  private let today: Int

  public init(now: Instant, zone: TimeZoneRules) {
    (self.now, self.zone, today) = (now, zone, zone.date(at: now).dayNumber)
  }

  /// The date and time on the wall: `14:30` today, `Mon 14:30` within six days, else `2026-11-21 14:30`.
  public func wall(_ instant: Instant) -> String { Self.text { append(wall: instant, to: &$0) } }

  private func append(wall instant: Instant, to buffer: inout ByteBuffer) {
    let local = LocalTime(instant, offset: zone.offset(at: instant))
    switch local.date.dayNumber - today {
    case 0: break
    case -6...6:
      buffer.append(text: Weekday.titles[local.date.weekday])
      buffer.append(Byte.blank)
    default:
      buffer.append(local.date)
      buffer.append(Byte.blank)
    }
    buffer.append("00:00")
    buffer.put(twoDigits: local.hour, before: 5)
    buffer.put(twoDigits: local.minute, before: 2)
  }

  /// A list may have a hundred thousand of these.
  private static func text(_ write: (inout ByteBuffer) -> Void) -> String {
    var buffer = ByteBuffer()
    write(&buffer)
    return buffer.withBytes { String(decoding: $0, as: UTF8.self) }
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
    let left = clock.isTicking ? clock.remaining : nil
    let isOver = clock.state == .overdue || left.map { $0 <= 0 } ?? false
    return Self.text { buffer in
      if clock.state == .overdue {
        buffer.append("overdue ")
        buffer.append(span: now - due)
      } else {
        buffer.append(isOver ? "due now" : "due")
      }
      buffer.append(isOver ? " (" : " ")
      append(wall: due, to: &buffer)
      if isOver {
        buffer.append(")")
      } else if let left {
        buffer.append(" (")
        buffer.append(span: left)
        buffer.append(" left)")
      }
    }
  }

  /// `whatsapp takes answers until 14:30 (2h left)`, `whatsapp has taken no answer since 11:30`.
  public func words(_ window: ReplyWindow) -> String {
    if window.state == .closed { return "\(window.channel) has taken no answer since \(wall(window.closes))" }
    return "\(window.channel) takes answers until \(wall(window.closes)) (\(Self.span(window.closes - now)) left)"
  }

  /// A span in its two largest units, rounded down: `2h 10m`, `3d 4h`, `45m`, `under 1m`.
  public static func span(_ seconds: Int) -> String { text { $0.append(span: seconds) } }
}

extension ByteBuffer {
  /// Appends a span as ``TimeText/span(_:)`` has it.
  fileprivate mutating func append(span seconds: Int) {
    let minutes = max(0, seconds) / 60
    guard minutes > 0 else { return append("under 1m") }
    let days = minutes / 1440
    let parts = (days, minutes / 60 % 24, days > 0 ? 0 : minutes % 60)
    if parts.0 > 0 { append(parts.0, "d", isFirst: true) }
    if parts.1 > 0 { append(parts.1, "h", isFirst: parts.0 == 0) }
    if parts.2 > 0 { append(parts.2, "m", isFirst: parts.1 == 0) }
  }

  private mutating func append(_ number: Int, _ unit: StaticString, isFirst: Bool) {
    if !isFirst { append(Byte.blank) }
    append(number: number)
    append(unit)
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
