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
  /// The workspace's folder below the top of the repository, its slash included; nothing where it is the top.
  private let prefix: [UInt8]

  /// - Parameter name: `A..B` or `A...B`: what B has since it parted from A, as a pull request shows it. `A` alone means `A..HEAD`; a base that is
  ///   empty is that of a variable that nobody set, and would pass for a range without changes.
  init(_ name: String, _ git: Git) throws {
    let ends = name.split(separator: "..", maxSplits: 1, omittingEmptySubsequences: false).map { String($0) }
    func commit(_ index: Int) throws(UsageError) -> String {
      let text = ends.indices.contains(index) ? String(ends[index].drop { index == 1 && $0 == "." }) : ""
      guard index == 1 || !text.isEmpty else {
        throw UsageError("'\(printable(name))' names no base; is a variable empty? Name two commits or branches, as 'main..HEAD'")
      }
      let end = text.isEmpty ? "HEAD" : text
      guard let id = git.line("rev-parse", "--quiet", "--verify", "--end-of-options", "\(end)^{commit}"), !id.isEmpty else {
        throw UsageError("git knows no commit '\(printable(end))'; name two commits or branches, as 'main..HEAD'")
      }
      return id
    }
    let (first, last) = (try commit(0), try commit(1))
    // A raw date, so that no setting for people changes the answer.
    guard let seconds = git.line("log", "-1", "--no-show-signature", "--format=%ct", last).flatMap({ Int($0) }) else {
      throw UsageError("git cannot read the commit '\(last)'; see that the clone is whole")
    }
    guard let base = git.line("merge-base", first, last), !base.isEmpty else {
      throw UsageError(
        "'\(printable(name))' has no commit in common; in a shallow clone, fetch the whole history ('fetch-depth: 0', 'GIT_DEPTH: 0')")
    }
    (self.name, self.base, self.git) = (name, base, git)
    (head, time) = (last, Instant(seconds: seconds))
    prefix = Array(try git("rev-parse", "--show-prefix").dropLast())
  }

  /// What differs between base and head. Who moved where is not asked of git: it pairs files by likeness, and short tickets are alike.
  func changes() throws -> [RawChange] {
    let output = try git(
      "diff-tree", "-r", "--raw", "-z", "--no-renames", "--no-abbrev", "--no-relative", base, head, "--", "tickets", "heard.yaml")
    var fields = RawFields(output, below: prefix)
    var changes: [RawChange] = []
    while let field = fields.next() {
      if let change = fields.change(field) { changes.append(change) }
    }
    return changes
  }

  /// What each commit changed, the oldest first; of a merge, the files that are as none of its parents has them. No branch is passed over, not
  /// even one of which a merge kept nothing: it is in the history all the same.
  func commits() throws -> [(facts: CommitFacts, changes: [RawChange])] {
    let format = "--format=%x01%H%x00%ae%x00%at%x00%(trailers:key=Co-authored-by,valueonly,unfold,separator=%x0A)%x00"
    let output = try git(
      "log", "-c", "--full-history", "--topo-order", "--reverse", "--no-show-signature", "--raw", "-z", "--no-renames", "--no-abbrev",
      "--no-relative", "--no-color", format, "\(base)..\(head)", "--", "tickets", "heard.yaml")
    var fields = RawFields(output, below: prefix)
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

  /// Every ticket at the head; neither links nor submodules are any.
  func tickets() throws -> [RawChange.File] {
    try git("ls-tree", "-r", "-z", head, "--", "tickets").split(separator: 0).compactMap { row in
      guard let tab = row.firstIndex(of: UInt8(ascii: "\t")), isTicket(row[(tab + 1)...]) else { return nil }
      let words = row[..<tab].split(separator: UInt8(ascii: " "))
      guard words.count == 3, let version = StagedChange.Version(mode: words[0], id: words[2]), !version.isLink else { return nil }
      return (String(decoding: row[(tab + 1)...], as: UTF8.self), version)
    }
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
