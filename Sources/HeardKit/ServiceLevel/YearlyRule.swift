/// A recurrence rule that comes round each year: `FREQ=YEARLY;BYMONTH=11;BYDAY=4TH`.
struct YearlyRule: Hashable, Sendable {
  var interval = 1
  /// How many occurrences there are, the first included.
  var count: Int?
  var until: CivilDate?
  var months: [Int] = []
  /// Below 0 from the month's end.
  var monthDays: [Int] = []
  /// Below 0 from the year's end.
  var yearDays: [Int] = []
  /// 0 is Monday; the nth of the month, or of the year where no month is named; 0 for every one.
  var weekdays: [NthWeekday] = []
  /// Which of a year's days count; below 0 from the last.
  var positions: [Int] = []

  struct NthWeekday: Hashable, Sendable {
    var nth: Int
    var weekday: Int
  }

  /// The last year into which a rule without an end is followed.
  static let lastYear = 2199

  /// Why a rule is not followed.
  struct Unsupported: Error {
    var message: String
  }

  init(_ text: String) throws(Unsupported) {
    var frequency = ""
    for part in text.uppercased().split(separator: ";") {
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let (key, value) = (String(pair[0]), pair.count == 2 ? String(pair[1]) : "")
      if key == "FREQ" { frequency = value } else { try read(key, value) }
    }
    guard frequency == "YEARLY" else { throw Unsupported(message: "repeats '\(frequency.lowercased())'; only yearly rules are followed") }
    guard interval > 0 else { throw Unsupported(message: "INTERVAL must be 1 or more") }
  }

  private mutating func read(_ key: String, _ value: String) throws(Unsupported) {
    switch key {
    case "INTERVAL": interval = try Self.numbers(key, value, 1...9999)[0]
    case "COUNT": count = try Self.numbers(key, value, 1...99_999)[0]
    case "UNTIL":
      guard let time = CalendarTime(value) else { throw Unsupported(message: "UNTIL=\(value) is not a date") }
      until = time.date
    case "BYMONTH": months = try Self.numbers(key, value, 1...12)
    case "BYMONTHDAY": monthDays = try Self.numbers(key, value, -31...31)
    case "BYYEARDAY": yearDays = try Self.numbers(key, value, -366...366)
    case "BYSETPOS": positions = try Self.numbers(key, value, -366...366)
    case "BYDAY": weekdays = try Self.weekdays(value)
    case "WKST": break
    default: throw Unsupported(message: "\(key) is not supported in a yearly rule")
    }
  }

  private static func numbers(_ key: String, _ value: String, _ range: ClosedRange<Int>) throws(Unsupported) -> [Int] {
    var result: [Int] = []
    for item in value.split(separator: ",", omittingEmptySubsequences: false) {
      guard let number = Int(item), range.contains(number), number != 0 else {
        throw Unsupported(message: "\(key)=\(value) is not understood")
      }
      result.append(number)
    }
    return result
  }

  private static func weekdays(_ value: String) throws(Unsupported) -> [NthWeekday] {
    var result: [NthWeekday] = []
    for item in value.split(separator: ",", omittingEmptySubsequences: false) {
      let name = String(item.suffix(2))
      let number = item.dropLast(2)
      guard let weekday = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"].firstIndex(of: name), let nth = number.isEmpty ? 0 : Int(number),
        abs(nth) <= 53, nth != 0 || number.isEmpty
      else { throw Unsupported(message: "BYDAY=\(value) is not understood") }
      result.append(NthWeekday(nth: nth, weekday: weekday))
    }
    return result
  }
}

extension YearlyRule {
  /// The occurrences from the first one on, which counts whether or not the rule gives it.
  func dates(from start: CivilDate) -> [CivilDate] {
    var result = [start]
    var year = start.components.year
    while year <= Self.lastYear, until.map({ year <= $0.components.year }) ?? true {
      for date in dates(in: year, like: start) where date > start {
        if let until, date > until { return result }
        if let count, result.count >= count { return result }
        result.append(date)
      }
      year += interval
    }
    return result
  }

  /// The days of a year that all parts of the rule allow.
  private func dates(in year: Int, like start: CivilDate) -> [CivilDate] {
    let isBare = monthDays.isEmpty && yearDays.isEmpty && weekdays.isEmpty
    let months = months.isEmpty && isBare ? [start.components.month] : months.isEmpty ? Array(1...12) : months.sorted()
    let days = months.flatMap { month in
      (CivilDate.first(of: month, in: year).dayNumber..<CivilDate.first(of: month + 1, in: year).dayNumber).map(CivilDate.init(dayNumber:))
        .filter { isBare ? $0.components.day == start.components.day : allows($0, month, year) }
    }
    if positions.isEmpty { return days }
    let chosen = Set(positions.map { $0 > 0 ? $0 - 1 : days.count + $0 })
    return days.indices.filter(chosen.contains).map { days[$0] }
  }

  private func allows(_ date: CivilDate, _ month: Int, _ year: Int) -> Bool {
    let first = CivilDate.first(of: month, in: year).dayNumber, next = CivilDate.first(of: month + 1, in: year).dayNumber
    let newYear = CivilDate.first(of: 1, in: year).dayNumber, nextYear = CivilDate.first(of: 1, in: year + 1).dayNumber
    let day = date.dayNumber
    if !monthDays.isEmpty, !monthDays.contains(day - first + 1), !monthDays.contains(day - next) { return false }
    if !yearDays.isEmpty, !yearDays.contains(day - newYear + 1), !yearDays.contains(day - nextYear) { return false }
    if weekdays.isEmpty { return true }
    let (start, end) = months.isEmpty ? (newYear, nextYear) : (first, next)
    return weekdays.contains { wanted in
      wanted.weekday == date.weekday
        && (wanted.nth == 0 || wanted.nth == (day - start) / 7 + 1 || wanted.nth == -((end - 1 - day) / 7 + 1))
    }
  }
}
