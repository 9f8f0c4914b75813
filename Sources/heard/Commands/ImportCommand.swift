import HeardKit

struct ImportCommand: Command {
  static let name = "import"
  static let summary = "Make tickets of the conversations in exports."
  static let discussion = """
    The format is found by content: customer-support tweets as CSV, or CSV, JSON and JSON lines by a column map under `import` in heard.yaml. What is there already is left alone, so importing again changes nothing. A record that cannot be read is reported with its line, the rest goes in, and the exit code is 1.
    """
  static let examples = [
    ("An export whose format speaks for itself", "heard import tweets.csv"),
    ("By a column map of heard.yaml", "heard import complaints.csv --from complaints"),
  ]

  @Arguments("Exports to read.", name: "FILE", isRequired: true) var files
  @Option("'tweets', or a map under `import` in heard.yaml. Default: by content.", value: "FORMAT") var from: String?
  @Option("Where the tickets arrive. Default: the first status.", value: "STATUS") var to: String?
  @Flag("Import nothing if anything cannot be read.") var strict
  @Flag("Show what would change, and change nothing.", short: "n") var dryRun

  func run(in environment: Environment) throws -> ExitCode {
    let desk = try Desk(in: environment).inTurn(unless: dryRun)
    let folder = try arrival(desk)
    let present = try desk.map { ticket, _ in (source: ticket.source, id: ticket.id) }
    var sources = Set(present.compactMap(\.source))
    var ids = Set(present.compactMap(\.id))
    var plan = Plan()
    var hasSkipped = false
    for file in files {
      if (try? Folder(root: environment.absolute(file))) != nil {
        throw UsageError("\(printable(file)): it is a folder; name the files in it, as \(printable(file))/*.csv")
      }
      let bytes = try readFile(environment.absolute(file))
      let maps = desk.configuration.imports
      let format: ImportFormat
      do {
        format = try from.map { try ImportFormat.named($0, bytes, maps: maps) } ?? ImportFormat.detect(bytes, maps: maps)
      } catch let error as ImportFormatError {
        throw UsageError("\(printable(file)): \(error)")
      }
      let intake = format.read(bytes, zone: desk.zone)
      for problem in intake.problems {
        environment.errors.write("\(printable(file)):\(problem.line): \(problem.severity.rawValue): \(printable(problem.message))\n")
      }
      hasSkipped = hasSkipped || intake.hasSkipped
      for new in intake.conversations.newFiles(sources: sources, ids: ids, zone: desk.zone) {
        plan.steps.append(.create(path: "\(folder)/\(new.name)", bytes: new.bytes))
        ids.insert(new.id)
      }
      sources.formUnion(intake.conversations.map(\.source))
    }
    if hasSkipped, strict {
      throw UsageError("nothing was imported: --strict, and not everything could be read; mend the records named above")
    }
    try take(plan, desk)
    return hasSkipped ? .findings : .ok
  }

  private func arrival(_ desk: Desk) throws -> String {
    let name = to ?? desk.configuration.statuses.first?.name ?? "new"
    guard var place = desk.configuration.placement(named: name) else {
      throw UsageError("unknown status '\(name)'; heard.yaml has \(desk.configuration.placeNames.joined(separator: ", "))")
    }
    if place.status.hasTiers, place.tier == nil { place.tier = desk.configuration.tiers.first }
    if place.status.isByMonth { place.month = LocalTime(desk.now, offset: desk.time.offset).date.month }
    return place.folder
  }

  private func take(_ plan: Plan, _ desk: Desk) throws {
    if dryRun { return desk.environment.output.write(plan.isEmpty ? "nothing would change\n" : plan.text) }
    try desk.folder.apply(plan, by: desk.environment.maker)
    let count = plan.steps.count
    guard !desk.environment.isQuiet else { return }
    desk.environment.output.write(
      count == 0 ? "nothing new\n" : "\(count) new \(count == 1 ? "ticket" : "tickets")\n\(desk.staging(["tickets"]))")
  }
}
