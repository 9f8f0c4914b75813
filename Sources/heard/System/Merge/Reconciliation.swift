import HeardKit

/// What is to do after a merge, ticket by ticket: what heard's own merge would have made, where git made something else.
struct Reconciliation {
  private(set) var plan = Plan()
  /// What to stage: where files are.
  private(set) var staged: [String] = []
  /// What to take out of the index: where they were.
  private(set) var removed: [String] = []
  /// What git waits for; nil where no merge is under way.
  private(set) var next: String?
  /// Tickets in which somebody has to choose, with the versions that the index keeps for them.
  private(set) var conflicts: [(path: String, versions: MergeVersions?)] = []
  /// What was done and what was left.
  private(set) var remarks: [Remark] = []
  /// Files that were left alone although they are not as they should be.
  private(set) var leftovers = 0

  /// Something that was done or left to a ticket.
  struct Remark {
    /// Where the ticket is.
    var path: String
    /// What it is called in a list; its path if nil.
    var name: String?
    var words: String
    var line: String { "\(name ?? path): \(words)" }
  }

  private let folder: WorkspaceFolder
  private let git: Git
  /// The paths of each ticket in the working tree.
  private var files: [String: [String]] = [:]
  private var index: [String: [IndexEntry]] = [:]
  /// The tickets that are in git and that this copy has not checked out.
  private var away: [String: [TicketVersion]] = [:]
  /// The lines that either side of the merge wrote, in whichever ticket: git may put them into another that looks alike.
  private var written: Set<ArraySlice<UInt8>> = []

  /// Whether there is nothing to mend.
  var isEmpty: Bool { staged.isEmpty && removed.isEmpty }

  /// Looks at the last merge of a workspace's repository, and at ids that stand twice.
  init(_ folder: WorkspaceFolder) throws {
    self.folder = folder
    git = Git(folder: folder.root)
    for file in try folder.files() where file.kind == .file && file.path.hasSuffix(".md") {
      files[ticketName(ofPath: file.path), default: []].append(file.path)
    }
    for entry in try git.indexedTickets() where entry.path.hasSuffix(".md") {
      index[ticketName(ofPath: entry.path), default: []].append(entry)
    }
    let versions = try suspects()
    let names = versions.keys.sorted()
    let archived = try Archive(of: folder).tickets.map { VersionName(path: $0.path, id: $0.blob) }.filter {
      versions[ticketName(ofPath: $0.path)] != nil
    }
    let objectNames = names.flatMap { versions[$0]?.all ?? [] }.compactMap(\.self) + archived
    var objects = try git.objects(objectNames.map(\.id))[...]
    for case let bytes? in objects.dropLast(archived.count) { written.formUnion(textLines(bytes)) }
    for (name, bytes) in zip(archived, objects.suffix(archived.count)) {
      away[ticketName(ofPath: name.path), default: []].append(TicketVersion(path: name.path, bytes: bytes ?? []))
    }
    for name in names {
      guard let named = versions[name] else { continue }
      let three = named.all.map { version in
        version.flatMap { name in objects.popFirst().flatMap(\.self).map { TicketVersion(path: name.path, bytes: $0) } }
      }
      try settle(name, named, base: three[0], ours: three[1], theirs: three[2])
    }
    for (name, paths) in files.sorted(by: { $0.key < $1.key }) where paths.count > 1 && versions[name] == nil {
      if TicketID(fileName: "\(name).md") != nil { try unite(name, paths) }
    }
  }

  /// The tickets of which git may have made something else than heard would.
  private mutating func suspects() throws -> [String: MergeVersions] {
    let unmerged = index.filter { $0.value.contains { $0.stage > 0 } }
    var versions = unmerged.mapValues(MergeVersions.read)
    guard let trees = try git.mergeTrees() else { return versions }
    next = trees.next
    // After the merge is committed, what somebody did since is theirs, as is what a stash brought that does not fit.
    let changed = trees.isUnderWay ? [] : Set(try git.changedTickets(since: "HEAD").map(\.ticketName)).union(unmerged.keys)
    for (name, version) in try MergeVersions.read(trees, git) where !changed.contains(name) {
      let places = (index[name] ?? []).map { VersionName(path: $0.path, id: $0.id) }
      let wanted = version.ours == version.base ? version.theirs : version.ours
      let isRight = version.isOneSided && places == [wanted].compactMap(\.self)
      if !isRight || unmerged[name] != nil { versions[name] = version }
    }
    return versions
  }

