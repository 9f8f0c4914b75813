/// The promises of a workspace, ready to be read against tickets.
///
/// It lays out its calendars as it reads: make it once per command, and give each thread a ``detached()`` copy.
public struct ServiceLevels: Sendable {
  /// `always` first, then those of heard.yaml in order.
  public var calendars: [BusinessCalendar]
  /// What could not be read of the holiday files.
  public let holidayProblems: [HolidayProblem]
  private(set) var terms: ServiceTerms
  /// Memory for the ticket that is being read.
  var history = TicketHistory()

  /// In the order of heard.yaml.
  public var policies: [Policy] { terms.policies }

  /// - Parameters:
  ///   - zoneFile: The bytes of the TZif file of a zone name, nil if there is none.
  ///   - file: The bytes of a file of the workspace, nil if there is none.
  /// - Throws: ``CalendarError`` for a calendar without hours, zone or holiday file, and for a target that its calendar cannot keep.
  public init(
    _ configuration: Configuration, zoneFile: @escaping (String) -> [UInt8]?, file: @escaping (String) -> [UInt8]?
  ) throws(CalendarError) {
    var builder = CalendarBuilder(timezone: configuration.timezone, zoneFile: zoneFile, file: file)
    var calendars = [BusinessCalendar.always]
    for definition in configuration.calendars { calendars.append(try builder.calendar(definition)) }
    self.calendars = calendars
    holidayProblems = builder.problems
    terms = try ServiceTerms(configuration, calendars: calendars.map(\.name))
  }

  /// A copy for another thread: one that shares no memory with this one, which would slow both down.
  public func detached() -> ServiceLevels {
    var copy = self
    copy.terms = ServiceTerms(copying: terms)
    copy.history = TicketHistory()
    copy.calendars = calendars.map { $0.detached() }
    return copy
  }

  /// The calendar of a name.
  ///
  /// - Throws: ``CalendarError/unknownCalendar(_:known:)`` if there is none.
  public func calendarIndex(named name: String) throws(CalendarError) -> Int {
    try ServiceTerms.index(of: name, in: calendars.map(\.name))
  }
}

/// Something in a holiday file that was left out, and why.
public struct HolidayProblem: Hashable, Sendable {
  public var path: String
  /// From 1.
  public var line: Int
  public var message: String
}

/// Makes calendars of their definitions, reading each zone and holiday file once.
struct CalendarBuilder {
  let timezone: String
  let zoneFile: (String) -> [UInt8]?
  let file: (String) -> [UInt8]?
  private var zones = Few<String, TimeZoneRules>()
  private var files: [String: [CivilDate]] = [:]
  private(set) var problems: [HolidayProblem] = []

  init(timezone: String, zoneFile: @escaping (String) -> [UInt8]?, file: @escaping (String) -> [UInt8]?) {
    self.timezone = timezone
    self.zoneFile = zoneFile
    self.file = file
  }

  mutating func calendar(_ definition: CalendarDefinition) throws(CalendarError) -> BusinessCalendar {
    guard definition.hasHours else { throw .noHours(calendar: definition.name) }
    var holidays: [CivilDate] = []
    for path in definition.holidayFiles { holidays += try dates(path, for: definition.name) }
    return BusinessCalendar(definition, zone: try rules(definition.timezone ?? timezone), holidays: holidays)
  }

  private mutating func rules(_ name: String) throws(CalendarError) -> TimeZoneRules {
    if let known = zones[name] { return known }
    if name == "UTC" { return .utc }
    guard let bytes = zoneFile(name) else { throw .unknownZone(name) }
    do {
      let rules = try TimeZoneRules(file: bytes)
      zones.add(name, rules)
      return rules
    } catch {
      throw .brokenZone(name, reason: error.description)
    }
  }

  private mutating func dates(_ path: String, for calendar: String) throws(CalendarError) -> [CivilDate] {
    if let known = files[path] { return known }
    guard let bytes = file(path) else { throw .missingHolidayFile(path: path, calendar: calendar) }
    let read = HolidayFile(bytes)
    problems += read.problems.map { HolidayProblem(path: path, line: $0.line, message: $0.message) }
    files[path] = read.dates
    return read.dates
  }
}
