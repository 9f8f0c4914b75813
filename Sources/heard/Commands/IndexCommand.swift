import HeardKit

struct IndexCommand: Command {
  static let name = "index"
  static let summary = "Build INDEX.md, index.json and index.html in .heard/."
  static let discussion = """
    Each ticket is read as its file stands, at the time of its last entry: nothing in the index depends on the clock. It has the times at which \
    tickets are due, and the page works out what is overdue. index.json is what 'heard list --all --json' prints, in the order of paths, less \
    'state', 'used' and 'remaining' of clocks that have not ended. A file that would be the same is not written.
    """
  static let examples = [("Build it", "heard index"), ("Is it up to date? Exits 1 if not", "heard index --check")]

  @Flag("Write nothing; exit 1 if the index is not up to date.") var check
  @Flag("Show what would be written, and write nothing.", short: "n") var dryRun

  private static let folder = ".heard"

  func run(in environment: Environment) throws -> ExitCode {
    let desk = try Desk(in: environment).inTurn(unless: dryRun || check)
    var stale: [Plan.Step] = []
    for (name, bytes) in try desk.index() {
      let path = "\(Self.folder)/\(name)"
      let present = desk.folder.folder.kind(of: Self.folder) == nil ? nil : try presentBytes(path, desk.folder)
      guard present != bytes else { continue }
      stale.append(present.map { .rewrite(path: path, from: $0, to: bytes) } ?? .create(path: path, bytes: bytes))
    }
    let paths = Plan(stale).paths.joined(separator: ", ")
    if check {
      if !stale.isEmpty { environment.remark("not up to date: \(paths); run 'heard index'") }
      return stale.isEmpty ? .ok : .findings
    }
    if !dryRun { try desk.folder.apply(Plan(stale), as: nil) }
    if !environment.isQuiet {
      environment.output.write(stale.isEmpty ? "up to date: \(Self.folder)/\n" : "\(dryRun ? "would write" : "wrote") \(paths)\n")
    }
    return .ok
  }

  private func presentBytes(_ path: String, _ folder: WorkspaceFolder) throws -> [UInt8]? {
    let (parent, name) = splitPath(path)
    return try folder.folder.folder(parent).kind(of: name) == nil ? nil : folder.read(path)
  }
}

extension Desk {
  /// The files of the index by name.
  func index() throws -> [(name: String, bytes: [UInt8])] {
    let configuration = configuration
    let rows = try map { ticket, levels in
      TicketRow.atLastEntry(ticket, configuration: configuration) { levels.readings(of: $0, now: $1) }
    }
    return [
      ("INDEX.md", indexMarkdown(rows, configuration, zone: zone)), ("index.json", indexJSON(rows, configuration)),
      ("index.html", indexHTML(rows, configuration, zone: zone)),
    ]
  }
}
