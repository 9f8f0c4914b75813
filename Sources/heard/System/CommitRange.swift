import HeardKit

/// Two commits between which a workspace is looked at, and git's answers about it. git runs in the workspace's folder.
struct CommitRange {
  /// As somebody wrote it.
  let name: String
  /// The ids of the commit that both sides have, and of the newer side.
  let base: String
  let head: String
  /// When the head was committed.
  let time: Instant
  private let git: Git

  /// - Parameter name: `A..B` or `A...B`: what B has since it parted from A, as a pull request shows it. `A` alone means `A..HEAD`.
  init(_ name: String, _ git: Git) throws {
    let ends = name.split(separator: "..", maxSplits: 1, omittingEmptySubsequences: false).map { String($0) }
    func end(_ index: Int) -> String {
      guard ends.indices.contains(index) else { return "HEAD" }
      let text = index == 1 && ends[1].hasPrefix(".") ? String(ends[1].dropFirst()) : ends[index]
      return text.isEmpty ? "HEAD" : text
    }
    let lines: [Substring]
    do {
      // Raw dates, so that no setting for people changes the answer.
      let output = try git("log", "--no-walk=unsorted", "--no-show-signature", "--format=%H %ct", "--end-of-options", end(0), end(1), "--")
      lines = String(decoding: output, as: UTF8.self).split(separator: "\n")
    } catch GitError.failed(_, _, let message) {
      throw UsageError("git does not know '\(printable(name))': \(message); name two commits or branches, as 'main..HEAD'")
    }
    let commits = lines.map { $0.split(separator: " ") }.filter { $0.count == 2 }
    guard let first = commits.first?.first, let last = commits.last, let seconds = Int(last[1]) else {
      throw UsageError("'\(printable(name))' names no two commits; write them as 'main..HEAD'")
    }
    guard let base = git.line("merge-base", String(first), String(last[0])), !base.isEmpty else {
      throw UsageError(
        "'\(printable(name))' has no commit in common; in a shallow clone, fetch the whole history ('fetch-depth: 0', 'GIT_DEPTH: 0')")
    }
    (self.name, self.base, self.git) = (name, base, git)
    (head, time) = (String(last[0]), Instant(seconds: seconds))
  }

  /// What differs between base and head. Who moved where is not asked of git: it pairs files by likeness, and short tickets are alike.
  func changes() throws -> [RawChange] {
    let output = try git(
      "diff-tree", "-r", "--raw", "-z", "--no-renames", "--no-abbrev", "--relative", base, head, "--", "tickets", "heard.yaml")
    var fields = RawFields(output)
    var changes: [RawChange] = []
    while let field = fields.next() {
      if let change = fields.change(field) { changes.append(change) }
    }
    return changes
  }

  /// What each commit changed, the oldest first, merges left out: what they brought together was written elsewhere.
  func commits() throws -> [(facts: CommitFacts, changes: [RawChange])] {
    let format = "--format=%x01%H%x00%ae%x00%at%x00%(trailers:key=Co-authored-by,valueonly,unfold,separator=%x0A)%x00"
    let output = try git(
      "log", "--no-merges", "--topo-order", "--reverse", "--no-show-signature", "--raw", "-z", "--no-renames", "--no-abbrev", "--relative",
      "--no-color", format,
      "\(base)..\(head)", "--", "tickets", "heard.yaml")
    var fields = RawFields(output)
    var commits: [(facts: CommitFacts, changes: [RawChange])] = []
    while let field = fields.next() {
      if field.first == 1 {
        let texts = [field.dropFirst()] + (0..<3).map { _ in fields.next() ?? [] }
        let words = texts.map { String(decoding: $0, as: UTF8.self) }
        let others = words[3].split(separator: "\n").compactMap { Person(String($0)).handle }
        let time = Instant(seconds: Int(words[2]) ?? 0)
        commits.append((CommitFacts(name: String(words[0].prefix(7)), emails: [words[1]] + others, time: time), []))
      } else if let change = fields.change(field), !commits.isEmpty {
        commits[commits.count - 1].changes.append(change)
      }
    }
    return commits
  }

  /// The paths of every ticket at the head.
  func tickets() throws -> [String] {
    try git("ls-tree", "-r", "-z", "--name-only", head, "--", "tickets").split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The canned responses at the head.
  func responses() throws -> ResponseLibrary { try GitSnapshot(.commit(head), of: git, paths: ["responses"]).responses() }

  /// The bytes of a file of the workspace at one of the two commits; nil if there is none.
  func file(_ path: String, at commit: String) -> [UInt8]? {
    guard !path.utf8.contains(UInt8(ascii: "\n")) else { return nil }
    return (try? git.objects([Array("\(commit):./\(path)".utf8)])).flatMap { $0.first ?? nil }
  }

  /// The contents of objects, by id.
  func contents(of ids: Set<[UInt8]>) throws -> [[UInt8]: [UInt8]] {
    let ids = ids.sorted { $0.lexicographicallyPrecedes($1) }
    let pairs = Swift.zip(ids, try git.objects(ids)).compactMap { id, bytes in bytes.map { (id, $0) } }
    return Dictionary(uniqueKeysWithValues: pairs)
  }
}

/// One file that differs, as git's raw format tells it, paths relative to the workspace.
struct RawChange {
  /// nil where it is added.
  var before: (path: String, version: StagedChange.Version)?
  /// nil where it is deleted.
  var after: (path: String, version: StagedChange.Version)?
}

/// The parts of raw output, each ended by a NUL.
private struct RawFields {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> ArraySlice<UInt8>? {
    guard position < bytes.count else { return nil }
    let end = bytes[position...].firstIndex(of: 0) ?? bytes.count
    defer { position = end + 1 }
    return bytes[position..<end]
  }

  /// Reads `:100644 100644 <id> <id> M`, then the path.
  mutating func change(_ field: ArraySlice<UInt8>) -> RawChange? {
    let terms = field.first == UInt8(ascii: "\n") ? field.dropFirst() : field
    let words = terms.dropFirst().split(separator: UInt8(ascii: " "))
    guard terms.first == UInt8(ascii: ":"), words.count == 5, let name = next() else { return nil }
    let path = String(decoding: name, as: UTF8.self)
    return RawChange(
      before: StagedChange.Version(mode: words[0], id: words[2]).map { (path, $0) },
      after: StagedChange.Version(mode: words[1], id: words[3]).map { (path, $0) })
  }
}
