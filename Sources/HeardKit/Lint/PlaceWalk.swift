/// Follows a ticket from place to place along its `move` entries.
struct PlaceWalk {
  let vocabulary: Vocabulary
  /// Where the ticket stands; nil after a move to no place. The tier is only in statuses divided by it.
  private(set) var place: Placement?
  /// The tier that a status without tiers keeps.
  private var keptTier: String?

  init(_ context: LintContext) {
    vocabulary = context.vocabulary
    place = context.configuration.statuses.first.map { Placement(status: $0) }
  }

  mutating func follow(_ move: Entry, _ bytes: [UInt8]) {
    guard let change = move.change else { return }
    place = vocabulary.place(named: change.new, in: bytes)
    guard let status = place?.status else { return }
    if let tier = place?.tier { keptTier = tier }
    if status.mode == .stops { keptTier = nil }
    if status.hasTiers { place?.tier = keptTier }
  }
}