  /// Brings one ticket to what its three versions come to.
  private mutating func settle(
    _ name: String, _ names: MergeVersions, base: TicketVersion?, ours: TicketVersion?, theirs: TicketVersion?
  ) throws {
    let isUnmerged = index[name]?.contains { $0.stage > 0 } ?? false
    let present = try (files[name] ?? []).map { TicketVersion(path: $0, bytes: try folder.read($0)) } + (away[name] ?? [])
    guard var result = TicketResolution(base: base, ours: ours, theirs: theirs, configuration: folder.configuration) else {
      change(name, present, to: [], "deleted, as one side did and the other had not touched it")
      return
    }
    if result.merge.conflicts == [.conversations], let ours, let theirs {
      try part(name, [ours, theirs], base: base, present)
      return
    }
    if !isUnmerged, present.count == 1, !result.merge.conflicts.isEmpty {
      // git or somebody has found a way.
      result.merge = TicketMerge(base: nil, ours: present[0].bytes, theirs: present[0].bytes)
    }
    let target = TicketVersion(path: result.path, bytes: result.merge.bytes)
    // One side alone has changed it: then more in it is what somebody wrote meanwhile.
    if names.isOneSided, !isUnmerged, present.count == 1, !isWritten(present[0]) { return }
    let isChanged = change(name, present, to: [target], "merged, in \(splitPath(result.path).folder)", isUnmerged: isUnmerged)
    if isChanged, !result.merge.conflicts.isEmpty {
      conflicts.append((result.path, names))
      remarks += result.merge.conflicts.map { Remark(path: result.path, words: "\($0)") }
    }
  }

  /// Brings the files of one id together, of which nothing tells what they both come from.
  private mutating func unite(_ name: String, _ paths: [String]) throws {
    let present = try paths.map { TicketVersion(path: $0, bytes: try folder.read($0)) }
    var conversations: [TicketVersion] = []
    for version in present {
      let place = conversations.firstIndex { TicketMerge(base: nil, ours: $0.bytes, theirs: version.bytes).conflicts != [.conversations] }
      guard let place,
        let result = TicketResolution(base: nil, ours: conversations[place], theirs: version, configuration: folder.configuration)
      else {
        conversations.append(version)
        continue
      }
      conversations[place] = TicketVersion(path: result.path, bytes: result.merge.bytes)
      if !result.merge.conflicts.isEmpty {
        conflicts.append((result.path, nil))
        remarks += result.merge.conflicts.map { Remark(path: result.path, words: "\($0)") }
      }
    }
    for version in present { written.formUnion(textLines(version.bytes)) }
    if conversations.count > 1 { return try part(name, conversations, present) }
    change(name, present, to: conversations, "was in \(paths.count) folders")
  }

  private mutating func part(_ name: String, _ versions: [TicketVersion], base: TicketVersion? = nil, _ present: [TicketVersion]) throws {
    var present = present
    let wanted = try separated(versions, base: base, &present)
    change(name, present, to: wanted, "two conversations had this id; the later has a new one")
  }

  /// Conversations that share an id, all but the first under another. What is written since then to one that was told apart before goes
  /// where it is now.
  ///
  /// - Parameter present: The files of this id; those with which a conversation was united join them.
  private mutating func separated(
    _ versions: [TicketVersion], base: TicketVersion?, _ present: inout [TicketVersion]
  ) throws -> [TicketVersion] {
    var result: [TicketVersion] = []
    for version in versions {
      guard let kept = result.first else {
        result = [version]
        continue
      }
      let collision = try TicketCollision(kept, version) { [folder, files, index, result] id in
        if let path = files[id.text]?.first { return try folder.read(path) }
        return result.first { ticketName(ofPath: $0.path) == id.text }?.bytes ?? (index[id.text] == nil ? nil : [])
      }
      guard let collision else { continue }
      result[0] = collision.kept
      result.append(try united(collision, base, &present))
    }
    return result
  }

