import HeardKit

/// Judges what is staged of one workspace.
struct StagedReview {
  private let desk: StagedDesk
  private let git: Git
  private let file: [UInt8]
  private let configuration: Configuration
  private var check: CommitCheck
  /// What is wrong with heard.yaml, where this commit changes it.
  private var configurationProblems: [Diagnostic] = []

  /// - Parameter file: heard.yaml as the commit leaves it.
  init(_ desk: StagedDesk, _ file: [UInt8], git: Git, _ environment: Environment) {
    (self.desk, self.file, self.git) = (desk, file, git)
    configuration = Configuration.read(file)
    var problems = configuration.diagnostics.filter { $0.severity == .error }
    var promises: ServiceLevels?
    var zone = TimeZoneRules.utc
    do {
      promises = try desk.promises(configuration, revision: "", git)
      zone = try readZone(configuration.timezone)
    } catch {
      problems.append(Diagnostic(rule: "bad-value", severity: .error, range: 0..<0, message: "\(error)"))
    }
    if desk.isConfigurationStaged {
      configurationProblems = problems
    } else if let problem = problems.first {
      environment.remark("\(desk.shown("heard.yaml")): \(problem.message); 'heard lint' shows the place")
    }
    var before = promises
    if desk.isConfigurationStaged {
      before = desk.configuration.before.flatMap { try? desk.promises(Configuration.read($0), revision: "HEAD", git) }
    }
    check = CommitCheck(
      configuration, now: environment.now, zone: zone, promises: promises, before: before,
      changesPromises: desk.isConfigurationStaged)
  }

  /// Every file that was looked at, in the order of paths.
  mutating func files() throws -> [LintResult.File] {
    var files: [LintResult.File] = []
    if desk.isConfigurationStaged {
      files.append(LintResult.File(path: desk.shown("heard.yaml"), bytes: file, diagnostics: configurationProblems))
    }
    let doubles = try duplicateIDs()
    for staged in desk.tickets {
      let link = staged.isLink ? check.linter.symbolicLink(to: String(decoding: staged.bytes, as: UTF8.self)) : nil
      let found = staged.isLink ? [link].compactMap { $0 } : check.findings(revision(staged))
      files.append(
        LintResult.File(
          path: desk.shown(staged.path), bytes: staged.isLink ? [] : staged.bytes, diagnostics: found + (doubles[staged.path] ?? [])))
    }
    return files
  }

  private func revision(_ staged: StagedTicket) -> TicketRevision {
    func ticket(_ path: String, _ bytes: [UInt8]) -> Ticket {
      Ticket(path: path, placement: configuration.placement(ofFolder: splitPath(path).folder), document: TicketDocument(bytes))
    }
    return TicketRevision(before: staged.before.map { ticket($0.path, $0.bytes) }, after: ticket(staged.path, staged.bytes))
  }

  /// The added tickets whose id another ticket has.
  private func duplicateIDs() throws -> [String: [Diagnostic]] {
    let added = desk.tickets.filter { $0.before == nil }
    let ids = Set(added.compactMap { TicketID(fileName: splitPath($0.path).name) })
    guard !ids.isEmpty else { return [:] }
    let own = Set(added.map(\.path))
    let listed = try git.stagedPaths(below: desk.prefix + Array("tickets".utf8)).compactMap { path -> (path: String, id: TicketID)? in
      let shown = String(decoding: path.dropFirst(desk.prefix.count), as: UTF8.self)
      return TicketID(fileName: splitPath(shown).name).flatMap { ids.contains($0) ? (shown, $0) : nil }
    }
    // What was there is no double; what is added is one.
    let inOrder = listed.filter { !own.contains($0.path) } + listed.filter { own.contains($0.path) }
    return Dictionary(grouping: check.linter.duplicateIDs(inOrder), by: \.path).mapValues { $0.map(\.diagnostic) }
  }
}

extension StagedDesk {
  /// What a configuration promises, its holiday files read from git.
  ///
  /// - Parameter revision: Where those are read: `HEAD`, or nothing for the index.
  fileprivate func promises(_ configuration: Configuration, revision: String, _ git: Git) throws(CalendarError) -> ServiceLevels {
    try ServiceLevels(configuration, zoneFile: zoneFile) { path in
      let name = Array("\(revision):".utf8) + prefix + Array(path.utf8)
      return name.contains(UInt8(ascii: "\n")) ? nil : (try? git.objects([name])).flatMap { $0.first ?? nil }
    }
  }
}
