/// A day of the proleptic Gregorian calendar, without a place.
public struct CivilDate: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Days since 1970-01-01.
  public var dayNumber: Int

  public init(dayNumber: Int) { self.dayNumber = dayNumber }

  /// - Returns: nil if there is no such day, as 30 February.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...12).contains(month), day >= 1, day <= Self.days(inMonth: month, of: year) else { return nil }
    // Counted from 1 March, so that the leap day is a year's last: the usual closed form for the Gregorian calendar.
    let shifted = month > 2 ? year : year - 1
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    dayNumber = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  public static func < (left: CivilDate, right: CivilDate) -> Bool { left.dayNumber < right.dayNumber }

  public var components: (year: Int, month: Int, day: Int) {
    let shifted = dayNumber + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    // After Neri and Schneider: divisions by what the compiler knows, as products of which the lower half has the rest.
    let quarters = UInt64(bitPattern: Int64(shifted - era * 146_097)) &* 4 | 3
    let (century, days) = (quarters / 146_097, quarters % 146_097 | 3)
    let product = days &* 2_939_745
    let dayOfYear = (product & 0xFFFF_FFFF) / 11_758_980
    let months = dayOfYear &* 2141 &+ 197_913
    let isNextYear = dayOfYear >= 306
    let year = era * 400 + Int(century &* 100 &+ product &>> 32) + (isNextYear ? 1 : 0)
    return (year, Int(months &>> 16) - (isNextYear ? 12 : 0), Int((months & 0xFFFF) / 2141) + 1)
  }

  /// 0 is Monday, 6 is Sunday.
  public var weekday: Int { ((dayNumber + 3) % 7 + 7) % 7 }

  /// `2026-11-21`.
  public var description: String {
    var buffer = ByteBuffer()
    buffer.append(self)
    return buffer.withBytes { String(decoding: $0, as: UTF8.self) }
  }

  /// The name of the month's folder: `2026-11`.
  public var month: String {
    let (year, month, _) = components
    let digits = String(abs(year))
    return "\(year < 0 ? "-" : "")\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)-\(padded(month))"
  }

  private static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension ByteBuffer {
  /// Appends a date as ``CivilDate/description`` has it.
  mutating func append(_ day: CivilDate) {
    let (year, month, date) = day.components
    guard 0...9999 ~= year else { return append(text: "\(day.month)-\(padded(date))") }
    append("0000-00-00")
    put(twoDigits: year / 100, before: 10)
    put(twoDigits: year % 100, before: 8)
    put(twoDigits: month, before: 5)
    put(twoDigits: date, before: 2)
  }
}

/// What a wall clock shows at an instant, at a given offset from UTC.
public struct LocalTime: Hashable, Sendable {
  public var date: CivilDate
  /// 0 ..< 86,400, counted on the clock face.
  public var secondOfDay: Int

  public init(_ instant: Instant, offset: Int) {
    let local = instant.seconds + offset
    let day = (local >= 0 ? local : local - 86_399) / 86_400
    date = CivilDate(dayNumber: day)
    secondOfDay = local - day * 86_400
  }

  public var hour: Int { secondOfDay / 3600 }
  public var minute: Int { secondOfDay / 60 % 60 }
  public var second: Int { secondOfDay % 60 }

  /// `09:14` or `09:14:05`.
  public func clock(withSeconds: Bool) -> String {
    "\(padded(hour)):\(padded(minute))" + (withSeconds ? ":\(padded(second))" : "")
  }
}
