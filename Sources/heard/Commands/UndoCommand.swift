import HeardKit

struct UndoCommand: Command {
  static let name = "undo"
  static let summary = "Take back what the last command changed."
  static let discussion = """
    Files go back to where they were and hold what they held, if each is still as that command left it; else nothing is changed, and it says which is not. \
    It knows the last command in this copy of the workspace alone, and neither stages nor commits. docs/together.md says how git takes back what is older.
    """
  static let examples = [("See first", "heard undo -n"), ("Take it back", "heard undo")]

  @Flag("Show what would change, and change nothing.", short: "n") var dryRun

  /// Files that are named, one a line; of more, how many.
  private static let shown = 20

  func run(in environment: Environment) throws -> ExitCode {
    let desk = try Desk(in: environment).inTurn(unless: dryRun)
    guard desk.folder.keepsRecords else {
      throw UsageError("nothing to take back: without a git repository, HOME and XDG_STATE_HOME there is no place for a record of commands")
    }
    guard let record = try desk.folder.lastRecord() else {
      throw UsageError("nothing to take back: no command has changed anything in this copy; 'git log -- tickets' shows what is older")
    }
    if let reason = record.kind.whyItStays { throw UsageError(reason) }
    let back = record.changes.inverse
    let wall = Timestamp(record.maker.time, offset: desk.zone.offset(at: record.maker.time)).text
    let name = "'\(record.maker.command)' of \(wall)"
    let (steps, disturbed) = try desk.folder.rest(of: back)
    guard disturbed.isEmpty else {
      let places = disturbed.compactMap { change in change.before.path.map { "\n  \($0)" } }.joined()
      throw UsageError(
        """
        nothing was taken back, since these are not as \(name) left them; 'git diff -- PATH' shows what was changed since the last \
        commit, 'git restore -p -- PATH' takes parts of it back:\(places)
        """)
    }
    guard !steps.isEmpty else { throw UsageError("nothing to take back: every file is as it was before \(name)") }
    if dryRun {
      environment.output.write("would take back \(printable(name))\n")
      return try desk.carryOut(Plan(steps), isDryRun: true, [])
    }
    try desk.folder.apply(Plan(steps), as: .undo, by: environment.maker)
    guard !environment.isQuiet else { return .ok }
    environment.output.write("took back \(printable(name))\n")
    for change in back.prefix(Self.shown) { environment.output.write(printable(change.words) + "\n") }
    if back.count > Self.shown { environment.output.write("and \(back.count - Self.shown) files more\n") }
    let tops = Set(Plan(steps).paths.compactMap { $0.split(separator: "/").first.map { String($0) } })
    environment.output.write(desk.staging(tops.sorted()))
    return .ok
  }
}

extension PlanRecord.Kind {
  /// Why such a plan is not taken back, and what to do instead; nil where it is.
  fileprivate var whyItStays: String? {
    switch self {
    case .change: nil
    case .undo: "nothing to take back: the last command was taken back already; 'git log -- tickets' shows what is older"
    case .reconcile:
      "'heard reconcile' staged what it mended; 'git merge --abort' takes the merge back, 'git restore --source=HEAD --staged --worktree -- PATH' a file"
    case .redact: "what 'heard redact' took out is kept nowhere; 'git restore -- PATH' brings the last commit's file back"
    }
  }
}

extension FileChange {
  /// What taking back did to a file.
  fileprivate var words: String {
    switch (before.path, after.path) {
    case (let path?, nil): "\(path): removed"
    case (nil, let path?): "\(path): there again"
    case (let old?, let path?) where old != path: "\(path): back from \(splitPath(old).folder)"
    default: "\(after.path ?? ""): as it was"
    }
  }
}
