import HeardKit

/// What a crash left for somebody to look at, in the state folder: words that did not come to their place, and records that could not be used.
extension WorkspaceFolder {
  private static let end = ".left"

  /// Names to choose from for what is left of a file: as `NAME.left`, `NAME.2.left`.
  static func leftNames(_ name: String) -> some Sequence<String> {
    // No name may be longer than 255 bytes.
    var stem = name
    while stem.utf8.count > 200 { stem.removeLast() }
    return (1...).lazy.map { $0 == 1 ? stem + end : "\(stem).\($0)\(end)" }
  }

  /// Keeps the words that should have come into a file which something else changed.
  ///
  /// - Returns: What to say of it.
  func setAside(_ change: FileChange) throws -> String {
    let (state, words) = (try stateFolder(), change.after.part ?? [])
    let path = change.before.path ?? change.after.path ?? ""
    // Died right after this, it comes here again.
    let name = Self.leftNames(splitPath(path).name).first { state.kind(of: $0) == nil || (try? state.read($0)) == words } ?? ""
    try state.overwrite(name, words, isDurable: true)
    return "\(path): it changed after a command was interrupted and was left alone; what was to be written is in \(state.path)/\(name)"
  }

  /// The paths of all that was left, in order.
  func leftFiles() throws -> [String] {
    guard let state = existingStateFolder else { return [] }
    return try state.entries().map(\.name).filter { $0.hasSuffix(Self.end) }.sorted().map { "\(state.path)/\($0)" }
  }

  /// The paths of what was left of a ticket: of its file by that name, or by an earlier one with its id, and records in which it stands.
  func leftFiles(ofTicket path: String) throws -> [String] {
    let name = splitPath(path).name
    let key = TicketID(fileName: name)?.text ?? name
    guard let state = existingStateFolder else { return [] }
    let left = try leftFiles().filter { place in
      let left = splitPath(place).name
      guard left.hasPrefix("plan") else { return left.hasPrefix(key) }
      return (try? state.read(left)).map { String(decoding: $0, as: UTF8.self).contains(key) } == true
    }
    // The record of the command that was interrupted has the same words.
    guard !left.isEmpty, let last = try? lastRecord(), last.kind != .redact,
      last.changes.contains(where: { splitPath($0.before.path ?? $0.after.path ?? "").name.hasPrefix(key) })
    else { return left }
    return left + ["\(state.path)/last"]
  }

  func removeLeft(_ path: String) throws { try stateFolder().remove(splitPath(path).name) }
}
