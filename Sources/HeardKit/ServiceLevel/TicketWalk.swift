/// Goes through a ticket's entries in order of time and keeps what they start and end.
struct TicketWalk {
  private let terms: ServiceTerms
  private let now: Int
  private(set) var history: TicketHistory
  /// The state at the place reached, as if stays in a status that voids were spent in the one before.
  private var moment: TicketHistory.Moment
  /// The status with such stays.
  private var actualStatus = 0
  private var isStopped: Bool
  private var hasCustomer = false
  private var isUnanswered = false
  /// By clock: the place of the running instance among all, and how many there were.
  private var running = SIMD8<Int32>(repeating: -1)
  private var counts = SIMD8<Int32>(repeating: 0)
  /// Names that heard.yaml does not know; numbered after those it does.
  private var unknownTiers: [[UInt8]: Int] = [:]

  /// - Parameter history: What is written over: a fresh one, or one that is no longer needed.
  init(_ terms: ServiceTerms, now: Instant, reusing history: consuming TicketHistory = TicketHistory()) {
    self.terms = terms
    self.now = now.seconds
    self.history = history
    self.history.clear()
    let mode = terms.statuses.first?.mode ?? .runs
    isStopped = mode == .stops
    self.history.stretches.append(TicketHistory.Stretch(from: CalendarLayout.firstInstant, mode: mode == .voids ? .runs : mode))
    moment = TicketHistory.Moment(place: 0, status: terms.statuses.isEmpty ? -1 : 0, tier: -1)
  }

  /// Takes in what happened to a ticket up to now, that included.
  mutating func run(_ document: borrowing TicketDocument, in placement: Placement?) {
    sort(document)
    let count = document.entries.count
    var happened = count
    var lastMove = now
    for position in 0..<count {
      let index = history.entry(at: position)
      let time = document.entries[index].seconds(now: now)
      let kind = document.entries[index].kind
      if kind == .set { history.sets.append(position) }
      if kind == .move { lastMove = time }
      if time >= now, document.entries[index].isToCome(now: now) { history.isLasting = false }
      if time > now {
        happened = min(happened, position)
      } else {
        moment.place = position
        take(kind, index, document, at: time)
      }
    }
    moment.place = happened
    if lastMove <= now, let placement { follow(placement) }
    finish()
  }

  /// Finds the order of time, unless the file has it.
  private mutating func sort(_ document: borrowing TicketDocument) {
    var last = Int.min
    for index in 0..<document.entries.count {
      let time = document.entries[index].seconds(now: now)
      if time < last {
        let times = document.entries.map { $0.seconds(now: now) }
        history.order = times.indices.sorted { (times[$0], $0) < (times[$1], $1) }
        return
      }
      last = time
    }
  }

  private mutating func take(_ kind: Entry.Kind, _ index: Int, _ document: borrowing TicketDocument, at time: Int) {
    switch kind {
    case .customer: if !document.entries[index].isAutomatic { customerWrote(at: time) }
    case .agent: if hasCustomer { agentWrote(isHuman: !document.entries[index].isAutomatic, at: time) }
    case .dismiss: if hasCustomer { dismissed(at: time) }
    case .move:
      if let change = document.entries[index].change, let name = Entry.Change.value(change.new, in: document.bytes) {
        move(to: name, in: document.bytes, at: time)
      }
    default: break
    }
  }

  private mutating func dismissed(at time: Int) {
    end(.acknowledge, at: time, withoutAnswer: true)
    end(.firstReply, at: time, withoutAnswer: true)
    end(.nextReply, at: time, withoutAnswer: true)
    isUnanswered = false
  }

  private mutating func customerWrote(at time: Int) {
    isUnanswered = true
    if hasCustomer {
      waitForReply(from: time)
    } else {
      hasCustomer = true
      start(.acknowledge, at: time)
      start(.firstReply, at: time)
      start(.resolve, at: time)
    }
  }

  private mutating func agentWrote(isHuman: Bool, at time: Int) {
    end(.acknowledge, at: time)
    guard isHuman else { return }
    isUnanswered = false
    end(.firstReply, at: time)
    end(.nextReply, at: time)
    end(.update, at: time)
    if !isStopped { start(.update, at: time) }
  }

  private mutating func waitForReply(from time: Int) {
    if running[Clock.firstReply.index] < 0, running[Clock.nextReply.index] < 0 { start(.nextReply, at: time) }
  }
}

