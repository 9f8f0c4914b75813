import HeardKit

/// What lint and fix have in common: which files, and what is wrong with them.
struct Checking {
  let desk: Desk
  let linter: Linter
  private var serviceLevels: ServiceLevels

  /// - Parameter rules: Ids of the rules to run; empty for all that heard.yaml does not switch off.
  init(_ desk: Desk, rules: [String], agent: String?) throws {
    let known = Rule.all.map(\.id)
    for id in rules where !known.contains(id) {
      throw UsageError("no rule '\(id)'; " + (nearest(to: id, in: known).map { "did you mean '\($0)'?" } ?? "'heard rules' lists them"))
    }
    self.desk = desk
    linter = Linter(configuration: desk.configuration, now: desk.now, zone: desk.zone, agent: agent, rules: rules)
    serviceLevels = desk.serviceLevels
  }

  mutating func readings(_ ticket: Ticket) -> [ClockReading] { serviceLevels.readings(of: ticket, now: desk.now) }

  /// The files that somebody names: tickets by id or path, folders, heard.yaml; without names all there are.
  func files(_ names: [String]) throws -> [WorkspaceFolder.File] {
    let all = [WorkspaceFolder.File(path: "heard.yaml", kind: .file)] + (try desk.folder.files().filter { $0.kind != .file || $0.path.hasSuffix(".md") })
    if names.isEmpty { return all }
    var wanted: Set<String> = []
    for name in names {
      let absolute = desk.environment.plainPath(name)
      let below = all.filter { file in
        let path = "\(desk.folder.root)/\(file.path)"
        return absolute == path || path.hasPrefix("\(absolute)/")
      }
      wanted.formUnion(below.isEmpty ? [try desk.ticket(name).path] : below.map(\.path))
    }
    return all.filter { wanted.contains($0.path) }
  }

  /// What is wrong with some files, in the order of paths.
  mutating func check(_ files: [WorkspaceFolder.File]) throws -> LintResult {
    var result = LintResult(files: [], fileCount: files.count)
    for file in files {
      var bytes: [UInt8] = []
      var found: [Diagnostic] = []
      if file.kind != .file {
        found = linter.symbolicLink(kind: file.kind.name).map { [$0] } ?? []
      } else if file.path == "heard.yaml" {
        bytes = try desk.folder.read(file.path)
        found = linter.check(configurationFile: bytes, serviceLevels: serviceLevels)
      } else {
        let ticket = try desk.folder.ticket(file.path)
        bytes = ticket.document.bytes
        found = linter.check(ticket, readings: readings(ticket))
      }
      if !found.isEmpty { result.files.append(LintResult.File(path: file.path, bytes: bytes, diagnostics: found)) }
    }
    try addDuplicateIDs(to: &result, among: Set(files.map(\.path)))
    return result
  }

  /// One id in two folders is found by names alone, whichever of them are checked.
  private func addDuplicateIDs(to result: inout LintResult, among checked: Set<String>) throws {
    let tickets = try desk.folder.files().compactMap { file in TicketID(fileName: splitPath(file.path).name).map { (file.path, $0) } }
    for (path, diagnostic) in linter.duplicateIDs(tickets) where checked.contains(path) {
      if let index = result.files.firstIndex(where: { $0.path == path }) {
        result.files[index].diagnostics.insert(diagnostic, at: 0)
      } else {
        result.files.append(LintResult.File(path: path, bytes: (try? desk.folder.read(path)) ?? [], diagnostics: [diagnostic]))
      }
    }
    result.files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// The steps that apply every safe fix, and what they do, a line a file.
  mutating func fixes(_ files: [WorkspaceFolder.File]) throws -> (plan: Plan, words: [String]) {
    var plan = Plan()
    var words: [String] = []
    for file in files where file.kind == .file && file.path != "heard.yaml" {
      let ticket = try desk.folder.ticket(file.path)
      guard let fixed = linter.fixed(ticket, readings: { readings($0) }) else { continue }
      if fixed.bytes != ticket.document.bytes { plan.steps.append(.rewrite(path: file.path, from: ticket.document.bytes, to: fixed.bytes)) }
      if fixed.path != file.path { plan.steps.append(.move(path: file.path, to: fixed.path)) }
      words.append("\(file.path): \(fixed.titles.joined(separator: ", "))")
    }
    return (plan, words)
  }
}
