/// How a clock's reading came about: what was counted, what was not, and which policy promised it.
public struct Explanation: Hashable, Sendable {
  /// A part of the time from the clock's start to its end, in one mode of the status.
  public struct Part: Hashable, Sendable {
    public var from: Instant
    public var to: Instant
    /// What the status did meanwhile.
    public var mode: Mode
    /// Whether it counts; a pause or a stop that does not is credited.
    public var isCounted: Bool
    /// The open stretches of a part that counts, the first hundred of them.
    public var open: [Range<Instant>]
    /// All open seconds of it, counted or credited.
    public var seconds: Int
  }

  /// A policy that stands before the one chosen, and why it was passed over.
  public struct PassedOver: Hashable, Sendable {
    public var policy: String
    public var reason: Reason

    public enum Reason: Hashable, Sendable {
      case hasNoTarget
      /// The first condition that did not match.
      case doesNotMatch(key: String, values: [String])
    }
  }

  /// How many open stretches of a part are listed.
  static let limit = 100

  public var reading: ClockReading
  public var policy: String
  public var target: Target
  /// The target in open seconds; nil where the calendar never opens again.
  public var targetSeconds: Int?
  public var calendar: String
  public var parts: [Part]
  /// Where it is due later than its end, or now: the open stretches until then, the first hundred of them.
  public var ahead: [Range<Instant>]
  public var passedOver: [PassedOver]
}

/// A clock that started and is not listed, and why.
public struct UnpromisedClock: Hashable, Sendable {
  public var clock: Clock
  public var instance: Int
  public var started: Instant
  /// The policy that exempts the ticket with `none`; nil if no policy matches and has a target.
  public var exemptedBy: String?
  public var passedOver: [Explanation.PassedOver]
}

extension ServiceLevels {
  /// The sums behind ``readings(of:now:)``, in the same order, and the clocks that nobody promised anything for.
  public mutating func explanations(of ticket: Ticket, now: Instant) -> (clocks: [Explanation], unpromised: [UnpromisedClock]) {
    var walk = TicketWalk(terms, now: now)
    walk.run(ticket.document, in: ticket.placement)
    let history = walk.history
    let judge = PolicyJudge(terms, ticket.document, history)
    var (clocks, unpromised): ([Explanation], [UnpromisedClock]) = ([], [])
    for clock in Clock.allCases {
      for instance in history.instances where instance.clock == clock {
        let (offer, passedOver) = choice(for: instance, judge)
        guard let offer, terms.offers[offer].length != .none else {
          unpromised.append(
            UnpromisedClock(
              clock: clock, instance: instance.number, started: Instant(seconds: instance.start),
              exemptedBy: offer.map { policies[terms.offers[$0].policy].name }, passedOver: passedOver))
          continue
        }
        clocks.append(explanation(of: instance, offer, history, passedOver, now: now))
      }
    }
    return (clocks, unpromised)
  }

  /// The offer of the first policy that applies to an instance, and the policies before it.
  private func choice(for instance: TicketHistory.Instance, _ judge: PolicyJudge) -> (Int?, [Explanation.PassedOver]) {
    var passedOver: [Explanation.PassedOver] = []
    for (index, policy) in policies.enumerated() {
      guard let offer = terms.offers(for: instance.clock.index).first(where: { terms.offers[$0].policy == index }) else {
        passedOver.append(Explanation.PassedOver(policy: policy.name, reason: .hasNoTarget))
        continue
      }
      guard let failing = judge.failing(index, at: instance.moment) else { return (offer, passedOver) }
      let condition = policy.conditions[failing]
      passedOver.append(Explanation.PassedOver(policy: policy.name, reason: .doesNotMatch(key: condition.key, values: condition.values)))
    }
    return (nil, passedOver)
  }

  private mutating func explanation(
    of instance: TicketHistory.Instance, _ place: Int, _ history: TicketHistory, _ passedOver: [Explanation.PassedOver], now: Instant
  ) -> Explanation {
    let offer = terms.offers[place]
    let reading = reading(of: course(of: instance, place, history.stretches), at: now)
    let ahead = reading.due.map { calendars[offer.calendar].openStretches(from: reading.ended ?? now, to: $0, limit: Explanation.limit) }
    return Explanation(
      reading: reading, policy: policies[offer.policy].name, target: Target(offer.length),
      targetSeconds: reading.remaining.map { $0 + reading.used },
      calendar: calendars[offer.calendar].name, parts: parts(of: instance, offer, history.stretches, now: now), ahead: ahead ?? [],
      passedOver: passedOver)
  }

  /// The time of an instance, cut where the status's mode changes.
  private mutating func parts(
    of instance: TicketHistory.Instance, _ offer: ServiceTerms.Offer, _ stretches: [TicketHistory.Stretch], now: Instant
  ) -> [Explanation.Part] {
    let end = instance.end ?? now.seconds
    var ignoresPauses = true
    if case .duration = offer.length { ignoresPauses = false }
    var parts: [Explanation.Part] = []
    for index in instance.startStretch...max(instance.startStretch, instance.endStretch) {
      let from = Instant(seconds: max(instance.start, stretches[index].from))
      let to = Instant(seconds: index >= instance.endStretch ? end : stretches[index + 1].from)
      guard from < to else { continue }
      let isCounted = ignoresPauses || isCounted(stretches[index], by: instance.clock)
      let open = isCounted ? calendars[offer.calendar].openStretches(from: from, to: to, limit: Explanation.limit) : []
      let seconds = calendars[offer.calendar].openTime(from: from, to: to)
      parts.append(Explanation.Part(from: from, to: to, mode: stretches[index].mode, isCounted: isCounted, open: open, seconds: seconds))
    }
    return parts
  }
}
