/// How an export writes its times.
public enum TimeFormat: Hashable, Sendable {
  /// A date, or date and time, `T` or a blank between; seconds, a fraction (left out) and an offset are optional.
  case iso8601
  /// Seconds, or milliseconds, since 1970-01-01T00:00:00Z; what is after a point is left out.
  case epoch, epochMilliseconds
  /// The letters of the field: `dd/MM/yyyy HH:mm`.
  case pattern(TimePattern)

  /// Reads a format as heard.yaml writes it: `iso8601`, `epoch`, `epoch-ms` or a pattern.
  ///
  /// - Returns: nil if it is a pattern with letters that mean nothing, or without a year, a month and a day.
  public init?(_ text: String) {
    switch text {
    case "iso8601": self = .iso8601
    case "epoch": self = .epoch
    case "epoch-ms": self = .epochMilliseconds
    default:
      guard let pattern = TimePattern(text) else { return nil }
      self = .pattern(pattern)
    }
  }

  /// Reads a time. Without an offset it is what the workspace's clock showed; without a time of day it is the start of that day.
  ///
  /// - Parameter zone: The workspace's.
  /// - Returns: nil if it is not in this format, or no such moment exists (30 February, hour 24), or it is outside the years 1 to 9999.
  public func instant(_ text: String, zone: TimeZoneRules) -> Instant? {
    let bytes = Array(text.utf8)
    let trimmed = Array(bytes[bytes.trimmingBlanks(0..<bytes.count)])
    let instant: Instant? =
      switch self {
      case .iso8601: Self.iso8601(trimmed, zone)
      case .epoch: Self.epoch(trimmed, perSecond: 1)
      case .epochMilliseconds: Self.epoch(trimmed, perSecond: 1000)
      case .pattern(let pattern): pattern.instant(trimmed, zone: zone)
      }
    guard let instant, (-62_135_596_800..<253_402_300_800).contains(instant.seconds) else { return nil }
    return instant
  }

  private static let isoDate = TimePattern("yyyy-MM-dd"), isoMinutes = TimePattern("yyyy-MM-dd HH:mm"),
    isoSeconds = TimePattern("yyyy-MM-dd HH:mm:ss")
  private static let isoOffsets = ["yyyy-MM-dd HH:mmZ", "yyyy-MM-dd HH:mm:ssZ"].map(TimePattern.init)

  private static func iso8601(_ bytes: [UInt8], _ zone: TimeZoneRules) -> Instant? {
    var plain = bytes
    if plain.count > 10, plain[10] == UInt8(ascii: "T") || plain[10] == UInt8(ascii: "t") { plain[10] = Byte.blank }
    if let point = plain.firstIndex(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }) {
      let end = plain[(point + 1)...].firstIndex { !Byte.isDigit($0) } ?? plain.count
      guard point == 19, end > point + 1 else { return nil }
      plain.removeSubrange(point..<end)
    }
    for pattern in [isoDate, isoMinutes, isoSeconds] + isoOffsets {
      if let found = pattern?.instant(plain, zone: zone) { return found }
    }
    return nil
  }

  private static func epoch(_ bytes: [UInt8], perSecond: Int) -> Instant? {
    let whole = bytes.prefix { $0 != UInt8(ascii: ".") }
    guard bytes.dropFirst(whole.count + 1).allSatisfy(Byte.isDigit), let number = Int(String(decoding: whole, as: UTF8.self)) else {
      return nil
    }
    return Instant(seconds: number / perSecond - (number % perSecond < 0 ? 1 : 0))
  }
}
