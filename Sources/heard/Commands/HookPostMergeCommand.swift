import HeardKit

struct HookPostMergeCommand: Command {
  static let name = "post-merge"
  static let summary = "Mend what a merge left of tickets, as 'heard reconcile' does. git calls this."

  @Arguments("What git says of the merge; not needed.", name: "SQUASH") var squash: [String]

  func run(in environment: Environment) throws -> ExitCode {
    let files = try Git(folder: environment.folder)("ls-files", "-z", "--", "heard.yaml", ":(glob)**/heard.yaml")
    for path in Set(files.split(separator: 0).map { splitPath(String(decoding: $0, as: UTF8.self)).folder }).sorted() {
      var desk = environment
      if !path.isEmpty { desk.folder = environment.absolute(path) }
      try ReconcileCommand().mend(in: desk)
    }
    return .ok
  }
}
