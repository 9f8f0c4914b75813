/// From an instant up to and without another; nil is without an end on that side.
public struct Period: Hashable, Sendable {
  public var from: Instant?
  public var to: Instant?

  public init(from: Instant? = nil, to: Instant? = nil) {
    self.from = from
    self.to = to
  }

  /// Reads what people name: dates, of which the last one counts too, or times.
  ///
  /// - Parameter zone: Where the dates begin and end.
  /// - Throws: ``InvalidServiceLevel`` for what is neither, and where the end comes before the beginning.
  public init(since: String?, until: String?, zone: TimeZoneRules) throws(InvalidServiceLevel) {
    if let since { from = try Self.instant(since, zone, isEnd: false) }
    if let until { to = try Self.instant(until, zone, isEnd: true) }
    if let from, let to, to <= from {
      throw InvalidServiceLevel("'\(until ?? "")' is before '\(since ?? "")'; the period has no time in it")
    }
  }

  public func contains(_ instant: Instant) -> Bool {
    from.map { $0 <= instant } ?? true && to.map { instant < $0 } ?? true
  }

  private static func instant(_ text: String, _ zone: TimeZoneRules, isEnd: Bool) throws(InvalidServiceLevel) -> Instant {
    if let instant = Instant(iso: text) { return instant }
    guard let date = try? CivilDate(text: text) else {
      throw InvalidServiceLevel("'\(text)' is neither a date nor a time; write 2026-11-21 or 2026-11-21T12:00:00Z")
    }
    return zone.firstInstant(of: CivilDate(dayNumber: date.dayNumber + (isEnd ? 1 : 0)))
  }
}
