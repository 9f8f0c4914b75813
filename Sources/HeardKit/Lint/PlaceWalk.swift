/// Follows a ticket from place to place along its `move` entries.
///
/// Places are numbers in ``Vocabulary/places``, since every ticket is walked through and mostly there is nothing to say.
struct PlaceWalk {
  private let vocabulary: Vocabulary
  /// Where the ticket stands; nil after a move to no place. The tier is only in statuses divided by it.
  private(set) var index: Int?
  /// The tier that the ticket has, which a status without tiers keeps; a place in the list of heard.yaml.
  private(set) var tier: Int?

  init(_ vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    index = vocabulary.firstPlace
  }

  var place: Placement? { index.map { vocabulary.places[$0].placement } }

  mutating func follow(_ move: Entry, _ bytes: [UInt8]) {
    guard let change = move.change else { return }
    bytes.withUnsafeBytes { follow(to: change.new, $0) }
  }

  /// - Parameter name: The bytes of the place that a move leads to.
  mutating func follow(to name: Range<Int>, _ bytes: UnsafeRawBufferPointer) {
    index = vocabulary.placeNames.index(of: name, in: bytes)
    guard let index else { return }
    if let named = vocabulary.places[index].tier { tier = named }
    if vocabulary.places[index].mode == .stops { tier = nil }
    if vocabulary.places[index].hasTiers, vocabulary.places[index].tier != tier {
      let status = vocabulary.places[index].status
      self.index = vocabulary.places.firstIndex { $0.status == status && $0.tier == tier }
    }
  }
}

extension Vocabulary {
  /// A place that a `move` can name.
  struct Place: Sendable {
    /// `open/tier-2`.
    var name: String
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
      self.name = name
      self.placement = place
      self.status = status
      tier = place.tier.flatMap(configuration.tiers.firstIndex)
      mode = place.status.mode
      hasTiers = place.status.hasTiers
    }
  }
}
