/// A value of heard.yaml that the service levels cannot use.
public struct InvalidServiceLevel: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong, the value, and what would be right.
  public var description: String

  public init(_ description: String) { self.description = description }
}

extension CivilDate {
  /// Reads `2026-12-25`.
  ///
  /// - Throws: ``InvalidServiceLevel`` if it is not a date or there is no such day.
  public init(text: String) throws(InvalidServiceLevel) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == Byte.dash, bytes[7] == Byte.dash,
      let year = decimal(bytes[0..<4]), let month = decimal(bytes[5..<7]), let day = decimal(bytes[8..<10])
    else { throw InvalidServiceLevel("'\(text)' is not a date; write it as 2026-12-25") }
    guard let date = CivilDate(year: year, month: month, day: day) else { throw InvalidServiceLevel("there is no day '\(text)'") }
    self = date
  }
}

extension DayInterval {
  /// Reads `09:00-12:00`; the end may be `24:00`.
  ///
  /// - Throws: ``InvalidServiceLevel`` if it is malformed or does not start before it ends.
  public init(text: String) throws(InvalidServiceLevel) {
    let bytes = Array(text.utf8)
    guard let dash = bytes.firstIndex(of: Byte.dash), let start = wallClock(bytes[..<dash]), let end = wallClock(bytes[(dash + 1)...])
    else {
      throw InvalidServiceLevel("'\(text)' is not an interval; write it as 09:00-12:00, with 24:00 for the end of the day")
    }
    guard start < end else {
      let remedy =
        start == end
        ? "an interval starts before it ends" : "write one past midnight in two, as 22:00-24:00 and, on the next day, 00:00-06:00"
      throw InvalidServiceLevel("'\(text)' does not end after its start; \(remedy)")
    }
    self.init(start, end)
  }
}

/// A day of the week in heard.yaml.
public enum Weekday {
  public static let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
  /// As times for people begin.
  static let titles = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

  /// Reads a key of `hours`: `mon`, `mon-fri` or, over the end of the week, `sun-thu`.
  ///
  /// - Returns: The days, 0 for Monday, in the order that the key runs through.
  /// - Throws: ``InvalidServiceLevel`` if it is none.
  public static func days(text: String) throws(InvalidServiceLevel) -> [Int] {
    let ends = text.utf8.split(separator: Byte.dash, omittingEmptySubsequences: false).map {
      names.firstIndex(of: String(decoding: $0, as: UTF8.self))
    }
    guard ends.count <= 2, let first = ends[0], let last = ends[ends.count - 1] else {
      throw InvalidServiceLevel("'\(text)' is not a day of the week; write mon, tue, wed, thu, fri, sat, sun or a range such as mon-fri")
    }
    return (0...(last - first + 7) % 7).map { (first + $0) % 7 }
  }
}

/// The value of one or more ASCII digits, at most nine; nil for anything else.
func decimal(_ bytes: ArraySlice<UInt8>) -> Int? {
  guard !bytes.isEmpty, bytes.count <= 9, bytes.allSatisfy(Byte.isDigit) else { return nil }
  return bytes.reduce(0) { $0 * 10 + Int($1 &- 48) }
}

/// Seconds of `09:00`, up to `24:00`.
private func wallClock(_ bytes: ArraySlice<UInt8>) -> Int? {
  guard bytes.count == 5, bytes[bytes.startIndex + 2] == UInt8(ascii: ":"),
    let hour = decimal(bytes.prefix(2)), let minute = decimal(bytes.suffix(2)), minute < 60, hour * 60 + minute <= 1440
  else { return nil }
  return hour * 3600 + minute * 60
}
