import HeardKit

/// Where a version of a ticket is: its path in the workspace and the object that holds its bytes.
struct VersionName: Hashable {
  let path: String
  let id: [UInt8]
}

/// The names of the three versions of a ticket in a merge.
struct MergeVersions {
  var base: VersionName?
  var ours: VersionName?
  var theirs: VersionName?

  var all: [VersionName?] { [base, ours, theirs] }
  /// Whether only one side did something: then git has nothing to merge.
  var isOneSided: Bool { ours == base || theirs == base }

  /// What both sides did to each ticket, by its name: wherever it moved, it is the same ticket.
  static func read(_ trees: MergeTrees, _ git: Git) throws -> [String: MergeVersions] {
    let ours = try changes(from: trees.base, to: trees.ours, git)
    let theirs = try changes(from: trees.base, to: trees.theirs, git)
    var versions: [String: MergeVersions] = [:]
    for name in Set(ours.keys).union(theirs.keys) {
      let (our, their) = (ours[name], theirs[name])
      // A name that two files of a side share tells nothing about which is which.
      guard let one = our ?? their, [our, their].allSatisfy({ $0?.isAmbiguous != true }) else { continue }
      versions[name] = MergeVersions(base: one.before, ours: our.map(\.after) ?? one.before, theirs: their.map(\.after) ?? one.before)
    }
    return versions
  }

  /// What the index keeps of a conflict. A side that moved the ticket may be there as a file without one.
  static func read(_ entries: [IndexEntry]) -> MergeVersions {
    func stage(_ number: Int) -> VersionName? {
      entries.first { $0.stage == number }.map { VersionName(path: $0.path, id: $0.id) }
    }
    // One side deleted it: it is there because the other changed or moved it, but git shows the base where the other has moved it.
    guard let ours = stage(2) ?? (stage(3) == nil ? nil : stage(0)), let theirs = stage(3) ?? (stage(2) == nil ? nil : stage(0)) else {
      return MergeVersions(base: nil, ours: stage(2), theirs: stage(3))
    }
    return MergeVersions(base: stage(1), ours: ours, theirs: theirs)
  }

  private struct Change {
    var before: VersionName?
    var after: VersionName?
    var isAmbiguous = false
  }

  private static func changes(from base: String, to side: String, _ git: Git) throws -> [String: Change] {
    var changes: [String: Change] = [:]
    for change in try git.ticketChanges(from: base, to: side) where change.before?.isLink != true && change.after?.isLink != true {
      let path = String(decoding: change.path, as: UTF8.self)
      guard path.hasSuffix(".md") else { continue }
      func add(_ version: StagedChange.Version?, _ place: WritableKeyPath<Change, VersionName?>) {
        guard let version else { return }
        let name = change.ticketName
        if changes[name]?[keyPath: place] != nil { changes[name]?.isAmbiguous = true }
        changes[name, default: Change()][keyPath: place] = VersionName(path: path, id: version.id)
      }
      add(change.before, \.before)
      add(change.after, \.after)
    }
    return changes
  }
}
