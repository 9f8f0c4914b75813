extension CivilDate {
  static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  /// The first day of a month, which may lie outside 1...12 and then counts on into the neighbouring years.
  static func first(of month: Int, in year: Int) -> CivilDate {
    let months = year * 12 + month - 1
    let (quotient, rest) = months.quotientAndRemainder(dividingBy: 12)
    let isBefore = rest < 0
    return CivilDate(year: quotient - (isBefore ? 1 : 0), month: rest + (isBefore ? 13 : 1), day: 1) ?? CivilDate(dayNumber: 0)
  }

  /// The nth weekday (0 is Monday) of a month; a negative n counts from the end: -1 is the last.
  ///
  /// - Returns: nil if the month has not as many, or n is 0.
  static func nth(_ nth: Int, weekday: Int, of month: Int, in year: Int) -> CivilDate? {
    let first = Self.first(of: month, in: year).dayNumber
    let next = Self.first(of: month + 1, in: year).dayNumber
    let candidate: Int
    if nth > 0 {
      candidate = first + (weekday - CivilDate(dayNumber: first).weekday + 7) % 7 + (nth - 1) * 7
    } else {
      candidate = next - 1 - (CivilDate(dayNumber: next - 1).weekday - weekday + 7) % 7 + (nth + 1) * 7
    }
    return nth != 0 && (first..<next).contains(candidate) ? CivilDate(dayNumber: candidate) : nil
  }
}
