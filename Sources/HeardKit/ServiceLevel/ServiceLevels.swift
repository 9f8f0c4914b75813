/// The promises of a workspace, ready to be read against tickets.
///
/// It lays out its calendars as it reads: make it once per command, and give each thread a copy.
public struct ServiceLevels: Sendable {
  /// In the order of heard.yaml.
  public let policies: [Policy]
  /// `always` first, then those of heard.yaml in order.
  public var calendars: [BusinessCalendar]
  /// What could not be read of the holiday files.
  public let holidayProblems: [HolidayProblem]

  let statuses: [StatusTerms]
  /// The names of tiers; a tier is a place in this list, also in histories.
  let tiers: [[UInt8]]
  let attributes: [TicketAttribute]
  let conditions: [[CompiledCondition]]
  /// Per clock, the policies that have a target for it, in order.
  let offers: [[Offer]]

  /// What clocks need to know of a status.
  struct StatusTerms: Sendable {
    var name: [UInt8]
    var mode: Mode
    var hasTiers: Bool
  }

  /// A policy's target for a clock, with its calendar found.
  struct Offer: Sendable {
    var policy: Int
    var length: Target.Length
    var calendar: Int
    var warn: Int?
  }

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
    policies = configuration.policies
    statuses = configuration.statuses.map { StatusTerms(name: Array($0.name.utf8), mode: $0.mode, hasTiers: $0.hasTiers) }
    var compiler = ConditionCompiler(tiers: configuration.tiers.map { Array($0.utf8) })
    conditions = policies.map { policy in policy.conditions.map { compiler.compile($0) } }
    (tiers, attributes) = (compiler.tiers, compiler.attributes)
    offers = try Self.offers(policies, calendars.map(\.name))
  }

  /// The calendar of a name.
  ///
  /// - Throws: ``CalendarError/unknownCalendar(_:known:)`` if there is none.
  public func calendarIndex(named name: String) throws(CalendarError) -> Int {
    try Self.index(of: name, in: calendars.map(\.name))
  }

  private static func offers(_ policies: [Policy], _ calendars: [String]) throws(CalendarError) -> [[Offer]] {
    var result: [[Offer]] = []
    for clock in Clock.allCases {
      var offers: [Offer] = []
      for (index, policy) in policies.enumerated() {
        guard let target = policy.targets[clock] else { continue }
        let name = policy.calendarName(for: clock)
        if let problem = target.problem(on: name) { throw .badTarget(policy: policy.name, clock: clock, reason: problem) }
        let calendar = target.length == .none ? 0 : try Self.index(of: name, in: calendars)
        offers.append(Offer(policy: index, length: target.length, calendar: calendar, warn: policy.warn))
      }
      result.append(offers)
    }
    return result
  }

  private static func index(of name: String, in calendars: [String]) throws(CalendarError) -> Int {
    guard let index = calendars.firstIndex(where: { $0.utf8.elementsEqual(name.utf8) }) else {
      throw .unknownCalendar(name, known: calendars)
    }
    return index
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
  private var zones: [String: TimeZoneRules] = [:]
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
      zones[name] = rules
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
