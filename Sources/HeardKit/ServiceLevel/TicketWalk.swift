/// Goes through a ticket's entries in order of time and keeps what they start and end.
struct TicketWalk {
  private let levels: ServiceLevels
  private let ticket: Ticket
  private let now: Int
  private var history: TicketHistory
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
  private var unknownTiers: [[UInt8]] = []

  /// What happened to a ticket up to a moment, that included.
  static func history(of ticket: Ticket, _ levels: ServiceLevels, now: Instant) -> TicketHistory {
    var walk = TicketWalk(ticket, levels, now.seconds)
    walk.run()
    return walk.history
  }

  private init(_ ticket: Ticket, _ levels: ServiceLevels, _ now: Int) {
    self.levels = levels
    self.ticket = ticket
    self.now = now
    let mode = levels.statuses.first?.mode ?? .runs
    isStopped = mode == .stops
    history = TicketHistory(stretches: [TicketHistory.Stretch(from: CalendarLayout.firstInstant, mode: mode == .voids ? .runs : mode)])
    moment = TicketHistory.Moment(place: 0, status: levels.statuses.isEmpty ? -1 : 0, tier: -1)
  }

  private mutating func run() {
    sort()
    let entries = ticket.document.entries
    var happened = entries.count
    var lastMove: Int?
    for position in 0..<entries.count {
      let entry = entries[history.entry(at: position)]
      let time = entry.instant(now: Instant(seconds: now)).seconds
      if entry.kind == .set { history.sets.append(position) }
      if entry.kind == .move { lastMove = time }
      if time > now {
        happened = min(happened, position)
      } else {
        moment.place = position
        take(entry, at: time)
      }
    }
    moment.place = happened
    if lastMove ?? now <= now { followFolder() }
    finish()
  }

  /// Finds the order of time, unless the file has it.
  private mutating func sort() {
    let now = Instant(seconds: now)
    let entries = ticket.document.entries
    var last = Int.min
    for entry in entries {
      let time = entry.instant(now: now).seconds
      if time < last {
        let times = entries.map { $0.instant(now: now).seconds }
        history.order = times.indices.sorted { (times[$0], $0) < (times[$1], $1) }
        return
      }
      last = time
    }
  }

  private mutating func take(_ entry: Entry, at time: Int) {
    switch entry.kind {
    case .customer where !entry.isAutomatic: customerWrote(at: time)
    case .agent where hasCustomer: agentWrote(isHuman: !entry.isAutomatic, at: time)
    case .dismiss where hasCustomer:
      for clock in [Clock.acknowledge, .firstReply, .nextReply] { end(clock, at: time, withoutAnswer: true) }
      isUnanswered = false
    case .move:
      guard let change = entry.change, let name = Entry.Change.value(change.new, in: ticket.document.bytes) else { return }
      move(to: ticket.document.bytes[name], at: time)
    default: break
    }
  }

  private mutating func customerWrote(at time: Int) {
    isUnanswered = true
    if hasCustomer {
      waitForReply(from: time)
    } else {
      hasCustomer = true
      for clock in [Clock.acknowledge, .firstReply, .resolve] { start(clock, at: time) }
    }
  }

  private mutating func agentWrote(isHuman: Bool, at time: Int) {
    end(.acknowledge, at: time)
    guard isHuman else { return }
    isUnanswered = false
    for clock in [Clock.firstReply, .nextReply, .update] { end(clock, at: time) }
    if !isStopped { start(.update, at: time) }
  }

  private mutating func waitForReply(from time: Int) {
    if running[Clock.firstReply.index] < 0, running[Clock.nextReply.index] < 0 { start(.nextReply, at: time) }
  }
}

/// Moves.
extension TicketWalk {
  /// A move made by hand, which no entry records, counts as made now.
  private mutating func followFolder() {
    guard let place = ticket.placement, let status = status(named: Array(place.status.name.utf8)[...]) else { return }
    let terms = levels.statuses[status]
    let hasOtherTier = place.tier.map { terms.hasTiers && (terms.mode == .runs || terms.mode == .pauses) && tier(named: Array($0.utf8)[...]) != moment.tier }
    guard status != actualStatus || hasOtherTier == true else { return }
    move(to: Array(place.name.utf8)[...], at: now)
  }

  /// Takes the ticket to `status` or `status/tier`.
  private mutating func move(to name: ArraySlice<UInt8>, at time: Int) {
    let slash = name.firstIndex(of: UInt8(ascii: "/"))
    let status = status(named: name[..<(slash ?? name.endIndex)]) ?? -1
    actualStatus = status
    let terms = status < 0 ? nil : levels.statuses[status]
    let mode = terms?.mode ?? .runs
    if mode == .voids { return }
    var newTier = moment.tier
    if mode == .stops { newTier = -1 } else if let slash, terms?.hasTiers == true { newTier = tier(named: name[(slash + 1)...]) }
    let wasStopped = isStopped
    isStopped = mode == .stops
    if isStopped { endAll(at: time) }
    let changesTier = newTier != moment.tier
    if changesTier { end(.tier, at: time) }
    if history.stretches[history.stretches.count - 1].mode != mode { history.stretches.append(TicketHistory.Stretch(from: time, mode: mode)) }
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

  private func status(named name: ArraySlice<UInt8>) -> Int? {
    levels.statuses.firstIndex { $0.name.count == name.count && $0.name.elementsEqual(name) }
  }

  private mutating func tier(named name: ArraySlice<UInt8>) -> Int {
    if let known = levels.tiers.firstIndex(where: { $0.elementsEqual(name) }) { return known }
    if let seen = unknownTiers.firstIndex(where: { $0.elementsEqual(name) }) { return levels.tiers.count + seen }
    unknownTiers.append(Array(name))
    return levels.tiers.count + unknownTiers.count - 1
  }
}

/// Instances.
extension TicketWalk {
  private mutating func start(_ clock: Clock, at time: Int) {
    let index = clock.index
    counts[index] += 1
    running[index] = Int32(history.instances.count)
    history.instances.append(
      TicketHistory.Instance(clock: clock, number: Int(counts[index]), start: time, startStretch: history.stretches.count - 1, moment: moment))
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
    if actualStatus >= 0, actualStatus < levels.statuses.count, levels.statuses[actualStatus].mode == .voids {
      history.instances = []
      return
    }
    for index in history.instances.indices where history.instances[index].end == nil {
      history.instances[index].endStretch = history.stretches.count - 1
      history.instances[index].moment = moment
    }
  }
}
