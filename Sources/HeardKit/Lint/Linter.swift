/// Runs rules over tickets.
public struct Linter: Sendable {
  let terms: LintTerms
  /// By which it is known what other tickets there are; without them, no link is judged.
  public var neighbours: Neighbours?

  public var configuration: Configuration { terms.configuration }
  public var now: Instant { terms.time.instant }
  /// The workspace's wall clock, for messages and for what fixes write.
  public var zone: TimeZoneRules { terms.zone }
  var agent: String? { terms.agent }
  var vocabulary: Vocabulary { terms.vocabulary }
  var rules: [(rule: Rule, severity: Severity)] { terms.rules }

  /// - Parameters:
  ///   - agent: Who is named in the entries that fixes write; nobody where it is nil.
  ///   - responses: The canned responses of the workspace; without them, answers are not compared with any.
  ///   - chosen: Ids of the rules to run; all that heard.yaml does not switch off where it is empty.
  public init(
    configuration: Configuration, now: Instant, zone: TimeZoneRules, agent: String? = nil, rules chosen: [String] = [],
    responses: ResponseLibrary? = nil
  ) {
    let rules: [(rule: Rule, severity: Severity)] = Rule.all.compactMap { rule in
      if !chosen.isEmpty { return chosen.contains(rule.id) ? (rule, configuration.severity(of: rule) ?? rule.severity) : nil }
      return configuration.severity(of: rule).map { (rule, $0) }
    }
    terms = LintTerms(configuration, now: now, zone: zone, agent: agent, rules: rules, responses: responses)
  }

  /// What is wrong with one ticket, in the order of its text.
  ///
  /// - Parameter readings: Every clock instance of the ticket that has not ended at `now`; those that have are passed over.
  public func check(_ ticket: Ticket, readings: [ClockReading]) -> [Diagnostic] {
    check(LintContext(ticket, self, readings), by: terms.checks)
  }

  /// What some rules find, of which those that lack their signs are passed over.
  func check(_ context: LintContext, by checks: [LintTerms.TicketCheck]) -> [Diagnostic] {
    var report = Report(terms.rules)
    for place in checks.indices where !checks[place].needs.isDisjoint(with: context.signs) {
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
