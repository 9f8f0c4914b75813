import HeardKit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The three commits of a merge that is under way or was the last thing to happen here.
struct MergeTrees {
  let base: String
  let ours: String
  let theirs: String
  /// What git waits for; nil where it has made the commit.
  let next: String?

  /// Whether git waits for somebody to finish it.
  var isUnderWay: Bool { next != nil }
}

extension Git {
  /// What is being merged, picked, rebased or reverted; else what the commit at HEAD merged; nil if there is nothing of the kind.
  func mergeTrees() throws -> MergeTrees? {
    let signs = ["MERGE_HEAD", "CHERRY_PICK_HEAD", "REBASE_HEAD", "REVERT_HEAD", "HEAD^2"]
    let answers = try self("cat-file", "--batch-check=%(objectname)", input: signs.flatMap { Array("\($0)^{commit}\n".utf8) })
      .split(separator: UInt8(ascii: "\n"))
    let found = Dictionary(uniqueKeysWithValues: zip(signs, answers).filter { !$1.contains(UInt8(ascii: " ")) })
    // While git runs the post-merge hook, HEAD is the merge already and MERGE_HEAD still there.
    let isMade = found["MERGE_HEAD"] != nil && found["MERGE_HEAD"] == found["HEAD^2"]
    let isRebasing = try found.keys.contains { $0 != "HEAD^2" } && isRebasing()
    let known = signs.first { found[$0] != nil && !($0 == "MERGE_HEAD" && isMade) && ($0 != "REBASE_HEAD" || isRebasing) }
    guard let sign = known, let answer = found[sign] else { return nil }
    let other = String(decoding: answer, as: UTF8.self)
    func next(_ verb: String) -> String { "git \(isRebasing ? "rebase" : verb) --continue" }
    switch sign {
    case "MERGE_HEAD": return MergeTrees(base: commonBase("HEAD", other), ours: "HEAD", theirs: other, next: next("merge"))
    case "REVERT_HEAD": return MergeTrees(base: other, ours: "HEAD", theirs: parent(other), next: next("revert"))
    case "HEAD^2": return MergeTrees(base: commonBase("HEAD^1", other), ours: "HEAD^1", theirs: other, next: nil)
    default: return MergeTrees(base: parent(other), ours: "HEAD", theirs: other, next: next("cherry-pick"))
    }
  }

  /// git leaves REBASE_HEAD behind when a rebase is done.
  private func isRebasing() throws -> Bool {
    try self("rev-parse", "--git-path", "rebase-merge", "--git-path", "rebase-apply").split(separator: UInt8(ascii: "\n")).contains {
      let path = String(decoding: $0, as: UTF8.self)
      return access(path.hasPrefix("/") ? path : "\(folder)/\(path)", F_OK) == 0
    }
  }

  private func commonBase(_ ours: String, _ theirs: String) -> String { line("merge-base", ours, theirs) ?? emptyTree }

  private func parent(_ commit: String) -> String { line("rev-parse", "--quiet", "--verify", "\(commit)^1") ?? emptyTree }

  /// By asking, since its name depends on the repository's hash.
  private var emptyTree: String { line("hash-object", "-t", "tree", "/dev/null") ?? "" }

  /// What a side changed of a workspace's tickets. git runs in the workspace; paths are relative to it.
  func ticketChanges(from base: String, to side: String) throws -> [StagedChange] {
    StagedChange.read(
      try self("diff-tree", "-r", "--raw", "-z", "--no-renames", "--no-abbrev", "--relative", base, side, "--", "tickets"))
  }

  /// The tickets of a workspace of which the working tree differs from a commit.
  func changedTickets(since commit: String) throws -> [StagedChange] {
    StagedChange.read(try self("diff-index", "--raw", "-z", "--no-renames", "--no-abbrev", "--relative", commit, "--", "tickets"))
  }
}

/// A file as the index has it.
struct IndexEntry {
  let mode: [UInt8]
  let id: [UInt8]
  /// 0, or in an unfinished merge 1 for the base, 2 for ours, 3 for theirs.
  let stage: Int
  let path: String

  /// `<mode> <id> <stage>\t<path>`, as `ls-files` prints it and `update-index` reads it.
  init?(_ line: ArraySlice<UInt8>) {
    guard let tab = line.firstIndex(of: UInt8(ascii: "\t")) else { return nil }
    let words = line[..<tab].split(separator: UInt8(ascii: " "))
    guard words.count == 3, let stage = Int(String(decoding: words[2], as: UTF8.self)) else { return nil }
    (mode, id, self.stage) = (Array(words[0]), Array(words[1]), stage)
    path = String(decoding: line[(tab + 1)...], as: UTF8.self)
  }
}

extension Git {
  /// The tickets of the workspace in which git runs, as the index has them.
  func indexedTickets() throws -> [IndexEntry] {
    try self("ls-files", "-s", "-z", "--", "tickets").split(separator: 0).compactMap(IndexEntry.init)
  }

  /// Stages files as they stand, and the absence of others.
  ///
  /// - Parameter isSparse: Whether some may be in folders that this copy has not checked out. git before 2.34 cannot do that.
  func stage(_ paths: [String], without removed: [String], isSparse: Bool) throws {
    func names(_ paths: [String]) -> [UInt8] { paths.flatMap { Array($0.utf8) + [0] } }
    // 'git add' takes what is not checked out for unchanged.
    if !removed.isEmpty { _ = try self("update-index", "--force-remove", "-z", "--stdin", input: names(removed)) }
    guard !paths.isEmpty else { return }
    let sparse = isSparse ? ["--sparse"] : []
    _ = try run(
      ["--literal-pathspecs", "add", "-A"] + sparse + ["--pathspec-from-file=-", "--pathspec-file-nul"], input: names(paths))
  }
}