/// Moves.
extension TicketWalk {
  /// A move made by hand, which no entry records, counts as made now.
  private mutating func follow(_ placement: Placement) {
    let status = actualStatus >= 0 ? terms.statuses[actualStatus] : nil
    if let status, status.name == placement.status.name {
      guard status.hasTiers, status.mode == .runs || status.mode == .pauses, let tier = placement.tier else { return }
      if moment.tier >= 0, moment.tier < terms.tierNames.count, terms.tierNames[moment.tier] == tier { return }
    }
    let name = Array(placement.name.utf8)
    history.isLasting = false
    move(to: 0..<name.count, in: name, at: now)
  }

  /// Whether the ticket stands in a status that voids.
  private var isVoid: Bool { actualStatus >= 0 && actualStatus < terms.statuses.count && terms.statuses[actualStatus].mode == .voids }

  /// Takes the ticket to `status` or `status/tier`.
  private mutating func move(to name: Range<Int>, in bytes: [UInt8], at time: Int) {
    let slash = bytes[name].firstIndex(of: UInt8(ascii: "/")) ?? name.upperBound
    let status = terms.status(named: name.lowerBound..<slash, in: bytes) ?? -1
    actualStatus = status
    if isVoid { return }
    let mode = status < 0 ? .runs : terms.statuses[status].mode
    var newTier = moment.tier
    if mode == .stops {
      newTier = -1
    } else if slash < name.upperBound, status >= 0, terms.statuses[status].hasTiers {
      newTier = tier(named: slash + 1..<name.upperBound, in: bytes)
    }
    let wasStopped = isStopped
    isStopped = mode == .stops
    if isStopped { endAll(at: time) }
    let changesTier = newTier != moment.tier
    if changesTier { end(.tier, at: time) }
    if history.stretches[history.stretches.count - 1].mode != mode {
      history.stretches.append(TicketHistory.Stretch(from: time, mode: mode))
    }
    (moment.status, moment.tier) = (status, newTier)
    if changesTier, newTier >= 0 { start(.tier, at: time) }
    if wasStopped, !isStopped { reopen(at: time) }
  }

  /// Stopping ends what runs; `resolve` keeps the first end of a stopped stretch.
  private mutating func endAll(at time: Int) {
    for clock in Clock.allCases { end(clock, at: time, withoutAnswer: !clock.isSettledByStopping) }
  }

  private mutating func reopen(at time: Int) {
    if let index = history.instances.firstIndex(where: { $0.clock == .resolve }) {
      history.instances[index].end = nil
      running[Clock.resolve.index] = Int32(index)
    }
    if isUnanswered { waitForReply(from: time) }
  }

  private mutating func tier(named name: Range<Int>, in bytes: [UInt8]) -> Int {
    for index in terms.tiers.indices where bytes.matches(terms.tiers[index], in: name) { return index }
    let name = Array(bytes[name])
    let place = unknownTiers[name] ?? terms.tiers.count + unknownTiers.count
    unknownTiers[name] = place
    return place
  }
}

/// Instances.
extension TicketWalk {
  private mutating func start(_ clock: Clock, at time: Int) {
    let index = clock.index
    counts[index] += 1
    running[index] = Int32(history.instances.count)
    history.instances.append(
      TicketHistory.Instance(
        clock: clock, number: Int(counts[index]), start: time, startStretch: history.stretches.count - 1, moment: moment))
  }

  private mutating func end(_ clock: Clock, at time: Int, withoutAnswer: Bool = false) {
    guard running[clock.index] >= 0 else { return }
    let index = Int(running[clock.index])
    running[clock.index] = -1
    history.instances[index].end = time
    history.instances[index].endStretch = history.stretches.count - 1
    history.instances[index].moment = moment
    history.instances[index].isWithoutAnswer = withoutAnswer
  }

  /// Gives the running instances where they stand. In a status that voids a ticket has no clocks.
  private mutating func finish() {
    if isVoid {
      history.instances.removeAll(keepingCapacity: true)
      return
    }
    for index in history.instances.indices where history.instances[index].end == nil {
      history.instances[index].endStretch = history.stretches.count - 1
      history.instances[index].moment = moment
    }
  }
}

extension Entry {
  /// When it happened; what is not yet stamped happens now.
  fileprivate func seconds(now: Int) -> Int {
    if case .at(let time) = time { time.instant.seconds } else { now }
  }

  /// Whether it is later than now, or not yet stamped.
  fileprivate func isToCome(now: Int) -> Bool {
    if case .at(let time) = time { time.instant.seconds > now } else { true }
  }
}