  private mutating func united(
    _ collision: TicketCollision, _ base: TicketVersion?, _ present: inout [TicketVersion]
  ) throws -> TicketVersion {
    let (renamed, name) = (collision.renamed, splitPath(collision.renamed.path).name)
    guard let path = files[ticketName(ofPath: name)]?.first else { return renamed }
    let there = TicketVersion(path: path, bytes: try folder.read(path))
    let old = base.map { TicketVersion(path: "\(splitPath($0.path).folder)/\(name)", bytes: $0.bytes) }
    guard let result = TicketResolution(base: old, ours: there, theirs: renamed, configuration: folder.configuration) else { return there }
    present.append(there)
    written.formUnion(textLines(there.bytes))
    if !result.merge.conflicts.isEmpty { conflicts.append((result.path, nil)) }
    remarks += result.merge.conflicts.map { Remark(path: result.path, words: "\($0)") }
    return TicketVersion(path: result.path, bytes: result.merge.bytes)
  }

  /// Whether a file holds nothing but what the sides of the merge wrote.
  private func isWritten(_ version: TicketVersion) -> Bool {
    textLines(version.bytes).allSatisfy { written.contains($0) || isMarker($0) }
  }

  /// Plans the steps from the files that there are to those that there should be.
  ///
  /// - Returns: whether there is anything to do. A line of somebody's own is never lost: then nothing is.
  @discardableResult private mutating func change(
    _ name: String, _ present: [TicketVersion], to wanted: [TicketVersion], _ words: String, isUnmerged: Bool = false
  ) -> Bool {
    let indexed = Set((index[name] ?? []).map(\.path))
    if present == wanted, !isUnmerged, indexed == Set(wanted.map(\.path)) { return false }
    if let own = present.first(where: { !wanted.contains($0) && !isWritten($0) }) {
      leftovers += 1
      remarks.append(
        Remark(path: own.path, words: "holds lines that neither side wrote, so it was left alone; finish it by hand and 'git add' it"))
      return false
    }
    let away = away[name] ?? []
    for version in wanted where !away.contains(version) {
      staged.append(version.path)
      if let old = present.first(where: { $0.path == version.path }), !away.contains(old) {
        if old != version { plan.steps.append(.rewrite(path: version.path, from: old.bytes, to: version.bytes)) }
      } else {
        plan.steps.append(.create(path: version.path, bytes: version.bytes))
      }
    }
    for old in present where !wanted.contains(where: { $0.path == old.path }) && !away.contains(old) {
      plan.steps.append(.remove(path: old.path, bytes: old.bytes))
    }
    removed += indexed.subtracting(wanted.map(\.path)).sorted()
    remarks.append(Remark(path: wanted.first?.path ?? present.first?.path ?? name, name: name, words: words))
    return true
  }
}

/// The lines of a text, without their ends.
private func textLines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
  bytes.split(separator: UInt8(ascii: "\n")).map { $0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0 }
}

private func isMarker(_ line: ArraySlice<UInt8>) -> Bool {
  guard let sign = line.first, "<=>|".utf8.contains(sign) else { return false }
  return line.prefix(7).count == 7 && line.prefix(7).allSatisfy { $0 == sign }
}

extension Git {
  /// Records the versions of tickets in which somebody has to choose, as git does in a conflict: `git add` says that it is done.
  func markUnmerged(_ conflicts: [(path: String, versions: MergeVersions?)]) throws {
    var input: [UInt8] = []
    let prefix = line("rev-parse", "--show-prefix") ?? ""
    for (path, versions) in conflicts {
      guard let versions, let length = versions.all.compactMap(\.self).first?.id.count else { continue }
      input += "0 \(String(repeating: "0", count: length))\t\(prefix)\(path)\0".utf8
      for (stage, version) in versions.all.enumerated() {
        guard let version else { continue }
        input += "100644 \(String(decoding: version.id, as: UTF8.self)) \(stage + 1)\t\(prefix)\(path)\0".utf8
      }
    }
    if !input.isEmpty { _ = try self("update-index", "-z", "--index-info", input: input) }
  }
}
