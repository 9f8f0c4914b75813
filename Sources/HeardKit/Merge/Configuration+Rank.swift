extension Configuration {
  /// How near a place is to needing somebody: runs above pauses above stops above voids, then the higher tier. Of two moves in one
  /// second, the one to the higher place counts.
  ///
  /// - Parameter name: As a `move` names it: `open/tier-2`.
  public func rank(ofPlace name: String) -> Int {
    guard let place = placement(named: name) else { return 0 }
    let tier = place.tier.flatMap(tiers.firstIndex(of:)).map { $0 + 1 } ?? 0
    let mode: Int =
      switch place.status.mode {
      case .voids: 1
      case .stops: 2
      case .pauses: 3
      case .runs: 4
      }
    return mode * (tiers.count + 1) + tier
  }
}
