import HeardKit

/// Reviews what a range of commits does to the workspace that git runs in. Each question is put to git once, never once per ticket.
struct RangeReview {
  private let range: CommitRange
  private let configuration: Configuration
  /// What heard.yaml at the base says; nil where it is as it was, or where there was none.
  private let changedFrom: Configuration?
  private let contents: [[UInt8]: [UInt8]]
  private let pairs: [RawChange]
  private let links: [RawChange.File]
  private var steps: TicketSteps
  private var reviewer: Reviewer
  private let zone: TimeZoneRules
  private var others: [LintResult.File] = []

  init(_ range: CommitRange, _ environment: Environment) throws {
    self.range = range
    let changes = try range.changes()
    let tickets = changes.compactMap(\.ofTickets)
    links = changes.compactMap(\.link)
    let commits = try range.commits().map { ($0.facts, $0.changes.compactMap(\.ofTickets)) }
    let ids = (tickets + commits.flatMap(\.1)).flatMap(\.ids) + links.map(\.version.id)
    let contents = try range.contents(of: Set(ids))
    self.contents = contents
    pairs = joined(tickets, contents)
    steps = TicketSteps(commits, contents)
    guard let file = range.file("heard.yaml", at: range.head) else {
      throw UsageError("there is no heard.yaml at the head of '\(printable(range.name))'; run this in a workspace that is committed")
    }
    let base = range.file("heard.yaml", at: range.base).map { Configuration.read($0) }
    configuration = Configuration.read(file)
    var problems = configuration.diagnostics
    var (promises, zone): (ServiceLevels?, TimeZoneRules) = (nil, .utc)
    do {
      promises = try range.promises(configuration, at: range.head)
      zone = try readZone(configuration.timezone)
    } catch {
      problems.append(Diagnostic(rule: "bad-value", severity: .error, range: 0..<0, message: "\(error)"))
    }
    let isChanged = changes.contains { $0.after?.path == "heard.yaml" || $0.before?.path == "heard.yaml" }
    if isChanged, !problems.isEmpty { others = [LintResult.File(path: "heard.yaml", bytes: file, diagnostics: problems)] }
    changedFrom = isChanged ? base : nil
    let before = isChanged ? base.flatMap { try? range.promises($0, at: range.base) } : promises
    let judged = configuration.judged(by: base)
    let lacksApproval = pairs.lazy.compactMap { $0.after.flatMap { contents[$0.version.id] } }.contains {
      judged.mayLackApproval(TicketDocument($0))
    }
    reviewer = Reviewer(
      judged, now: range.time, zone: zone, responses: lacksApproval ? try range.responses() : nil, promises: promises, before: before,
      changesPromises: isChanged)
    self.zone = zone
  }

  mutating func report() throws -> ReviewReport {
    let added = Set(pairs.filter(\.isNewName).compactMap { $0.after?.path })
    var deleted: [Ticket] = []
    var revisions: [(revision: TicketRevision, steps: [CommitStep])] = []
    for pair in pairs {
      let before = pair.before.flatMap(ticket)
      if let after = pair.after.flatMap(ticket) {
        let names = [before?.path, after.path].compactMap { $0.map(ticketName) }
        let own = names[0] == names[names.count - 1] ? steps.take(names[0]) : steps.take(names[1], names[0])
        revisions.append((TicketRevision(before: before, after: after), own))
      } else if let before {
        deleted.append(before)
        _ = steps.take(ticketName(ofPath: before.path))
      }
    }
    if revisions.contains(where: { $0.revision.before == nil }) {
      for before in revisions.compactMap(\.revision.before) { reviewer.know(before.document) }
    }
    let asked = Set(deleted.map(\.path).map(ticketName) + steps.steps.keys)
    let files = added.isEmpty && asked.isEmpty ? [] : try range.tickets()
    let heads = try read(files.filter { asked.contains(ticketName(ofPath: $0.path)) })
    let doubles = reviewer.linter.duplicateIDs(added: added, among: files.map(\.path))
    var tickets = revisions.map { reviewer.review($0.revision, steps: $0.steps, others: doubles[$0.revision.after.path] ?? []) }
    tickets += deleted.filter { !reviewer.isKept($0, in: heads[ticketName(ofPath: $0.path)] ?? []) }.map { reviewer.deleted($0) }
    tickets += steps.steps.compactMap { reviewer.passing($1, head: heads[$0]?.first) }
    tickets += links.map { reviewer.link($0.path, to: contents[$0.version.id] ?? []) }
    let time = Timestamp(range.time, offset: zone.offset(at: range.time)).text
    return ReviewReport(
      range: range.name, time: time, configuration: changedFrom.map(configuration.changes) ?? [], tickets: tickets, others: others)
  }

  private func ticket(_ file: RawChange.File) -> Ticket? { contents[file.version.id].map { ticket(file.path, $0) } }

  private func ticket(_ path: String, _ bytes: [UInt8]) -> Ticket {
    Ticket(path: path, placement: configuration.placement(ofFolder: splitPath(path).folder), document: TicketDocument(bytes))
  }

  /// Tickets of the head that differ from no base, by name.
  private func read(_ files: [RawChange.File]) throws -> [String: [Ticket]] {
    let contents = try range.contents(of: Set(files.map(\.version.id)))
    let tickets = files.compactMap { file in contents[file.version.id].map { ticket(file.path, $0) } }
    return Dictionary(grouping: tickets) { ticketName(ofPath: $0.path) }
  }
}

extension RawChange {
  /// Whether the file's name is new, so that another may have its id.
  fileprivate var isNewName: Bool { before.map { ticketName(ofPath: $0.path) } != after.map { ticketName(ofPath: $0.path) } }
}

extension CommitRange {
  /// What a configuration promises, its holiday files read from git.
  fileprivate func promises(_ configuration: Configuration, at commit: String) throws(CalendarError) -> ServiceLevels {
    try ServiceLevels(configuration, zoneFile: zoneFile) { file($0, at: commit) }
  }
}
