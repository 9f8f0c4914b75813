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
    let result = try mend(in: environment)
    if !environment.isQuiet, result.isEmpty, result.remarks.isEmpty {
      environment.output.write(dryRun ? "nothing would change\n" : "nothing to mend\n")
    }
    return result.conflicts.isEmpty && result.leftovers == 0 ? .ok : .findings
  }

  /// What was done, and said unless there was nothing: git calls it after each merge.
  @discardableResult func mend(in environment: Environment) throws -> Reconciliation {
    let folder = try WorkspaceFolder(in: environment)
    guard folder.repository != nil else {
      throw UsageError("no git repository here, so there is no merge to mend; run it in the clone in which you merge")
    }
    for line in try dryRun ? folder.mendBeforeReading() : folder.takeTurn() { environment.remark(line) }
    let result = try Reconciliation(folder)
    let git = Git(folder: folder.root)
    if dryRun {
      environment.output.write(result.plan.text)
    } else {
      try folder.apply(result.plan, as: .reconcile, by: environment.maker)
      let open = Set(result.conflicts.map(\.path))
      try git.stage(result.staged.filter { !open.contains($0) }, without: result.removed, isSparse: folder.isSparse)
      try git.markUnmerged(result.conflicts)
    }
    if !environment.isQuiet, !dryRun || result.isEmpty {
      for remark in result.remarks { environment.output.write(printable(remark.line) + "\n") }
      let next = result.next ?? "git commit -m \"Mend the merge\""
      if !result.isEmpty, result.conflicts.isEmpty { environment.output.write("staged; '\(next)' records it\n") }
    }
    return result
  }
}
