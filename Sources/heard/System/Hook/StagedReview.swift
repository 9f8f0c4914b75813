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
      configuration, now: environment.now, zone: zone, responses: desk.approvedResponses(configuration, git), promises: promises,
      before: before, changesPromises: desk.isConfigurationStaged)
  }

  /// Every file that was looked at, in the order of paths.
  mutating func files() throws -> [LintResult.File] {
    var files: [LintResult.File] = []
    if desk.isConfigurationStaged {
      files.append(LintResult.File(path: desk.shown("heard.yaml"), bytes: file, diagnostics: configurationProblems))
    }
    files += desk.unmerged.map { path in
      LintResult.File(path: desk.shown(path), bytes: [], diagnostics: [check.linter.unmerged()].compactMap { $0 })
    }
    files += desk.submodules.map { path in
      LintResult.File(path: desk.shown(path), bytes: [], diagnostics: [check.linter.symbolicLink(kind: "submodule")].compactMap { $0 })
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
    let added = Set(desk.tickets.filter { $0.before == nil }.map(\.path))
    guard added.contains(where: { TicketID(path: $0) != nil }) else { return [:] }
    let paths = try git.stagedPaths(below: desk.prefix + Array("tickets".utf8)).map {
      String(decoding: $0.dropFirst(desk.prefix.count), as: UTF8.self)
    }
    return check.linter.duplicateIDs(added: added, among: paths)
  }
}

extension StagedDesk {
  /// The staged responses that may ask for approval; nil where no ticket needs them.
  fileprivate func approvedResponses(_ configuration: Configuration, _ git: Git) -> ResponseLibrary? {
    let isNeeded = tickets.contains {
      !$0.isLink && configuration.mayLackApproval(TicketDocument($0.bytes), since: $0.before?.bytes ?? [])
    }
    guard isNeeded, let paths = try? git.stagedPaths(below: prefix + Array("responses".utf8)).filter(isResponse) else { return nil }
    guard let contents = try? git.objects(paths.map { [UInt8(ascii: ":")] + $0 }) else { return nil }
    return ResponseLibrary(
      zip(paths, contents).compactMap { path, bytes in
        guard let bytes, bytes.contains(run: Array("approve".utf8)) else { return nil }
        return (path: String(decoding: path.dropFirst(prefix.count), as: UTF8.self), bytes: bytes)
      })
  }

  private func isResponse(_ path: [UInt8]) -> Bool { path.suffix(3).elementsEqual(".md".utf8) && !path.contains(UInt8(ascii: "\n")) }

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
