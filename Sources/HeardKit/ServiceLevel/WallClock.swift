/// The clock on the wall of an office, for sums that people check by hand: with the day of the week, since hours depend on it.
public struct WallClock: Sendable {
  /// The IANA name, where it is not the workspace's zone.
  let name: String?
  let zone: TimeZoneRules
  /// The offset that needs no mention.
  let usual: Int

  /// - Parameter now: The moment whose offset is the usual one; times with another say so.
  public init(_ zone: TimeZoneRules, now: Instant, elsewhere name: String? = nil) {
    self.name = name
    self.zone = zone
    usual = zone.offset(at: now)
  }

  /// `Mon 2026-11-23 09:14`, followed by the offset where it is not the usual one.
  public func text(_ instant: Instant) -> String {
    let local = LocalTime(instant, offset: zone.offset(at: instant))
    return "\(Weekday.titles[local.date.weekday]) \(local.date) \(time(instant))"
  }

  /// `Mon 2026-11-23 09:14 to 12:00`, the date of the end only where it is another.
  func text(_ span: Range<Instant>) -> String {
    let isOneDay = zone.date(at: span.lowerBound) == zone.date(at: span.upperBound)
    return "\(text(span.lowerBound)) to \(isOneDay ? time(span.upperBound) : text(span.upperBound))"
  }

  private func time(_ instant: Instant) -> String {
    let offset = zone.offset(at: instant)
    let local = LocalTime(instant, offset: offset)
    return local.clock(withSeconds: local.second != 0) + (offset == usual ? "" : " \(Timestamp.text(offset: offset))")
  }
}
