import HeardKit

/// One workspace's share of a commit, as it is staged: the working tree is never read.
struct StagedDesk {
  /// Where the workspace is below the top of the repository, as bytes: empty, or `support/`.
  let prefix: [UInt8]
  /// heard.yaml at HEAD and as the commit leaves it; where it deletes it, as it was.
  let configuration: (before: [UInt8]?, after: [UInt8]?)
  /// Whether the commit adds or changes heard.yaml.
  let isConfigurationStaged: Bool
  let tickets: [StagedTicket]
  /// The tickets with an id that the commit deletes and adds nowhere else.
  let deleted: [String]
  /// What a merge left in conflict, relative to the workspace: git commits none of it, and none of it is read.
  let unmerged: [String]
  /// Where a submodule takes the place of a ticket or of a folder of tickets.
  let submodules: [String]

  /// A path of the workspace below the top of the repository, for messages.
  func shown(_ path: String) -> String { String(decoding: prefix, as: UTF8.self) + path }
}

/// A ticket that a commit touches.
struct StagedTicket {
  /// Relative to the workspace.
  let path: String
  let bytes: [UInt8]
  /// Whether it is a symbolic link; its bytes are the target's path.
  let isLink: Bool
  /// The same ticket at HEAD, wherever it was; nil for a new one.
  let before: (path: String, bytes: [UInt8])?
}

extension Git {
  /// The workspaces of which something is staged, and what.
  ///
  /// git has to run in the folder in which it runs the hook: its own variables may be relative to that.
  func stagedDesks() throws -> [StagedDesk] {
    let changes = try staged().filter { !$0.workspaces.isEmpty }
    guard !changes.isEmpty else { return [] }
    let all = changes.flatMap(\.workspaces).sorted { $0.lexicographicallyPrecedes($1) }
    let prefixes = all.indices.filter { $0 == 0 || all[$0] != all[$0 - 1] }.map { all[$0] }
    let files = prefixes.map { $0 + StagedChange.configuration }
    let staged = files.map { file in changes.first { $0.path == file } }
    let pairs = ticketPairs(changes)
    // One process reads everything: each heard.yaml, the tickets, and whether this is a merge. `:path` would cost a reading of the whole index.
    let none = Array("-".utf8)
    let names =
      zip(files, staged).flatMap { ["HEAD:".utf8 + $0, $1?.after?.id ?? none] }
      + pairs.flatMap { [$0.before?.version.id ?? none, $0.after.id] }
    let objects = try objects(names + [Array("MERGE_HEAD^{commit}".utf8)])
    // A merge touches what differs from both of its sides; the rest was committed before.
    let own = objects.last == .some(nil) ? nil : Set(try self.staged(against: "MERGE_HEAD").map(\.path))

    let known = prefixes.indices.filter { objects[2 * $0] != nil || objects[2 * $0 + 1] != nil }.map { prefixes[$0] }
    var tickets: [(prefix: [UInt8], ticket: StagedTicket)] = []
    for (pair, place) in zip(pairs, stride(from: 2 * files.count, to: names.count, by: 2)) where own?.contains(pair.path) ?? true {
      let prefix = pair.workspaces.last(where: known.contains) ?? pair.workspaces.first ?? []
      tickets.append((prefix, try pair.ticket(in: prefix, before: objects[place], after: objects[place + 1])))
    }
    let gone = changes.filter { change in
      change.before != nil && change.after == nil && !change.isSubmodule && !change.isConfiguration && own?.contains(change.path) ?? true
        && TicketID(fileName: "\(change.ticketName).md") != nil
    }
    let kept = gone.isEmpty ? [] : Set(changes.filter { $0.after != nil }.map(\.ticketName))
    let deleted = gone.filter { !kept.contains($0.ticketName) }
    return prefixes.indices.map { index in
      func ownPaths(_ changes: [StagedChange]) -> [String] {
        changes.filter { $0.workspaces.last(where: known.contains) == prefixes[index] }.map {
          String(decoding: $0.path.dropFirst(prefixes[index].count), as: UTF8.self)
        }
      }
      return StagedDesk(
        prefix: prefixes[index], configuration: (objects[2 * index], objects[2 * index + 1] ?? objects[2 * index]),
        isConfigurationStaged: objects[2 * index + 1] != nil, tickets: tickets.filter { $0.prefix == prefixes[index] }.map(\.ticket),
        deleted: ownPaths(deleted), unmerged: ownPaths(changes.filter(\.isUnmerged)),
        submodules: ownPaths(changes.filter(\.isSubmodule)))
    }
  }
}

/// A ticket after a commit, and the file that it was before.
private struct TicketPair {
  var path: [UInt8]
  var workspaces: [[UInt8]]
  var after: StagedChange.Version
  var before: (path: [UInt8], version: StagedChange.Version)?

  /// The ticket with what was read of it.
  ///
  /// - Throws: ``WorldError`` where git has not what is staged.
  func ticket(in prefix: [UInt8], before old: [UInt8]?, after new: [UInt8]?) throws(WorldError) -> StagedTicket {
    func shown(_ path: [UInt8]) -> String { String(decoding: path.dropFirst(prefix.count), as: UTF8.self) }
    guard let new else {
      let name = String(decoding: path, as: UTF8.self)
      throw WorldError("\(name): git has lost what is staged of it; 'git add' it again, and see 'git fsck'")
    }
    let earlier = before.flatMap { before in old.map { (shown(before.path), $0) } }
    return StagedTicket(path: shown(path), bytes: new, isLink: after.isLink, before: earlier)
  }
}

/// A ticket that is added where it is deleted elsewhere has moved, however much of its text changed: only its folder does, never its name.
private func ticketPairs(_ changes: [StagedChange]) -> [TicketPair] {
  let deleted = Dictionary(changes.filter { $0.after == nil && !$0.isUnmerged }.map { ($0.ticketName, $0) }) { first, _ in first }
  return changes.compactMap { change in
    guard let after = change.after, !change.isConfiguration, !change.isSubmodule else { return nil }
    let source = change.before == nil ? deleted[change.ticketName] : change
    let before = source.flatMap { source in source.before.flatMap { $0.isLink ? nil : (source.path, $0) } }
    return TicketPair(path: change.path, workspaces: change.workspaces, after: after, before: before)
  }
}
