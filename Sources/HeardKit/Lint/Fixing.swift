/// A ticket after its safe fixes.
public struct FixedTicket: Sendable {
  public var bytes: [UInt8]
  /// Where the file goes; its present path where it stays.
  public var path: String
  /// What was done, in order: "stamped the time".
  public var titles: [String]
}

extension Linter {
  /// Applies the safe fixes, again and again until there are none: what one fix brings to light the next round cures.
  ///
  /// Fixes that touch the same place wait for the next round.
  ///
  /// - Parameter readings: How the clocks of a ticket stand at `now`; asked once a round.
  /// - Returns: nil where there is nothing to fix.
  public func fixed(_ ticket: Ticket, readings: (Ticket) -> [ClockReading]) -> FixedTicket? {
    var present = ticket
    var titles: [String] = []
    for _ in 0..<Self.rounds {
      let fixes = Self.compatible(check(present, readings: readings(present)).compactMap { $0.fixes.first(where: \.isSafe) })
      guard !fixes.isEmpty, let bytes = present.document.bytes.applying(fixes.flatMap(\.edits)) else { break }
      let path = fixes.lazy.compactMap(\.movesTo).first ?? present.path
      present = Ticket(
        path: path, placement: configuration.placement(ofFolder: splitPath(path).folder), document: TicketDocument(bytes))
      titles += fixes.map(\.done)
    }
    return titles.isEmpty ? nil : FixedTicket(bytes: present.document.bytes, path: present.path, titles: titles)
  }

  /// More than the rules need after one another; it bounds fixes that would undo each other.
  private static let rounds = 10

  /// Those that can be made at once, the first of two that touch; at most one moves the file.
  static func compatible(_ fixes: [Fix]) -> [Fix] {
    var chosen: [Fix] = []
    for fix in fixes {
      let touches = chosen.contains { other in
        fix.movesTo != nil && other.movesTo != nil || fix.edits.contains { edit in other.edits.contains { edit.touches($0) } }
      }
      if !touches { chosen.append(fix) }
    }
    return chosen
  }
}

extension Edit {
  /// Whether two edits overlap or meet.
  fileprivate func touches(_ other: Edit) -> Bool {
    range.lowerBound <= other.range.upperBound && other.range.lowerBound <= range.upperBound
  }
}
