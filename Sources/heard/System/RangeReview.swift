import HeardKit

/// Reviews what a range of commits does to the workspace that git runs in. Each question is put to git once, never once per ticket.
struct RangeReview {
  private let range: CommitRange
  private let configuration: Configuration
  private let contents: [[UInt8]: [UInt8]]
  private let pairs: [RawChange]
  private let commits: [(facts: CommitFacts, changes: [RawChange])]
  private var reviewer: Reviewer
  private let zone: TimeZoneRules
  private var others: [LintResult.File] = []

  init(_ range: CommitRange, _ environment: Environment) throws {
    self.range = range
    let changes = try range.changes()
    let tickets = changes.filter(\.isTicket)
    commits = try range.commits().map { ($0.facts, $0.changes.filter(\.isTicket)) }
    let all = tickets + commits.flatMap(\.changes)
    contents = try range.contents(of: Set(all.flatMap { [$0.before?.version.id, $0.after?.version.id].compactMap { $0 } }))
    pairs = joined(tickets, contents)
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
    let before = isChanged ? base.flatMap { try? range.promises($0, at: range.base) } : promises
    let (judged, contents) = (configuration.judged(by: base), contents)
    let lacksApproval = pairs.lazy.compactMap { $0.after.flatMap { contents[$0.version.id] } }.contains {
      judged.mayLackApproval(TicketDocument($0))
    }
    reviewer = Reviewer(
      judged, now: range.time, zone: zone, responses: lacksApproval ? try range.responses() : nil, promises: promises, before: before,
      changesPromises: isChanged)
    self.zone = zone
  }

  mutating func report() throws -> ReviewReport {
    let steps = self.steps
    let added = Set(pairs.filter(\.isNewName).compactMap { $0.after?.path })
    let paths = !added.isEmpty || pairs.contains { $0.after == nil } ? try range.tickets() : []
    let doubles = reviewer.linter.duplicateIDs(added: added, among: paths)
    let kept = Set(paths.map(ticketName(ofPath:)))
    var tickets: [TicketReview] = []
    for pair in pairs {
      let before = pair.before.flatMap { ticket($0) }
      if let after = pair.after {
        guard let after = ticket(after) else { continue }
        let (steps, doubles) = (steps[ticketName(ofPath: after.path)] ?? [], doubles[after.path] ?? [])
        tickets.append(reviewer.review(TicketRevision(before: before, after: after), steps: steps, others: doubles))
      } else if let before, !kept.contains(ticketName(ofPath: before.path)) {
        tickets.append(reviewer.deleted(before))
      }
    }
    let time = Timestamp(range.time, offset: zone.offset(at: range.time)).text
    return ReviewReport(
      range: range.name, time: time, tickets: tickets, others: others)
  }

  /// By a ticket's name: what the commits did to it.
  private var steps: [String: [CommitStep]] {
    var steps: [String: [CommitStep]] = [:]
    for (facts, changes) in commits {
      for change in joined(changes, contents) {
        guard let after = change.after, let bytes = contents[after.version.id] else { continue }
        let before = change.before.flatMap { contents[$0.version.id] }.map { TicketDocument($0) }
        steps[ticketName(ofPath: after.path), default: []].append(CommitStep(facts, before: before, after: TicketDocument(bytes)))
      }
    }
    return steps
  }

  /// nil for what is no file that heard reads.
  private func ticket(_ file: (path: String, version: StagedChange.Version)) -> Ticket? {
    guard !file.version.isLink, let bytes = contents[file.version.id] else { return nil }
    return Ticket(
      path: file.path, placement: configuration.placement(ofFolder: splitPath(file.path).folder), document: TicketDocument(bytes))
  }
}

/// The changes, with each ticket that is deleted here and added there as one that moved: by its id, else by its first entry, which makes a conversation
/// what it is.
private func joined(_ changes: [RawChange], _ contents: [[UInt8]: [UInt8]]) -> [RawChange] {
  var changes = changes
  let keys: [(RawChange) -> [UInt8]?] = [
    { ($0.before ?? $0.after).map { Array(ticketName(ofPath: $0.path).utf8) } },
    { ($0.before ?? $0.after).flatMap { contents[$0.version.id] }.flatMap(firstEntry) },
  ]
  for key in keys {
    var deleted: [[UInt8]: [Int]] = [:]
    for (index, change) in changes.enumerated().reversed() where change.after == nil {
      if let key = key(change) { deleted[key, default: []].append(index) }
    }
    guard !deleted.isEmpty else { break }
    var gone: Set<Int> = []
    for (index, change) in changes.enumerated() where change.before == nil {
      guard let key = key(change), let source = deleted[key]?.popLast() else { continue }
      changes[index].before = changes[source].before
      gone.insert(source)
    }
    changes = changes.enumerated().filter { !gone.contains($0.offset) }.map(\.element)
  }
  return changes
}

private func firstEntry(_ bytes: [UInt8]) -> [UInt8]? {
  let document = TicketDocument(bytes)
  return document.entries.first.map { Array(bytes[$0.heading]) + document.text(of: $0).utf8 }
}

extension RawChange {
  /// Whether the file's name is new, so that another may have its id.
  fileprivate var isNewName: Bool { before.map { ticketName(ofPath: $0.path) } != after.map { ticketName(ofPath: $0.path) } }

  fileprivate var isTicket: Bool {
    [before?.path, after?.path].contains { path in
      path.map { $0.hasPrefix("tickets/") && $0.hasSuffix(".md") && !$0.contains("/.") } ?? false
    }
  }
}

extension CommitRange {
  /// What a configuration promises, its holiday files read from git.
  fileprivate func promises(_ configuration: Configuration, at commit: String) throws(CalendarError) -> ServiceLevels {
    try ServiceLevels(configuration, zoneFile: zoneFile) { file($0, at: commit) }
  }
}
