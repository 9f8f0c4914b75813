import HeardKit

struct IndexCommand: Command {
  static let name = "index"
  static let summary = "Build INDEX.md, index.json and index.html in .heard/."
  static let discussion = """
    Each ticket is read as its file stands, at the time of its last entry: nothing in the index depends on the clock. It has the times at which \
    tickets are due, and the page works out what is overdue. index.json is what 'heard list --all --json' prints, in the order of paths, less \
    'state', 'used' and 'remaining' of clocks that have not ended. A file that would be the same is not written.

    '--check --rev REV' asks whether the index is of a commit's files, whatever is checked out by now. It finds that out while the commit is checked out, and \
    notes it: asked again, it looks at no ticket. What is not known is not up to date.

    Several desks have one index, in a folder that '--output' names: desk by desk, each with its name, its zone and links to its tickets.
    """
  static let examples = [
    ("Build it", "heard index"), ("Is it up to date? Exits 1 if not", "heard index --check"),
    ("Is it of the commit that is to be served? Exits 1 if not, or not known", "heard index --check --rev HEAD"),
    ("One of two desks", "heard index --desk sales --desk support --output board"),
  ]

  @Option("A desk to index; given again, several in one index, with the name of each. Asks for '--output'.", value: "DIR") var desk:
    [String]
  @Option("The folder to write to, instead of .heard/.", value: "DIR") var output: String?
  @Flag("Write nothing; exit 1 if the index is not up to date.") var check
  @Option("With '--check': exit 1 if the index is not known to be of this commit's files.", value: "REV") var rev: String?
  @Flag("Show what would be written, and write nothing.", short: "n") var dryRun

  func run(in environment: Environment) throws -> ExitCode {
    guard let rev else { return try make(in: environment) }
    guard check, output == nil else { throw UsageError("'--rev' goes with '--check', and with the index in .heard/") }
    if IndexNote.isThere(for: rev, in: environment) { return .ok }
    var quiet = environment
    quiet.isQuiet = true
    let revision = try IndexRevision(rev, of: Desk(in: quiet))
    // Before and after: what is checked out while the index is compared might be another commit.
    if let difference = try revision.difference() { return notKnown(environment, rev, difference) }
    let code = try make(in: environment)
    guard code == .ok, !environment.gaps.areThere else { return code }
    if let difference = try revision.difference() { return notKnown(environment, rev, difference) }
    revision.keep()
    return .ok
  }

  private func notKnown(_ environment: Environment, _ rev: String, _ difference: String) -> ExitCode {
    environment.remark("not known to be of '\(rev)': \(difference)")
    return .findings
  }

  /// Makes the index, or compares it with what is there.
  private func make(in environment: Environment) throws -> ExitCode {
    let isDryRun = dryRun || check
    guard output != nil || desk.isEmpty else { throw UsageError("'--desk' asks for '--output DIR': where the index of these desks goes") }
    let (desks, names) = output == nil ? ([try Desk(in: environment).inTurn(unless: isDryRun)], []) : try environment.desks(desk)
    let files =
      try output.map { try IndexFiles(in: $0, environment, isDryRun: isDryRun) } ?? IndexFiles(of: desks[0], isDryRun: isDryRun)
    var cached = output == nil ? CachedIndex(desks[0]) : nil
    if let cached {
      for file in cached.others where file.kind != .file { desks[0].sayUnread(file) }
      if cached.isUpToDate(files.identities) { return finish([], environment) }
    }
    try files.make(
      desks.enumerated().map { place, desk in
        let name = names.isEmpty ? nil : names[place]
        return (desk, IndexSource(name: name, desk.configuration, zone: desk.zone, from: files.path, to: desk.folder.root))
      }, &cached)
    let stale = files.all.filter(\.isStale)
    if !isDryRun { for file in stale { try file.place() } }
    // What was left out must be said again the next time.
    let isUpToDate = (!isDryRun || stale.isEmpty) && !environment.gaps.areThere
    cached?.keep(isUpToDate ? files.identities : nil)
    return finish(stale.map(\.name), environment)
  }

  /// Says what was not up to date.
  private func finish(_ stale: [String], _ environment: Environment) -> ExitCode {
    let shown = output ?? IndexFiles.folder
    let paths = stale.map { "\(shown)/\($0)" }.joined(separator: ", ")
    if check {
      if !paths.isEmpty {
        environment.remark("not up to date: \(paths); run \(output == nil ? "'heard index'" : "this without '--check'")")
      }
      return paths.isEmpty ? .ok : .findings
    }
    if !environment.isQuiet {
      environment.output.write(paths.isEmpty ? "up to date: \(shown)/\n" : "\(dryRun ? "would write" : "wrote") \(paths)\n")
    }
    return .ok
  }
}
