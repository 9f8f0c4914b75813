import HeardKit

struct HookPreCommitCommand: Command {
  static let name = "pre-commit"
  static let summary = "Check what is staged, and stop the commit if it would hurt. git calls this."

  func run(in environment: Environment) throws -> ExitCode {
    let git = Git(folder: environment.folder, staging: Staging(in: environment.folder))
    var files: [LintResult.File] = []
    for desk in try git.stagedDesks() {
      guard let file = desk.configuration.after else {
        if desk.tickets.contains(where: { TicketID(fileName: splitPath($0.path).name) != nil }) {
          environment.remark("\(desk.shown("heard.yaml")) is not in git, so the tickets were not checked; 'git add' it")
        }
        continue
      }
      var review = StagedReview(desk, file, git: git, environment)
      files += try review.files()
    }
    let result = LintResult(files: files.filter { !$0.diagnostics.isEmpty }, fileCount: files.count)
    guard !result.files.isEmpty else { return .ok }
    environment.errors.write(LintFormat.text.render(result, isColored: environment.usesColor))
    guard result.count(.error) > 0 else { return .ok }
    environment.errors.write(
      "heard: this commit is stopped; correct the files and 'git add' them, or skip the check with 'git commit --no-verify'\n")
    return .findings
  }
}
