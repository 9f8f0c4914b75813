import HeardKit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct InitCommand: Command {
  static let name = "init"
  static let summary = "Make a workspace: folders, heard.yaml, canned responses, a git repository and its hook."
  static let discussion = """
    Files that are there already stay as they are, so it can be run again. Inside a git repository, that repository is used.
    """
  static let examples = [("In a new folder", "heard init desk"), ("With conversations to try things on", "heard init desk --sample")]

  @Argument("The folder. Default: this one.", name: "DIR") var directory: String?
  @Flag("Add a dozen small conversations in every status and tier.") var sample
  @Flag("Show what would be made, and make nothing.", short: "n") var dryRun

  func run(in environment: Environment) throws -> ExitCode {
    let root = directory.map(environment.absolute) ?? environment.folder
    let zone: TimeZoneRules
    do { zone = try readZone(Self.timezone) } catch { throw UsageError("\(error)") }
    let steps = WorkspaceTemplate(hasSample: sample, now: environment.now, zone: zone).steps
    if dryRun {
      for case .create(let path, _) in steps { environment.output.write("create \(path)\n") }
      return .ok
    }
    try makeFolders(root)
    let kept = try lay(steps, in: Folder(root: root))
    let git = Git(folder: root)
    if git.line("rev-parse", "--git-dir") == nil { _ = try git("init", "-q") }
    try installHooks(in: git, environment)
    guard !environment.isQuiet else { return .ok }
    let place = directory.map { printable($0) } ?? "this folder"
    environment.output.write(
      "a workspace is in \(place): \(steps.count - kept) files made\(kept > 0 ? ", \(kept) there already and left alone" : "")\n")
    environment.output.write(
      "next: put your team into heard.yaml, then 'git add -A' and 'git commit'; 'heard new' takes the first conversation\n")
    return .ok
  }

  /// Creates what is not there.
  ///
  /// - Returns: how many files were there already.
  private func lay(_ steps: [Plan.Step], in folder: Folder) throws -> Int {
    var kept = 0
    for case .create(let path, let bytes) in steps {
      let (parent, name) = splitPath(path)
      do {
        try folder.folder(parent, creating: true).create(name, bytes)
      } catch let error as SystemError where error.code == EEXIST {
        kept += 1
      }
    }
    return kept
  }

  private func makeFolders(_ path: String) throws {
    var present = ""
    for part in path.split(separator: "/") {
      present += "/\(part)"
      if mkdir(present, 0o777) != 0, errno != EEXIST, errno != EISDIR, errno != EROFS { throw SystemError("making the folder", present) }
    }
  }

  /// Of the template's heard.yaml.
  private static let timezone = Configuration.read(Array((templateFiles.first { $0.path == "heard.yaml" }?.text ?? "").utf8)).timezone
}
