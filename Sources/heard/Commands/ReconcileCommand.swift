import HeardKit

struct ReconcileCommand: Command {
  static let name = "reconcile"
  static let summary = "After a merge: finish it ticket by ticket, and mend what git left behind."
  static let discussion = """
    Merges by entries and keys what git merged by lines or not at all, brings a ticket that stands in two folders together, \
    and puts it where its last `move` says. Two conversations that got one id are told apart. \
    What it mends is staged, and never committed; in a file with conflict markers left, somebody has to choose. \
    Lines that neither side of the merge wrote are never touched.
    """
  static let examples = [
    ("After 'git pull', 'git merge' or in a rebase that stopped", "heard reconcile"), ("See what it would do", "heard reconcile -n"),
  ]

  @Flag("Show what would change, and change nothing.", short: "n") var dryRun

  func run(in environment: Environment) throws -> ExitCode {
    let folder = try WorkspaceFolder(in: environment)
    for line in try dryRun ? folder.mendBeforeReading() : folder.takeTurn() { environment.remark(line) }
    let result = try Reconciliation(folder)
    let git = Git(folder: folder.root)
    if dryRun {
      environment.output.write(result.staged.isEmpty ? "nothing would change\n" : result.plan.text)
    } else {
      try folder.apply(result.plan, as: .reconcile)
      let open = Set(result.conflicts.map(\.path))
      try git.stage(result.staged.filter { !open.contains($0) })
      try git.markUnmerged(result.conflicts)
    }
    if !environment.isQuiet, !dryRun || result.staged.isEmpty {
      for remark in result.remarks { environment.output.write(printable(remark) + "\n") }
      if !result.staged.isEmpty, result.conflicts.isEmpty { environment.output.write("staged; 'git commit' records it\n") }
    }
    return result.conflicts.isEmpty && result.leftovers == 0 ? .ok : .findings
  }
}
