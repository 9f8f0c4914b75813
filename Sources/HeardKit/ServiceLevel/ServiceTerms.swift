/// What heard.yaml says of statuses, tiers and policies, as numbers and bytes. One object, since each ticket needs all of it.
final class ServiceTerms: Sendable {
  let policies: [Policy]
  let statuses: [StatusTerms]
  /// The names of tiers; a tier is a place in this list, also in histories.
  let tiers: [[UInt8]]
  let tierNames: [String]
  let attributes: [TicketAttribute]
  /// Whether any policy depends on status or tier.
  let asksForState: Bool
  /// Of all policies, one after the other.
  let conditions: [CompiledCondition]
  /// Per policy, where its own begin among them, and where the last end. (An array of ranges would cost a process 0.1 million instructions more.)
  private let conditionStarts: [Int]
  /// Of all clocks, one after the other: the policies that have a target for it, in order.
  let offers: [Offer]
  /// Per clock, where its own begin among them, and where the last end.
  private let offerStarts: [Int]

  /// What clocks need to know of a status.
  struct StatusTerms: Sendable {
    var name: String
    var bytes: [UInt8]
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

  init(_ configuration: Configuration, calendars: [String]) throws(CalendarError) {
    policies = configuration.policies
    statuses = configuration.statuses.map { StatusTerms(name: $0.name, bytes: Array($0.name.utf8), mode: $0.mode, hasTiers: $0.hasTiers) }
    var compiler = ConditionCompiler(tiers: configuration.tiers.map { Array($0.utf8) })
    var (conditions, conditionStarts): ([CompiledCondition], [Int]) = ([], [0])
    for policy in policies {
      for condition in policy.conditions { conditions.append(compiler.compile(condition)) }
      conditionStarts.append(conditions.count)
    }
    var (offers, offerStarts): ([Offer], [Int]) = ([], [0])
    for clock in Clock.allCases {
      for index in policies.indices {
        if let offer = try Self.offer(index, configuration.policies[index], clock, calendars) { offers.append(offer) }
      }
      offerStarts.append(offers.count)
    }
    (self.conditions, self.conditionStarts, self.offers, self.offerStarts) = (conditions, conditionStarts, offers, offerStarts)
    (tiers, attributes) = (compiler.tiers, compiler.attributes)
    tierNames = tiers.map { String(decoding: $0, as: UTF8.self) }
    asksForState = attributes.contains(.tier) || attributes.contains(.status)
  }

  /// The same in memory of its own. Counting references to shared memory from two threads costs more than reading a clock.
  init(copying other: ServiceTerms) {
    policies = other.policies
    statuses = other.statuses.map { StatusTerms(name: $0.name, bytes: $0.bytes.map { $0 }, mode: $0.mode, hasTiers: $0.hasTiers) }
    tiers = other.tiers.map { $0.map { $0 } }
    tierNames = other.tierNames.map { $0 }
    attributes = other.attributes.map {
      if case .value(let key) = $0 { .value(key: key.map { $0 }) } else { $0 }
    }
    asksForState = other.asksForState
    conditions = other.conditions.map {
      CompiledCondition(attribute: $0.attribute, values: $0.values.map { $0.map { $0 } }, tiers: $0.tiers.map { $0 })
    }
    conditionStarts = other.conditionStarts.map { $0 }
    offers = other.offers.map { $0 }
    offerStarts = other.offerStarts.map { $0 }
  }

  /// The place of a policy among ``conditions``.
  func conditions(of policy: Int) -> Range<Int> { conditionStarts[policy]..<conditionStarts[policy + 1] }

  /// The place of a clock among ``offers``.
  func offers(for clock: Int) -> Range<Int> { offerStarts[clock]..<offerStarts[clock + 1] }

  /// The place of a name among the calendars.
  static func index(of name: String, in calendars: [String]) throws(CalendarError) -> Int {
    guard let index = calendars.firstIndex(where: { $0.utf8.elementsEqual(name.utf8) }) else {
      throw .unknownCalendar(name, known: calendars)
    }
    return index
  }

  private static func offer(_ index: Int, _ policy: Policy, _ clock: Clock, _ calendars: [String]) throws(CalendarError) -> Offer? {
    guard let target = policy.targets[clock] else { return nil }
    let name = policy.calendarName(for: clock)
    if let problem = target.problem(on: name) { throw .badTarget(policy: policy.name, clock: clock, reason: problem) }
    let calendar = target.length == .none ? 0 : try Self.index(of: name, in: calendars)
    return Offer(policy: index, length: target.length, calendar: calendar, warn: policy.warn)
  }

  /// The place of a status.
  func status(named name: Range<Int>, in bytes: [UInt8]) -> Int? {
    for index in statuses.indices where bytes.matches(statuses[index].bytes, in: name) { return index }
    return nil
  }
}

extension [UInt8] {
  /// Whether the bytes of a range are these.
  func matches(_ text: [UInt8], in range: Range<Int>) -> Bool {
    guard text.count == range.count, range.upperBound <= count else { return false }
    var offset = range.lowerBound
    for byte in text {
      if self[offset] != byte { return false }
      offset += 1
    }
    return true
  }
}
