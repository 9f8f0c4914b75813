/// A business calendar as heard.yaml describes it.
public struct CalendarDefinition: Hashable, Sendable {
  public var name: String
  /// An IANA name such as `America/Sao_Paulo`; nil for the workspace's.
  public var timezone: String?
  /// What is open each week; index 0 is Monday. As written: in any order, possibly overlapping.
  public var hours: [[DayInterval]]
  public var holidays: [CivilDate]
  /// Paths of .ics files, relative to the workspace.
  public var holidayFiles: [String]
  /// Dates that a list or file calls holidays and that are worked all the same, by the weekly hours.
  public var notHolidays: [CivilDate]
  public var exceptions: Few<CivilDate, HoursException>

  public init(
    name: String, timezone: String? = nil, hours: [[DayInterval]] = [], holidays: [CivilDate] = [], holidayFiles: [String] = [],
    notHolidays: [CivilDate] = [], exceptions: Few<CivilDate, HoursException> = Few()
  ) {
    self.name = name
    self.timezone = timezone
    self.hours = (0..<7).map { $0 < hours.count ? hours[$0] : [] }
    self.holidays = holidays
    self.holidayFiles = holidayFiles
    self.notHolidays = notHolidays
    self.exceptions = exceptions
  }

  /// Whether it has any hours at all; a calendar without is an error of heard.yaml.
  public var hasHours: Bool { !hours.allSatisfy(\.isEmpty) || !exceptions.keys.isEmpty }

  /// The calendar that is always open, built in, without a zone.
  public static let always = "always"
}

/// What an exception says of its date.
public enum HoursException: Hashable, Sendable {
  /// These replace the hours of the date, also of a holiday; none is closed.
  case open([DayInterval])
  /// These are cut out of the hours of the date.
  case closed([DayInterval])
}

/// A stretch of a local date, in seconds of the wall clock: 09:00-12:00 is 32,400 ..< 43,200.
public struct DayInterval: Hashable, Comparable, Sendable, CustomStringConvertible {
  public var start: Int
  /// Up to 86,400, which is 24:00: the first instant of the next local date.
  public var end: Int

  public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = end
  }

  public static func < (left: DayInterval, right: DayInterval) -> Bool { (left.start, left.end) < (right.start, right.end) }

  public var description: String { Self.clock(start) + "-" + Self.clock(end) }

  private static func clock(_ second: Int) -> String { "\(padded(second / 3600)):\(padded(second / 60 % 60))" }

  /// The intervals in order, touching and overlapping ones as one.
  public static func united(_ intervals: [DayInterval]) -> [DayInterval] {
    var result: [DayInterval] = []
    for interval in intervals.sorted() where interval.start < interval.end {
      if let last = result.last, interval.start <= last.end {
        result[result.count - 1].end = max(last.end, interval.end)
      } else {
        result.append(interval)
      }
    }
    return result
  }

  /// The neighbours in time that touch or overlap: united by the clocks, and worth a word.
  public static func overlaps(in intervals: [DayInterval]) -> [(DayInterval, DayInterval)] {
    let ordered = intervals.sorted()
    return zip(ordered, ordered.dropFirst()).filter { $0.end >= $1.start }
  }

  /// What stays of some intervals when others are cut out of them.
  static func cutting(_ cuts: [DayInterval], from intervals: [DayInterval]) -> [DayInterval] {
    united(cuts).reduce(united(intervals)) { rest, cut in
      rest.flatMap { [DayInterval($0.start, min($0.end, cut.start)), DayInterval(max($0.start, cut.end), $0.end)] }
        .filter { $0.start < $0.end }
    }
  }
}
