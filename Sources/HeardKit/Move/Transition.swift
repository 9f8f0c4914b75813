/// Where a ticket can go from where it stands.
public struct Transition: Sendable {
  public let configuration: Configuration
  /// The moment of going, with the workspace's offset: it names the month's folder.
  public let time: Timestamp

  public init(configuration: Configuration, time: Timestamp) {
    self.configuration = configuration
    self.time = time
  }

  /// What is wrong with a move, as facts; the tool says it with the ticket's name.
  public enum Problem: Error, Equatable {
    case unknownPlace(String, suggestion: String?)
    case highestTier(String), lowestTier(String)
    case noTiers(status: String)
    case noStatus(mode: Mode)
  }

  /// Completes what a person names, `open` or `open/tier-2`, by the tier the ticket has and the month it is.
  public func destination(_ name: String, for ticket: Ticket) throws(Problem) -> Placement {
    guard let place = configuration.placement(named: name) else {
      throw .unknownPlace(name, suggestion: nearest(to: name, in: configuration.placeNames))
    }
    return completed(place, for: ticket)
  }

  /// The first status of a mode that is not where tickets arrive, else the first of that mode.
  public func destination(_ mode: Mode, for ticket: Ticket) throws(Problem) -> Placement {
    let candidates = configuration.statuses.filter { $0.mode == mode }
    guard let status = candidates.first(where: { $0.name != configuration.statuses.first?.name }) ?? candidates.first else {
      throw .noStatus(mode: mode)
    }
    return completed(Placement(status: status), for: ticket)
  }

  /// The tier above or below, in a status whose clocks run.
  public func destination(tiersUp steps: Int, for ticket: Ticket) throws(Problem) -> Placement {
    var place = ticket.placement
    if place?.status.hasTiers != true || place?.status.mode != .runs { place = try destination(.runs, for: ticket) }
    guard let place, place.status.hasTiers else { throw .noTiers(status: place?.status.name ?? "") }
    // A ticket that was never in a tier counts as standing in the lowest.
    let present = ticket.placement?.tier ?? ticket.lastTier(configuration)
    let index = present.flatMap(configuration.tiers.firstIndex(of:)) ?? 0
    guard configuration.tiers.indices.contains(index + steps) else {
      let tier = configuration.tiers[index]
      throw steps > 0 ? .highestTier(tier) : .lowestTier(tier)
    }
    return Placement(status: place.status, tier: configuration.tiers[index + steps])
  }

  private func completed(_ place: Placement, for ticket: Ticket) -> Placement {
    var place = place
    if place.status.hasTiers, place.tier == nil {
      place.tier = ticket.placement?.tier ?? ticket.lastTier(configuration) ?? configuration.tiers.first
    }
    if place.status.isByMonth {
      let isThere = ticket.placement?.status == place.status
      place.month = isThere ? ticket.placement?.month : LocalTime(time.instant, offset: time.offset).date.month
    }
    return place
  }
}

extension Ticket {
  /// The tier that the last `move` into one left the ticket with; stopping clears it.
  func lastTier(_ configuration: Configuration) -> String? {
    var tier: String?
    for entry in document.entries where entry.kind == .move {
      guard let change = entry.change, let place = configuration.placement(named: document.bytes.text(change.new)) else { continue }
      if let named = place.tier { tier = named } else if place.status.mode == .stops { tier = nil }
    }
    return tier
  }
}

extension Configuration {
  /// Every place that a ticket can be moved to, as people name it.
  public var placeNames: [String] {
    statuses.flatMap { status in [status.name] + (status.hasTiers ? tiers.map { "\(status.name)/\($0)" } : []) }
  }
}
