import HeardKit

/// One workspace's share of a commit, as it is staged: the working tree is never read.
struct StagedDesk {
  /// Where the workspace is below the top of the repository, as bytes: empty, or `support/`.
  let prefix: [UInt8]
  /// heard.yaml at HEAD and in the index.
  let configuration: (before: [UInt8]?, after: [UInt8]?)
  /// Whether the commit adds or changes heard.yaml.
  let isConfigurationStaged: Bool
  let tickets: [StagedTicket]

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
    let prefixes = Set(changes.flatMap(\.workspaces)).sorted { $0.lexicographicallyPrecedes($1) }
    let pairs = ticketPairs(changes)
    // One process reads everything: each heard.yaml, the tickets before and after, and whether this is a merge.
    let files = prefixes.map { $0 + StagedChange.configuration }
    let names =
      files.flatMap { ["HEAD:".utf8 + $0, ":".utf8 + $0] } + pairs.flatMap { [$0.before?.version.id ?? Array("-".utf8), $0.after.id] }
    let objects = try objects(names + [Array("MERGE_HEAD^{commit}".utf8)])
    let known = prefixes.indices.filter { objects[2 * $0] != nil || objects[2 * $0 + 1] != nil }.map { prefixes[$0] }
    // A merge touches what differs from both of its sides; the rest was committed before.
    let own = objects.last == .some(nil) ? nil : Set(try staged(against: "MERGE_HEAD").map(\.path))

    var tickets: [[UInt8]: [StagedTicket]] = [:]
    for (pair, place) in zip(pairs, stride(from: 2 * files.count, to: names.count, by: 2)) where own?.contains(pair.path) ?? true {
      guard let bytes = objects[place + 1], let prefix = pair.workspaces.last(where: known.contains) ?? pair.workspaces.first else {
        continue
      }
      func path(_ bytes: [UInt8]) -> String { String(decoding: bytes.dropFirst(prefix.count), as: UTF8.self) }
      let before = pair.before.flatMap { old in objects[place].map { (path(old.path), $0) } }
      tickets[prefix, default: []].append(StagedTicket(path: path(pair.path), bytes: bytes, isLink: pair.after.isLink, before: before))
    }
    return prefixes.indices.map { index in
      StagedDesk(
        prefix: prefixes[index], configuration: (objects[2 * index], objects[2 * index + 1]),
        isConfigurationStaged: changes.contains { $0.path == files[index] && $0.after != nil }, tickets: tickets[prefixes[index]] ?? [])
    }
  }
}

/// A ticket after a commit, and the file that it was before.
private struct TicketPair {
  var path: [UInt8]
  var workspaces: [[UInt8]]
  var after: StagedChange.Version
  var before: (path: [UInt8], version: StagedChange.Version)?
}

/// A ticket that is added where it is deleted elsewhere has moved, however much of its text changed: only its folder does, never its name.
private func ticketPairs(_ changes: [StagedChange]) -> [TicketPair] {
  let deleted = Dictionary(changes.filter { $0.after == nil }.map { ($0.ticketName, $0) }) { first, _ in first }
  return changes.compactMap { change in
    guard let after = change.after, !change.isConfiguration else { return nil }
    let source = change.before == nil ? deleted[change.ticketName] : change
    let before = source.flatMap { source in source.before.flatMap { $0.isLink ? nil : (source.path, $0) } }
    return TicketPair(path: change.path, workspaces: change.workspaces, after: after, before: before)
  }
}
