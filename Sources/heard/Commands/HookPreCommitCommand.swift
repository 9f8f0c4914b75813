import HeardKit

struct HookPreCommitCommand: Command {
  static let name = "pre-commit"
  static let summary = "Check what is staged, and stop the commit if it would hurt. git calls this."

  func run(in environment: Environment) throws -> ExitCode {
    let git = Git(folder: environment.folder)
    var errors = 0
    for desk in try git.stagedDesks() {
      guard let file = desk.configuration.after else {
        if desk.tickets.contains(where: { TicketID(fileName: splitPath($0.path).name) != nil }) {
          environment.remark("\(desk.shown("heard.yaml")) is not in git, so the tickets were not checked; 'git add' it")
        }
        continue
      }
      var review = StagedReview(desk, file, git: git, environment)
      for finding in try review.findings() {
        environment.errors.write(finding.text)
        if finding.diagnostic.severity == .error { errors += 1 }
      }
    }
    guard errors > 0 else { return .ok }
    let what = errors == 1 ? "1 error stops" : "\(errors) errors stop"
    environment.errors.write(
      "heard: \(what) this commit; correct the file and 'git add' it, or skip the check with 'git commit --no-verify'\n")
    return .findings
  }
}
