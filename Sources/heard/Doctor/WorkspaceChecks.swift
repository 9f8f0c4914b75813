import HeardKit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension HealthCheck {
  static let statusFolders = HealthCheck(name: "folders") { desk in
    if desk.folder.isSparse { return .fine("not all of them are checked out here") }
    let missing = desk.folder.configuration.statusFolders.map { "\($0)/.gitkeep" }.filter { !desk.folder.stands($0) }
    guard let first = missing.first else { return .fine("every status keeps its folder") }
    let others = missing.count > 1 ? " and \(missing.count - 1) more" : ""
    return .bad("git forgets an empty folder without \(first)\(others)", remedy: "heard doctor --fix", severity: .warning) {
      try desk.folder.apply(Plan(missing.map { .create(path: $0, bytes: []) }), as: nil, by: desk.environment.maker)
    }
  }

  static let timeZones = HealthCheck(name: "time zones") { desk in
    let configuration = desk.folder.configuration
    for name in [configuration.timezone] + configuration.calendars.compactMap(\.timezone) {
      do { _ = try readZone(name) } catch {
        let remedy = zoneFile("Europe/Paris") == nil ? "install your system's 'tzdata'" : "correct 'timezone' in heard.yaml"
        return .bad("\(error)", remedy: remedy)
      }
    }
    return .fine("this machine knows \(configuration.timezone)")
  }

  static let configuration = HealthCheck(name: "heard.yaml") { desk in
    let zone = (try? readZone(desk.folder.configuration.timezone)) ?? .utc
    let linter = Linter(configuration: desk.folder.configuration, now: desk.environment.now, zone: zone)
    let found = try linter.check(configurationFile: desk.folder.read("heard.yaml")).filter { $0.severity > .info }
    guard let first = found.first else { return .fine("nothing is wrong with it") }
    let others = found.count > 1 ? ", and \(found.count - 1) more" : ""
    return .bad("\(first.message)\(others)", remedy: "heard lint heard.yaml", severity: found.map(\.severity).max() ?? .error)
  }

  static let interruption = HealthCheck(name: "last plan") { desk in
    guard desk.folder.isInterrupted, desk.folder.takesTurnAtOnce() else { return .fine("no command was stopped halfway") }
    desk.folder.endTurn()
    return .bad("a command was stopped halfway", remedy: "heard doctor --fix") {
      for line in try desk.folder.finishOrSetAside() { desk.environment.remark(line) }
    }
  }

  static let leftWords = HealthCheck(name: "left words") { desk in
    let left = try desk.folder.leftFiles()
    guard let first = left.first else { return .fine("nothing was set aside") }
    let others = left.count > 1 ? " and \(left.count - 1) more beside it" : ""
    return .bad(
      "an interrupted command left \(first)\(others)", remedy: "take what is missing into the ticket, then delete it", severity: .warning)
  }

  static let drafts = HealthCheck(name: "drafts") { desk in
    let left = try desk.folder.leftDrafts()
    guard let first = left.first else { return .fine("no command was interrupted") }
    let others = left.count > 1 ? " and \(left.count - 1) more" : ""
    return .bad("an interrupted command left \(first)\(others)", remedy: "heard doctor --fix", severity: .warning) {
      for path in left {
        let (parent, name) = splitPath(path)
        try desk.folder.folder.folder(parent).remove(name)
      }
    }
  }
}

extension Configuration {
  /// The folders that stand even where there is no ticket.
  fileprivate var statusFolders: [String] {
    statuses.flatMap { status in
      status.hasTiers ? tiers.map { Placement(status: status, tier: $0).folder } : [Placement(status: status).folder]
    }
  }
}

extension WorkspaceFolder {
  /// The drafts whose command runs no more.
  fileprivate func leftDrafts() throws -> [String] {
    var found: [String] = []
    var queue = ["", "tickets", "responses", ".heard"].filter { $0.isEmpty || folder.kind(of: $0) == .folder }
    while let path = queue.popLast() {
      let entries = try folder.folder(path).entries()
      func place(_ name: String) -> String { path.isEmpty ? name : "\(path)/\(name)" }
      if !path.isEmpty { queue += entries.filter { $0.kind == .folder }.map { place($0.name) } }
      found += entries.filter { $0.kind == .file && isAbandonedDraft($0.name) }.map { place($0.name) }
    }
    return found.sorted()
  }
}
