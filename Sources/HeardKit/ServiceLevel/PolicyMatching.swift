/// What a `when` can ask of a ticket.
enum TicketAttribute: Hashable, Sendable {
  case tier, status, tag, customer
  /// A key of the front matter with a text.
  case value(key: [UInt8])

  init(key: String) {
    switch key {
    case "tier": self = .tier
    case "status": self = .status
    case "tag", "tags": self = .tag
    case "customer": self = .customer
    default: self = .value(key: Array(key.utf8))
    }
  }
}

/// A condition over attributes and tiers by their numbers.
struct CompiledCondition: Sendable {
  var attribute: Int
  var values: [[UInt8]]
  /// For `tier`: the places of the values in the list of tiers.
  var tiers: [Int]
}

/// Numbers the attributes and tiers that conditions name.
struct ConditionCompiler {
  private(set) var tiers: [[UInt8]]
  private(set) var attributes: [TicketAttribute] = []

  init(tiers: [[UInt8]]) { self.tiers = tiers }

  mutating func compile(_ condition: PolicyCondition) -> CompiledCondition {
    let attribute = TicketAttribute(key: condition.key)
    let values = condition.values.map { Array($0.utf8) }
    let index = attributes.firstIndex(of: attribute) ?? attributes.count
    if index == attributes.count { attributes.append(attribute) }
    var numbers: [Int] = []
    if attribute == .tier {
      for value in values {
        numbers.append(tiers.firstIndex(of: value) ?? tiers.count)
        if numbers.last == tiers.count { tiers.append(value) }
      }
    }
    return CompiledCondition(attribute: index, values: values, tiers: numbers)
  }
}

/// Judges policies for one ticket at places of its timeline.
struct PolicyJudge {
  let document: TicketDocument
  let history: TicketHistory
  /// Verdicts on the first 64 policies at ``moment``, so that each is judged once where the ticket's clocks end together.
  private var judged: UInt64 = 0
  private var matching: UInt64 = 0
  private var moment: TicketHistory.Moment?

  init(_ document: TicketDocument, _ history: TicketHistory) {
    self.document = document
    self.history = history
  }

  /// The first policy that matches and has a target for the clock; nil if there is none, or it exempts the ticket.
  mutating func offer(for clock: Clock, at moment: TicketHistory.Moment, _ levels: borrowing ServiceLevels) -> ServiceLevels.Offer? {
    for offer in levels.offers[clock.index] where matches(offer.policy, at: moment, levels) {
      return offer.length == .none ? nil : offer
    }
    return nil
  }

  private mutating func matches(_ policy: Int, at moment: TicketHistory.Moment, _ levels: borrowing ServiceLevels) -> Bool {
    var moment = moment
    if history.sets.isEmpty { moment.place = 0 }
    if self.moment != moment { (self.moment, judged, matching) = (moment, 0, 0) }
    let bit: UInt64 = policy < 64 ? 1 << UInt64(policy) : 0
    if judged & bit != 0 { return matching & bit != 0 }
    let result = failing(policy, at: moment, levels) == nil
    judged |= bit
    if result { matching |= bit }
    return result
  }

  /// The first condition of a policy that does not match; nil if all do.
  func failing(_ policy: Int, at moment: TicketHistory.Moment, _ levels: borrowing ServiceLevels) -> Int? {
    for (index, condition) in levels.conditions[policy].enumerated() {
      let isMatch: Bool
      switch levels.attributes[condition.attribute] {
      case .tier: isMatch = condition.tiers.contains(moment.tier)
      case .status: isMatch = moment.status >= 0 && condition.values.contains(levels.statuses[moment.status].name)
      case .tag: isMatch = hasTag(among: condition.values, at: moment.place)
      case .customer: isMatch = isCustomer(among: condition.values)
      case .value(let key): isMatch = hasValue(key, among: condition.values, at: moment.place)
      }
      if !isMatch { return index }
    }
    return nil
  }

  private func hasValue(_ key: [UInt8], among values: [[UInt8]], at place: Int) -> Bool {
    if let change = laterChange(of: key, after: place) {
      guard let old = Entry.Change.value(change.old, in: document.bytes) else { return false }
      return values.contains { equal($0, old) }
    }
    guard case .scalar(let scalar) = value(key)?.content else { return false }
    return isScalar(scalar, among: values)
  }

  private func hasTag(among values: [[UInt8]], at place: Int) -> Bool {
    if let change = laterChange(of: Self.tags, after: place) {
      guard let old = Entry.Change.value(change.old, in: document.bytes) else { return false }
      return document.bytes[old].split(separator: UInt8(ascii: ",")).contains { tag in
        values.contains { equal($0, document.bytes.trimmingBlanks(tag.startIndex..<tag.endIndex)) }
      }
    }
    switch value(Self.tags)?.content {
    case .scalar(let scalar): return isScalar(scalar, among: values)
    case .sequence(let nodes):
      for node in nodes {
        if case .scalar(let scalar) = node.content, isScalar(scalar, among: values) { return true }
      }
      return false
    default: return false
    }
  }

  /// As it stands: by the whole text, the handle or address, or the name.
  private func isCustomer(among values: [[UInt8]]) -> Bool {
    guard let text = document.text("customer") else { return false }
    let person = Person(text)
    return [text, person.handle, person.name].contains { candidate in
      candidate.map { Array($0.utf8) }.map(values.contains) ?? false
    }
  }

  private func isScalar(_ scalar: YAMLScalar, among values: [[UInt8]]) -> Bool {
    if let range = scalar.verbatim { return !range.isEmpty && values.contains { equal($0, range) } }
    let text = scalar.text(in: document.bytes)
    return !text.isEmpty && values.contains { $0.elementsEqual(text.utf8) }
  }

  private func value(_ key: [UInt8]) -> YAMLNode? {
    for pair in document.frontMatter {
      if let range = pair.key.verbatim, equal(key, range) { return pair.value }
    }
    return nil
  }

  /// The first `set` of a key at or after a place: its old value is what held there.
  private func laterChange(of key: [UInt8], after place: Int) -> Entry.Change? {
    for position in history.sets where position >= place {
      if let change = document.entries[history.entry(at: position)].change, equal(key, change.key) { return change }
    }
    return nil
  }

  private func equal(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    text.count == range.count && text.elementsEqual(document.bytes[range])
  }

  private static let tags = Array("tags".utf8)
}
