/// Why a calendar cannot be laid out or asked.
public enum CalendarError: Error, Hashable, Sendable, CustomStringConvertible {
  case neverOpen(calendar: String)
  case negative(seconds: Int)
  case tooFar(calendar: String)
  case unknownCalendar(String, known: [String])
  case unknownZone(String)
  case brokenZone(String, reason: String)
  case missingHolidayFile(path: String, calendar: String)
  case noHours(calendar: String)
  case badTarget(policy: String, clock: Clock, reason: String)

  public var description: String {
    switch self {
    case .neverOpen(let calendar): "calendar \(calendar) is never open again"
    case .negative(let seconds): "\(seconds) seconds cannot be added; give 0 or more"
    case .tooFar(let calendar): "calendar \(calendar) has not that much open time before the year 10000; give less"
    case .unknownCalendar(let name, let known): "unknown calendar '\(name)'; heard.yaml has \(known.joined(separator: ", "))"
    case .unknownZone(let name):
      "no rules for the time zone '\(name)'; write an IANA name such as Europe/Berlin, and see that the machine has its zone files (package tzdata)"
    case .brokenZone(let name, let reason): "the zone file of '\(name)' cannot be read: \(reason); install tzdata anew"
    case .missingHolidayFile(let path, let calendar): "calendar \(calendar) names the holiday file '\(path)', which cannot be read"
    case .noHours(let calendar): "calendar \(calendar) has neither hours nor exceptions; write `hours: {mon-fri: [09:00-17:00]}`"
    case .badTarget(let policy, let clock, let reason): "policy '\(policy)', \(clock.rawValue): \(reason)"
    }
  }
}
