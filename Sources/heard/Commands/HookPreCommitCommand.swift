import HeardKit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct HookPreCommitCommand: Command {
  static let name = "pre-commit"
  static let summary = "Check what is staged, and stop the commit if it would hurt. git calls this."

  func run(in environment: Environment) throws -> ExitCode {
    let git = Git(folder: environment.folder, staging: Staging(in: environment.folder))
    var files: [LintResult.File] = []
    let desks = try git.stagedDesks()
    for desk in desks {
      guard let file = desk.configuration.after else {
        if desk.tickets.contains(where: { TicketID(fileName: splitPath($0.path).name) != nil }) {
          environment.remark("\(desk.shown("heard.yaml")) is not in git, so the tickets were not checked; 'git add' it")
        }
        continue
      }
      var review = StagedReview(desk, file, git: git, environment)
      files += try review.files() + git.lostTickets(of: desk, in: environment)
    }
    if git.isMerging { files += try git.unfinishedTickets(of: desks, in: environment) }
    let result = LintResult(files: files.filter { !$0.diagnostics.isEmpty }, fileCount: files.count)
    if !result.files.isEmpty { environment.errors.write(LintFormat.text.render(result, isColored: environment.usesColor)) }
    guard result.count(.error) > 0 else { return .ok }
    environment.errors.write(
      "heard: this commit is stopped; correct the files and 'git add' them, or skip the check with 'git commit --no-verify'\n")
    return .findings
  }
}

extension Git {
  /// Whether this commit ends a merge.
  fileprivate var isMerging: Bool {
    WorkspaceFolder.gitFolder(of: folder).map { access("\($0)/MERGE_HEAD", F_OK) == 0 } ?? false
  }

  /// What `heard reconcile` would still mend of a merge. It looks at the working tree, as the one who merges does.
  fileprivate func unfinishedTickets(of desks: [StagedDesk], in environment: Environment) throws -> [LintResult.File] {
    // git gives its hook a path that is relative to the top; a workspace may lie below.
    if let path = getenv("GIT_INDEX_FILE").map({ String(cString: $0) }) { setenv("GIT_INDEX_FILE", environment.absolute(path), 1) }
    return try desks.flatMap { desk in
      let root = environment.absolute(desk.shown("heard.yaml"))
      guard let folder = try? WorkspaceFolder(from: splitPath(root).folder) else { return [LintResult.File]() }
      let left = try Reconciliation(folder)
      if left.isEmpty { return [] }
      return left.remarks.map { remark in
        LintResult.File(
          path: desk.shown(remark.path), rule: "conflict-marker", "the merge is not finished: \(remark.words); run 'heard reconcile'")
      }
    }
  }
}
