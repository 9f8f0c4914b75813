import HeardKit

struct CodeownersCommand: Command {
  static let name = "codeowners"
  static let summary = "Print a CODEOWNERS file: who of the team has to look at which tier."
  static let discussion = """
    A tier is a folder, so the code host can ask the right people for a review of each change there. Members are named by their first address in \
    heard.yaml.
    """
  static let examples = [("For GitHub", "heard codeowners > .github/CODEOWNERS"), ("For GitLab", "heard codeowners > CODEOWNERS")]

  func run(in environment: Environment) throws -> ExitCode {
    let folder = try WorkspaceFolder(in: environment)
    if let wrong = folder.configuration.diagnostics.first(where: { $0.severity == .error }) {
      throw UsageError(
        "heard.yaml: \(wrong.message); nothing is printed, since who may look at what may be wrong; 'heard lint' shows the place")
    }
    for member in folder.configuration.team where member.emails.isEmpty {
      environment.remark("'\(member.handle)' has no 'email' in heard.yaml and cannot be asked")
    }
    let prefix = Git(folder: folder.root).line("rev-parse", "--show-prefix") ?? ""
    if !prefix.isEmpty, !prefix.hasSuffix("/") {
      throw UsageError("CODEOWNERS cannot name a folder with a line end in its name; rename it")
    }
    environment.output.write(folder.configuration.codeowners(prefix: prefix))
    return .ok
  }
}
