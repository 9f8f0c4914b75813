/// Runs rules over tickets.
public struct Linter: Sendable {
  public let configuration: Configuration
  public let now: Instant
  /// The workspace's wall clock, for messages and for what fixes write.
  public let zone: TimeZoneRules
  let agent: String?
  let vocabulary: Vocabulary
  /// By which answers are known that are canned responses unchanged.
  let cannedTexts: CannedTexts
  /// By which it is known what other tickets there are; without them, no link is judged.
  public var neighbours: Neighbours?
  /// Those that run, each at the severity it has here.
  let rules: [(rule: Rule, severity: Severity)]
  /// The checks of those that look at tickets, by their places: every ticket goes through them, and a rule is much to copy.
  private let checks: [TicketCheck]

  private struct TicketCheck: Sendable {
    var index: Int
    var check: @Sendable (LintContext, inout Report) -> Void
  }

  /// - Parameters:
  ///   - agent: Who is named in the entries that fixes write; nobody where it is nil.
  ///   - responses: The canned responses of the workspace; without them, answers are not compared with any.
  ///   - chosen: Ids of the rules to run; all that heard.yaml does not switch off where it is empty.
  public init(
    configuration: Configuration, now: Instant, zone: TimeZoneRules, agent: String? = nil, rules chosen: [String] = [],
    responses: ResponseLibrary? = nil
  ) {
    self.configuration = configuration
    self.now = now
    self.zone = zone
    self.agent = agent
    vocabulary = Vocabulary(configuration)
    cannedTexts = CannedTexts(responses)
    let rules: [(rule: Rule, severity: Severity)] = Rule.all.compactMap { rule in
      if !chosen.isEmpty { return chosen.contains(rule.id) ? (rule, configuration.severity(of: rule) ?? rule.severity) : nil }
      return configuration.severity(of: rule).map { (rule, $0) }
    }
    self.rules = rules
    checks = rules.indices.compactMap { index in
      if case .ticket(let check) = rules[index].rule.check { TicketCheck(index: index, check: check) } else { nil }
    }
  }

  /// What is wrong with one ticket, in the order of its text.
  ///
  /// - Parameter readings: Every clock instance of the ticket at `now`.
  public func check(_ ticket: Ticket, readings: [ClockReading]) -> [Diagnostic] {
    let context = LintContext(ticket, self, readings)
    var report = Report(rules)
    for place in checks.indices {
      report.index = checks[place].index
      checks[place].check(context, &report)
    }
    if context.signs.contains(.comment) { Suppression.apply(context, &report) }
    return report.diagnostics.inTextOrder
  }

  /// What is wrong with heard.yaml, in the order of its text.
  ///
  /// - Parameters:
  ///   - serviceLevels: Those made of it, for what stands in its holiday files.
  ///   - clockProblem: Why its calendars or promises cannot be used, if so.
  public func check(
    configurationFile bytes: [UInt8], serviceLevels: ServiceLevels? = nil, clockProblem: CalendarError? = nil
  ) -> [Diagnostic] {
    let context = ConfigurationContext(
      configuration: configuration, bytes: bytes, today: zone.date(at: now), serviceLevels: serviceLevels, clockProblem: clockProblem)
    var report = Report(rules)
    for index in rules.indices {
      guard case .configuration(let check) = rules[index].rule.check else { continue }
      report.index = index
      check(context, &report)
    }
    return report.diagnostics.inTextOrder
  }

  /// What a rule that looks beyond one file found; nil where the rule does not run.
  func diagnostic(_ id: String, _ message: String) -> Diagnostic? {
    rules.first { $0.rule.id == id }.map { Diagnostic(rule: id, severity: $0.severity, range: 0..<0, message: message) }
  }
}

extension [Diagnostic] {
  var inTextOrder: [Diagnostic] {
    count < 2 ? self : sorted { ($0.range.lowerBound, $0.rule, $0.message) < ($1.range.lowerBound, $1.rule, $1.message) }
  }
}

extension Configuration {
  /// The severity that a rule has in this workspace; nil where it is switched off.
  public func severity(of rule: Rule) -> Severity? {
    guard let own = severities[rule.id] else { return rule.severity }
    return own
  }
}
