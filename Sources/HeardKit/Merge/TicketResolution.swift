/// A ticket as one side of a merge has it.
public struct TicketVersion: Sendable, Equatable {
  /// Relative to the workspace.
  public var path: String
  public var bytes: [UInt8]

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

/// What a merge should make of one ticket, wherever each side has put it.
public struct TicketResolution: Sendable, Equatable {
  public var path: String
  public var merge: TicketMerge

  /// - Parameters:
  ///   - base: The version that both come from; nil if there is none.
  ///   - ours: nil if the ticket is not on our side.
  /// - Returns: nil if the ticket is gone: one side deleted it and the other left it alone. What one side changed is kept.
  public init?(base: TicketVersion?, ours: TicketVersion?, theirs: TicketVersion?, configuration: Configuration) {
    guard let ours, let theirs else {
      guard let left = ours ?? theirs, left != base else { return nil }
      (path, merge) = (left.path, TicketMerge(left.bytes))
      return
    }
    merge = TicketMerge(base: base?.bytes, ours: ours.bytes, theirs: theirs.bytes, rank: configuration.rank(ofPlace:))
    let (old, our, their) = (base.map { splitPath($0.path) }, splitPath(ours.path), splitPath(theirs.path))
    let name = threeWay(old?.name, our.name, their.name) ?? min(our.name, their.name)
    // The side that moved last knows the folder best, month and later moves by hand included.
    let last = lastMove(merge.bytes)
    let folder: String
    switch (lastMove(ours.bytes)?.heading == last?.heading, lastMove(theirs.bytes)?.heading == last?.heading) {
    case (true, false): folder = our.folder
    case (false, true): folder = their.folder
    default:
      folder = threeWay(old?.folder, our.folder, their.folder) ?? configuration.chosen(our.folder, their.folder, named: last?.destination)
    }
    path = "\(folder)/\(name)"
  }
}

extension TicketMerge {
  /// A version that needs no merging.
  init(_ bytes: [UInt8]) { self.bytes = bytes }
}

/// The entry that moved a ticket last, in one second the last in the file; nil if none did.
private func lastMove(_ bytes: [UInt8]) -> MergePart? {
  TicketDocument(bytes).parts.filter { $0.destination != nil }
    .sorted { ($0.instant?.seconds ?? .max) < ($1.instant?.seconds ?? .max) }.last
}

extension Configuration {
  /// Of two folders to which a ticket was moved, the one that its last `move` names; else the one nearer to needing somebody.
  fileprivate func chosen(_ first: String, _ second: String, named: String?) -> String {
    let names = [first, second].map { placement(ofFolder: $0)?.name }
    if let named, (names[0] == named) != (names[1] == named) { return names[0] == named ? first : second }
    let ranks = names.map { $0.map(rank(ofPlace:)) ?? 0 }
    return ranks[0] == ranks[1] ? min(first, second) : ranks[0] > ranks[1] ? first : second
  }
}
