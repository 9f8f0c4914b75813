/// What a policy promises for one clock: `4h`, `1h30m on business`, `same-day`, `next-day` or `none`.
public struct Target: Hashable, Sendable {
  public enum Length: Hashable, Sendable {
    /// Open seconds; more than 0. `inDays`: written with a `d`, which only `always` can keep.
    case duration(Int, inDays: Bool)
    /// By the last closing of the date on which the calendar is next open.
    case sameDay
    /// By the last closing of the first business day after the start's date.
    case nextDay
    /// Tickets that match are exempt from the clock.
    case none
  }

  public var length: Length
  /// The calendar after ` on `; nil for the policy's.
  public var calendar: String?

  public init(_ length: Length, calendar: String? = nil) {
    self.length = length
    self.calendar = calendar
  }

  /// Reads a target as heard.yaml has it.
  ///
  /// - Throws: ``InvalidServiceLevel`` if it is none; whether its calendar exists is not looked at.
  public init(text: String) throws(InvalidServiceLevel) {
    let words = text.utf8.split(separator: Byte.blank).map { String(decoding: $0, as: UTF8.self) }
    guard let first = words.first, words.count == 1 || words.count == 3 && words[1] == "on" else {
      throw InvalidServiceLevel("'\(text)' is not a target; write it as 4h, 1h30m on business, same-day, next-day or none")
    }
    calendar = words.count == 3 ? words[2] : nil
    switch first {
    case "same-day": length = .sameDay
    case "next-day": length = .nextDay
    case "none" where calendar == nil: length = .none
    case "none": throw InvalidServiceLevel("'\(text)' names a calendar that it does not use; write none")
    default:
      let duration = try Duration(text: first)
      length = .duration(duration.seconds, inDays: duration.hasDays)
    }
  }

  /// Why it cannot run on the calendar that applies, or nil if it can.
  public func problem(on calendar: String) -> String? {
    let isAlways = calendar == CalendarDefinition.always
    switch length {
    case .duration(let seconds, inDays: true) where !isAlways:
      return
        "a day of office hours misleads, since it is 24 open hours; write \(seconds / 3600)h on \(calendar), or give it in days on always"
    case .sameDay where isAlways, .nextDay where isAlways:
      return "same-day and next-day need a calendar with hours; write one after `on`, as in 'same-day on business'"
    default: return nil
    }
  }
}

extension Target {
  /// A span of time as people write it: `90m`, `1h30m`, `1d12h`.
  public struct Duration: Hashable, Sendable {
    /// More than 0; a day is 24 hours.
    public var seconds: Int
    public var hasDays: Bool

    private static let units: [(letter: UInt8, seconds: Int)] = [
      (UInt8(ascii: "d"), 86_400), (UInt8(ascii: "h"), 3600), (UInt8(ascii: "m"), 60),
    ]

    /// Reads the units d, h and m in this order, each once at most.
    ///
    /// - Throws: ``InvalidServiceLevel`` if it is malformed, 0, or longer than 10,000 days.
    public init(text: String) throws(InvalidServiceLevel) {
      let bytes = Array(text.utf8)
      var (position, unit, total) = (0, 0, 0)
      while position < bytes.count {
        let digits = bytes[position...].prefix(while: Byte.isDigit)
        guard let number = decimal(digits), digits.endIndex < bytes.count,
          let found = Self.units[unit...].firstIndex(where: { $0.letter == bytes[digits.endIndex] })
        else { throw InvalidServiceLevel("'\(text)' is not a duration; write it as 90m, 4h, 1h30m or 1d12h, with d before h before m") }
        total += number * Self.units[found].seconds
        unit = found + 1
        position = digits.endIndex + 1
      }
      guard total > 0 else { throw InvalidServiceLevel("'\(text)' is no time at all; write a duration such as 15m") }
      guard total <= 10_000 * 86_400 else { throw InvalidServiceLevel("'\(text)' is longer than 10000d") }
      seconds = total
      hasDays = bytes.contains(Self.units[0].letter)
    }
  }
}

extension Target: CustomStringConvertible {
  /// As heard.yaml writes it, less the calendar: `1h30m`.
  public var description: String {
    switch length {
    case .duration(let seconds, let inDays): Self.text(seconds, inDays: inDays)
    case .sameDay: "same-day"
    case .nextDay: "next-day"
    case .none: "none"
    }
  }

  private static func text(_ seconds: Int, inDays: Bool) -> String {
    let days = inDays ? seconds / 86_400 : 0
    let (hours, minutes) = (seconds / 3600 - days * 24, seconds / 60 % 60)
    return [(days, "d"), (hours, "h"), (minutes, "m")].filter { $0.0 > 0 }.map { "\($0.0)\($0.1)" }.joined()
  }
}
