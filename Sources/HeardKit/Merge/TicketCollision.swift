/// Two conversations that were given one id by two clones.
public struct TicketCollision: Sendable, Equatable {
  /// The conversation that began first keeps the id, and all links to it.
  public var kept: TicketVersion
  /// The other under its new id, the same in every clone.
  public var renamed: TicketVersion

  /// - Parameter occupant: The ticket that has an id; nil if it is free. One that opens with the same entry is the later conversation,
  ///   told apart before: then `renamed` has its id, and no note.
  /// - Returns: nil where the later file's name begins with no id.
  public init?(_ first: TicketVersion, _ second: TicketVersion, occupant: (TicketID) throws -> [UInt8]?) rethrows {
    let isInOrder = Self.precedes(first.bytes, second.bytes)
    (kept, renamed) = isInOrder ? (first, second) : (second, first)
    let (folder, name) = splitPath(renamed.path)
    guard let old = TicketID(fileName: name) else { return nil }
    let document = TicketDocument(renamed.bytes)
    let opening = document.parts.first?.text ?? renamed.bytes
    let source = "\(old) \(String(decoding: opening, as: UTF8.self))"
    for id in TicketID.candidates(for: source, on: CivilDate(dayNumber: 0)).lazy.map(old.withDigits) {
      let there = try occupant(id)
      let isToldApart = there.map { TicketDocument($0).parts.first?.text == opening } ?? false
      guard there == nil || isToldApart else { continue }
      renamed.path = "\(folder)/\(id)\(name.dropFirst(old.text.count))"
      guard let time = document.lastTime, !isToldApart else { return }
      let text = "This was [[\(old)]] until two clones had given that id to two conversations. A link to that id may mean this one."
      let note = NewEntry(.note, at: time, by: nil, text: text)
      renamed.bytes = renamed.bytes.applying([document.appending([note])]) ?? renamed.bytes
      return
    }
  }

  /// By the time of the first entry, then by bytes.
  private static func precedes(_ first: [UInt8], _ second: [UInt8]) -> Bool {
    let (one, other) = (TicketDocument(first).parts.first?.instant, TicketDocument(second).parts.first?.instant)
    if let one, let other, one != other { return one < other }
    return !second.lexicographicallyPrecedes(first)
  }
}

extension TicketID {
  /// The month of this id and the digits of another.
  fileprivate func withDigits(of other: TicketID) -> TicketID {
    TicketID(fileName: "\(text.prefix(5))\(other.text.suffix(6)).md") ?? other
  }
}

extension TicketDocument {
  fileprivate var lastTime: Timestamp? {
    entries.compactMap { entry in if case .at(let time) = entry.time { time } else { nil } }.max { $0.instant < $1.instant }
  }
}
