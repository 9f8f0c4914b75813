/// Follows a ticket from place to place along its `move` entries.
///
/// Places are numbers in ``Vocabulary/places``, since three rules walk through every ticket and mostly find nothing to say.
struct PlaceWalk {
  let places: [Vocabulary.Place]
  /// Where the ticket stands; nil after a move to no place. The tier is only in statuses divided by it.
  private(set) var index: Int?
  /// The tier that a status without tiers keeps.
  private var keptTier: Int?

  init(_ context: LintContext) {
    places = context.vocabulary.places
    index = places.firstIndex { $0.status == 0 && $0.tier == nil }
  }

  var place: Placement? { index.map { places[$0].placement } }

  mutating func follow(_ move: Entry, _ bytes: [UInt8]) {
    guard let change = move.change else { return }
    index = places.index(named: change.new, in: bytes)
    guard let index else { return }
    if let tier = places[index].tier { keptTier = tier }
    if places[index].mode == .stops { keptTier = nil }
    if places[index].hasTiers, places[index].tier != keptTier {
      let status = places[index].status
      self.index = places.firstIndex { $0.status == status && $0.tier == keptTier }
    }
  }
}

extension Vocabulary {
  /// A place that a `move` can name.
  struct Place: Sendable {
    /// `open/tier-2`.
    var name: [UInt8]
    var placement: Placement
    /// Places in the lists of heard.yaml.
    var status: Int
    var tier: Int?
    var mode: Mode
    var hasTiers: Bool

    /// nil for a name of no place.
    init?(_ name: String, _ configuration: Configuration) {
      guard let place = configuration.placement(named: name),
        let status = configuration.statuses.firstIndex(where: { $0.name == place.status.name })
      else { return nil }
      self.name = Array(name.utf8)
      self.placement = place
      self.status = status
      tier = place.tier.flatMap(configuration.tiers.firstIndex)
      mode = place.status.mode
      hasTiers = place.status.hasTiers
    }
  }
}

extension [Vocabulary.Place] {
  /// The place that a range of a text names; nil for none.
  func index(named range: Range<Int>, in bytes: [UInt8]) -> Int? {
    for index in indices where bytes.matches(self[index].name, in: range) { return index }
    return nil
  }
}
