import Synchronization

/// Where conversations continue, each followed once however many lead there.
final class Joins: Sendable {
  private let next: @Sendable (TicketID) -> TicketID?
  /// By the ids that were passed: the circle that each is in, nil for none.
  private let known = Mutex<[TicketID: [TicketID]?]>([:])

  init(_ next: @escaping @Sendable (TicketID) -> TicketID?) { self.next = next }

  /// The circle that a conversation is in: each of them continues in the next, the last in the first; nil for none.
  func circle(of id: TicketID) -> [TicketID]? {
    known.withLock { known in
      var (way, places): ([TicketID], [TicketID: Int]) = ([], [:])
      var present: TicketID? = id
      while let passed = present, known[passed] == nil, places[passed] == nil {
        places[passed] = way.count
        way.append(passed)
        present = next(passed)
      }
      let start = present.flatMap { places[$0] } ?? way.count
      let circle = Array(way[start...])
      for (place, passed) in way.enumerated() { known.updateValue(place < start ? nil : circle, forKey: passed) }
      return known[id] ?? nil
    }
  }
}
