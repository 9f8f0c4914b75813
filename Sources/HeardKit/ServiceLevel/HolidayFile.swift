/// The days off of an iCalendar file: each date that an event covers, yearly repetition included.
///
/// Whatever the file asks for beyond that is named as a problem, never passed over in silence.
public struct HolidayFile: Sendable {
  public struct Problem: Hashable, Sendable {
    /// From 1.
    public var line: Int
    public var message: String
  }

  /// In order; a date that several events cover stands once, by all their names.
  public private(set) var holidays: [(date: CivilDate, name: String)] = []
  public private(set) var problems: [Problem] = []

  public var dates: [CivilDate] { holidays.map(\.date) }

  public init(_ bytes: [UInt8]) {
    var events: [HolidayEvent] = []
    read(CalendarProperty.all(in: bytes), &events)
    // An event with a RECURRENCE-ID takes the place of one day of the series with its UID.
    var replaced: [String: Set<CivilDate>] = [:]
    for event in events { if let date = event.replaces { replaced[event.uid, default: []].insert(date) } }
    var names: [CivilDate: String] = [:]
    for event in events where !event.isCancelled {
      let others = event.replaces == nil ? replaced[event.uid] : nil
      for date in event.dates(&problems) where others?.contains(date) != true {
        names[date] = names[date].map { $0 == event.name ? $0 : "\($0); \(event.name)" } ?? event.name
      }
    }
    holidays = names.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    problems.sort { $0.line < $1.line }
  }

  /// Gathers the events; what stands in other components (alarms, time zones) is none of ours.
  private mutating func read(_ lines: [(line: Int, property: CalendarProperty?)], _ events: inout [HolidayEvent]) {
    var open: [String] = []
    if lines.first?.property.map({ $0.name == "BEGIN" && $0.value.uppercased() == "VCALENDAR" }) != true {
      problems.append(Problem(line: lines.first?.line ?? 1, message: "not an iCalendar file; it must begin with BEGIN:VCALENDAR"))
    }
    for (line, property) in lines {
      guard let property else {
        problems.append(Problem(line: line, message: "not a line of iCalendar; it must read NAME:VALUE"))
        continue
      }
      switch property.name {
      case "BEGIN":
        open.append(property.value.uppercased())
        if open.last == "VEVENT" { events.append(HolidayEvent(line: line)) }
      case "END":
        if open.last != property.value.uppercased() {
          problems.append(Problem(line: line, message: "END:\(property.value) closes nothing"))
        }
        open = open.dropLast(open.last == property.value.uppercased() ? 1 : 0)
      case "CALSCALE" where property.value.uppercased() != "GREGORIAN":
        problems.append(
          Problem(line: line, message: "the calendar scale '\(property.value)' is not supported; dates are read as Gregorian"))
      default:
        if open.last == "VEVENT", let message = events[events.count - 1].take(property) {
          problems.append(Problem(line: line, message: message))
        }
      }
    }
    if let last = open.last {
      problems.append(Problem(line: lines.last?.line ?? 1, message: "\(last) is not closed; the file may be cut short"))
    }
  }
}

/// An event of a holiday file.
struct HolidayEvent {
  let line: Int
  private(set) var name = ""
  private(set) var uid = ""
  private(set) var isCancelled = false
  /// The day of a series that this event takes the place of.
  private(set) var replaces: CivilDate?
  private var start: CalendarTime?
  private var end: CalendarTime?
  private var duration: Int?
  private var rules: [YearlyRule] = []
  private var extra: [CivilDate] = []
  private var excluded: Set<CivilDate> = []

  init(line: Int) { self.line = line }

  /// Takes a property in.
  ///
  /// - Returns: What about it is not done, if anything.
  mutating func take(_ property: CalendarProperty) -> String? {
    switch property.name {
    case "SUMMARY": name = property.text
    case "UID": uid = property.value
    case "STATUS": isCancelled = property.value.uppercased() == "CANCELLED"
    case "DTSTART", "DTEND", "RECURRENCE-ID": return takeTime(property)
    case "DURATION":
      duration = CalendarTime.duration(property.value)
      if duration == nil { return "DURATION:\(property.value) is not understood; one day is taken" }
    case "RRULE":
      do { rules.append(try YearlyRule(property.value)) } catch { return "\(error.message); only its first day is taken" }
    case "RDATE", "EXDATE": return takeDates(property)
    case "EXRULE": return "EXRULE is not supported; nothing is left out by it"
    default: break
    }
    return nil
  }

  private mutating func takeTime(_ property: CalendarProperty) -> String? {
    guard let time = CalendarTime(property.value) else { return "\(property.name):\(property.value) is not a date" }
    switch property.name {
    case "DTSTART": start = time
    case "DTEND": end = time
    default:
      replaces = time.date
      if property.parameters["RANGE"] != nil { return "RECURRENCE-ID with a RANGE is not supported; one day of the series is replaced" }
    }
    return time.isUTC && time.second != 0 ? "a time in UTC; the date that it has there is taken" : nil
  }

  private mutating func takeDates(_ property: CalendarProperty) -> String? {
    var unread: [Substring] = []
    for item in property.value.split(separator: ",") {
      guard let date = CalendarTime(item)?.date else {
        unread.append(item)
        continue
      }
      if property.name == "RDATE" { extra.append(date) } else { excluded.insert(date) }
    }
    return unread.isEmpty ? nil : "\(property.name):\(unread.joined(separator: ",")) is not a date"
  }

  /// The dates that it covers.
  func dates(_ problems: inout [HolidayFile.Problem]) -> [CivilDate] {
    func report(_ message: String) { problems.append(HolidayFile.Problem(line: line, message: message)) }
    guard let start else {
      report("an event without DTSTART; it is left out")
      return []
    }
    let length = lengthInDays(from: start, report)
    var firsts = Set([start.date] + extra)
    for rule in rules { firsts.formUnion(rule.dates(from: start.date)) }
    return firsts.subtracting(excluded).flatMap { first in (0..<length).map { CivilDate(dayNumber: first.dayNumber + $0) } }
  }

  private func lengthInDays(from start: CalendarTime, _ report: (String) -> Void) -> Int {
    let begin = start.date.dayNumber * 86_400 + (start.second ?? 0)
    let wholeDay = (start.date.dayNumber + 1) * 86_400
    let finish = end.map { $0.date.dayNumber * 86_400 + ($0.second ?? 0) } ?? duration.map { begin + $0 } ?? wholeDay
    guard finish >= begin else {
      report("it ends before it starts; one day is taken")
      return 1
    }
    // A last minute left out is the habit of some programs, and means the whole day.
    if (start.second ?? 0) > 0 || (finish % 86_400 + 86_400) % 86_400 > 0 && (finish % 86_400 + 86_400) % 86_400 < 86_340 {
      report("it takes a part of a day; the whole day is taken, write an exception with `closed` for a part")
    }
    let last = max(begin, finish - 1)
    let days = CivilDate.day(of: last) - start.date.dayNumber + 1
    if days > 366 { report("it lasts \(days) days; 366 are taken") }
    return min(days, 366)
  }
}

extension CivilDate {
  /// The day number of a second of the wall clock.
  fileprivate static func day(of wall: Int) -> Int { (wall >= 0 ? wall : wall - 86_399) / 86_400 }
}
