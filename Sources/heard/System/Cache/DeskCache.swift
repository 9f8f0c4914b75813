import HeardKit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What is known of the tickets from earlier commands, in the state folder: so that what is unchanged need not be opened again.
///
/// It may be deleted at any time. It is written without a lock or a wait for the disk: the last one wins, and what is torn is found out by its sum.
struct DeskCache: Sendable {
  private(set) var file: CacheFile
  /// Whether anything is other than the file on disk has it.
  private var isChanged = false
  /// Rows that it has not.
  private var fresh: [UInt8] = []
  let workspace: WorkspaceFolder
  /// The system's clock before anything was looked at.
  let time: Int

  static let name = "tickets.cache"

  /// Lists the folders that are not as they were.
  ///
  /// - Parameter lintKey: Of what lint goes by beside heard.yaml; nil for who does not lint.
  /// - Returns: nil where no cache is wanted, none is worth it, or the tickets cannot be listed: who reads without one says why.
  init?(_ desk: Desk, lintKey: UInt64? = nil) {
    guard desk.environment.readsCache, desk.folder.configurationKey != 0, !desk.folder.isSparse else { return nil }
    (workspace, time) = (desk.folder, desk.environment.fileTime())
    file = CacheFile(key: desk.cacheKey)
    if let open = try? workspace.existingStateFolder?.openToRead(Self.name) {
      if let known = MappedFile(closing: open).flatMap({ CacheFile($0) }) {
        if known.key == file.key { file = known }
      } else {
        desk.environment.remark("the cache of tickets, \(Self.name) in git's folder, cannot be used; everything is read anew")
      }
    }
    guard (try? list()) != nil, count >= desk.environment.leastCached else { return nil }
    if let lintKey, lintKey != file.lintKey { forgetLint(lintKey) }
  }

  private mutating func list() throws {
    let earlier = Dictionary(file.folders.map { (FilePath($0.path), $0) }) { first, _ in first }
    (file.folders, isChanged) = ([], false)
    var queue = ["tickets"]
    while let path = queue.popLast() {
      let open = try workspace.folder.folder(path)
      var status = stat()
      let identity = fstat(open.descriptor, &status) == 0 ? FileIdentity(status, at: time) : .unknown
      var folder = CacheFolder(path: path)
      let known = earlier[FilePath(path)]
      if let known, identity.isKnown, known.identity == identity {
        folder = known
      } else {
        folder = try CacheFolder(open, path: path, identity: identity, known: known)
        // One that changes all the time is no news.
        if identity.isKnown || known?.names != folder.names { isChanged = true }
        file.hasNoDoubles = false
      }
      for index in folder.entries.indices where folder.entries[index].kind == .folder { queue.append(folder.path(index)) }
      file.folders.append(folder)
    }
    if file.folders.count != earlier.count { (isChanged, file.hasNoDoubles) = (true, false) }
  }

  private mutating func forgetLint(_ key: UInt64) {
    (file.lintKey, isChanged) = (key, true)
    for folder in file.folders.indices {
      for entry in file.folders[folder].entries.indices { file.folders[folder].entries[entry].cleanUntil = .min }
    }
  }

  /// How many files there are.
  var count: Int { file.folders.reduce(0) { $0 + $1.entries.lazy.filter { $0.kind != .folder }.count } }

  /// The files, in the order of paths.
  func files(where isWanted: (CacheEntry) -> Bool = { _ in true }) -> [WorkspaceFolder.File] {
    portions.flatMap { part in
      let folder = file.folders[part.folder]
      return part.range.filter { isWanted(folder.entries[$0]) }.map { folder.file($0) }
    }
  }

  /// What stands among the tickets and is none.
  var others: [WorkspaceFolder.File] { files { !$0.isTicket } }

  /// Notes what was found out about some entries.
  mutating func note(_ changes: [(place: Int, entry: CacheEntry, row: [UInt8]?)], in folder: Int) {
    for var change in changes {
      // Beyond four gigabytes nothing more is kept.
      if let row = change.row, let start = UInt32(exactly: file.sourceCount + fresh.count) {
        (change.entry.rowStart, change.entry.rowCount) = (start, UInt32(row.count))
        change.entry.rowSum = row.withUnsafeBytes(change.entry.sum)
        fresh += row
      } else if change.row != nil {
        change.entry.standsFrom = .max
      }
      file.folders[folder].entries[change.place] = change.entry
      isChanged = true
    }
  }

  /// Whether no two tickets have one id, found out by a look at their paths if nobody has looked since a folder changed.
  mutating func hasNoDoubles(_ look: ([WorkspaceFolder.File]) -> Bool) -> Bool {
    if !file.hasNoDoubles, look(files()) { (file.hasNoDoubles, isChanged) = (true, true) }
    return file.hasNoDoubles
  }

  /// Notes of which tickets the index was made.
  mutating func note(indexed: UInt64) {
    if file.indexed != indexed { (file.indexed, isChanged) = (indexed, true) }
  }

  /// Notes in which index.json the tickets' lines are.
  mutating func note(lines: FileIdentity) {
    if file.lines != lines { (file.lines, isChanged) = (lines, true) }
  }

  /// Keeps what is known now, if there is anything new. That it cannot be written is nobody's trouble.
  func save() {
    guard isChanged, let folder = try? workspace.stateFolder(),
      let draft = try? folder.writeDraft(for: Self.name, file.bytes(fresh), mode: 0o600, .later)
    else { return }
    do { try folder.move(draft, over: Self.name) } catch { try? folder.remove(draft) }
    folder.removeAbandonedDrafts()
  }
}

extension WorkspaceFolder {
  /// Forgets what is known of the tickets, and what killed writers left of it: for who takes words out of a ticket.
  func forgetTickets() {
    guard let state = existingStateFolder else { return }
    try? state.remove(DeskCache.name)
    state.removeAbandonedDrafts()
  }
}
