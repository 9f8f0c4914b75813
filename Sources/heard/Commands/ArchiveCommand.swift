import HeardKit

struct ArchiveCommand: Command {
  static let name = "archive"
  static let summary = "Put old months away: git keeps them, this copy has them no longer checked out."
  static let discussion = """
    Of statuses that are done and divided by month, folders older than --keep months leave the working tree of this copy, by git's sparse checkout. \
    Nothing moves and there is nothing to commit: the files stand where they stood, in git, and in every other copy. `list --all`, `show`, `why`, \
    `index` and `import` read them there; to change one, have it checked out first: heard says how. A month with a ticket whose clock still runs \
    stays, and so does a file that is not committed. Months that this --keep would keep come back if an earlier one put them away.
    """
  static let examples = [
    ("See first", "heard archive -n"), ("Keep a quarter", "heard archive --keep 3"), ("Have everything here again", "heard archive --back"),
  ]

  @Option("How many months to keep besides the present one.") var keep = 12
  @Flag("Bring back all that was put away.") var back
  @Flag("Show what would change, and change nothing.", short: "n") var dryRun

  func run(in environment: Environment) throws -> ExitCode {
    guard keep >= 0 else { throw UsageError("'--keep' counts months and is not negative") }
    let desk = try Desk(in: environment)
    let sparse = try SparseCheckout(of: desk.folder)
    let months = try Months(desk)
    let away = back ? [] : months.old(keep: keep, at: desk)
    let lines = sparse.lines(puttingAway: away)
    let (gone, come) = (
      away.filter(months.present.contains), months.archived.union(months.present.filter(sparse.leavesOut)).subtracting(away).sorted()
    )
    // Also a line of a month that has nothing to leave out any more goes.
    if !dryRun { try sparse.set(lines) }
    if gone.isEmpty, come.isEmpty {
      if !environment.isQuiet { environment.output.write(back ? "nothing is put away\n" : "nothing to put away: no month is old enough\n") }
      return .ok
    }
    if environment.isQuiet { return .ok }
    environment.output.write(months.words(gone, dryRun ? "would put away" : "put away"))
    environment.output.write(months.words(come, dryRun ? "would bring back" : "brought back"))
    for month in gone where !dryRun && desk.folder.hasFolder(month) {
      environment.remark("\(month) still has files that are not committed; commit them and run 'heard archive' again")
    }
    return .ok
  }
}
