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
  let terms: ServiceTerms
  let document: TicketDocument
  let history: TicketHistory
  /// Verdicts on the first 64 policies at ``moment``, so that each is judged once where the ticket's clocks end together.
  private var judged: UInt64 = 0
  private var matching: UInt64 = 0
  private var moment: TicketHistory.Moment?

  init(_ terms: ServiceTerms, _ document: TicketDocument, _ history: TicketHistory) {
    self.terms = terms
    self.document = document
    self.history = history
  }

  /// The place of the offer of the first policy that matches and has a target for the clock; nil if there is none, or it exempts the ticket.
  mutating func offer(for clock: Clock, at moment: TicketHistory.Moment) -> Int? {
    for index in terms.offers(for: clock.index) where matches(terms.offers[index].policy, at: moment) {
      return terms.offers[index].length == .none ? nil : index
    }
    return nil
  }

  private mutating func matches(_ policy: Int, at moment: TicketHistory.Moment) -> Bool {
    var moment = moment
    if history.sets.isEmpty { moment.place = 0 }
    if !terms.asksForState { (moment.status, moment.tier) = (-1, -1) }
    if self.moment != moment { (self.moment, judged, matching) = (moment, 0, 0) }
    let bit: UInt64 = policy < 64 ? 1 << UInt64(policy) : 0
    if judged & bit != 0 { return matching & bit != 0 }
    let result = failing(policy, at: moment) == nil
    judged |= bit
    if result { matching |= bit }
    return result
  }

  /// The first condition of a policy that does not match; nil if all do.
  func failing(_ policy: Int, at moment: TicketHistory.Moment) -> Int? {
    let range = terms.conditions(of: policy)
    for index in range where !holds(index, at: moment) { return index - range.lowerBound }
    return nil
  }

  private func holds(_ condition: Int, at moment: TicketHistory.Moment) -> Bool {
    let values = terms.conditions[condition].values
    switch terms.attributes[terms.conditions[condition].attribute] {
    case .tier: return terms.conditions[condition].tiers.contains(moment.tier)
    case .status: return moment.status >= 0 && values.contains(terms.statuses[moment.status].bytes)
    case .tag: return hasTag(among: values, at: moment.place)
    case .customer: return isCustomer(among: values)
    case .value(let key): return hasValue(key, among: values, at: moment.place)
    }
  }

  private func hasValue(_ key: [UInt8], among values: [[UInt8]], at place: Int) -> Bool {
    if let change = laterChange(of: key, after: place) {
      guard let old = Entry.Change.value(change.old, in: document.bytes) else { return false }
      return values.contains { equal($0, old) }
    }
    guard let index = pair(key), case .scalar(let scalar) = document.frontMatter[index].value.content else { return false }
    return isScalar(scalar, among: values)
  }

  private func hasTag(among values: [[UInt8]], at place: Int) -> Bool {
    if let change = laterChange(of: Self.tags, after: place) {
      guard let old = Entry.Change.value(change.old, in: document.bytes) else { return false }
      return document.bytes[old].split(separator: UInt8(ascii: ",")).contains { tag in
        values.contains { equal($0, document.bytes.trimmingBlanks(tag.startIndex..<tag.endIndex)) }
      }
    }
    guard let index = pair(Self.tags) else { return false }
    switch document.frontMatter[index].value.content {
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

  /// The place of a key in the front matter.
  private func pair(_ key: [UInt8]) -> Int? {
    for index in document.frontMatter.indices {
      if let range = document.frontMatter[index].key.verbatim, document.bytes.matches(key, in: range) { return index }
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
    document.bytes.matches(text, in: range)
  }

  private static let tags = Array("tags".utf8)
}
