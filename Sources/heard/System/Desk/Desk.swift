import HeardKit

/// All that a command needs of a workspace: where it is, what heard.yaml says, and the moment at which everything is judged.
struct Desk {
  let folder: WorkspaceFolder
  private(set) var environment: Environment
  /// The zone in which this workspace writes times.
  let zone: TimeZoneRules
  let serviceLevels: ServiceLevels
  /// Why calendars or promises of heard.yaml cannot be used, so that no clock is read. Only a desk ``init(judging:in:file:)`` has it.
  let clockProblem: CalendarError?
  /// A number for all that tickets are judged by: heard.yaml, zones, holidays, and the heard that judges.
  let cacheKey: UInt64

  var configuration: Configuration { folder.configuration }
  var now: Instant { environment.now }
  /// `now` as the workspace's wall clock writes it.
  var time: Timestamp { Timestamp(now, offset: zone.offset(at: now)) }

  /// The workspace that the environment's folder is in. What is wrong with heard.yaml is said, and the rest of it holds.
  ///
  /// - Throws: ``UsageError`` without a workspace, or where a calendar or promise of heard.yaml cannot be used.
  init(in environment: Environment) throws {
    let folder = try WorkspaceFolder(in: environment)
    for diagnostic in folder.configuration.diagnostics where diagnostic.severity == .error {
      environment.remark("heard.yaml: \(diagnostic.message); 'heard lint' shows the place")
    }
    for line in folder.mendBeforeReading() { environment.remark(line) }
    try self.init(judging: folder, in: environment) { try? folder.read($0) }
    if let clockProblem { throw UsageError("heard.yaml: \(clockProblem); 'heard lint' shows the place") }
  }

  /// A workspace to be judged, whatever is wrong with its heard.yaml: a calendar or promise that cannot be used leaves it without clocks.
  ///
  /// - Parameter file: The bytes of a holiday file.
  init(judging folder: WorkspaceFolder, in environment: Environment, file: @escaping (String) -> [UInt8]?) throws {
    self.folder = folder
    self.environment = environment
    let seen = Seen(folder.configurationKey)
    do {
      let zone = try readZone(folder.configuration.timezone, seen.noting(zoneFile))
      serviceLevels = try ServiceLevels(folder.configuration, zoneFile: seen.noting(zoneFile), file: seen.noting(file))
      (self.zone, clockProblem, cacheKey) = (zone, nil, seen.hash.value)
    } catch {
      var withoutClocks = Configuration()
      withoutClocks.policies = []
      serviceLevels = try ServiceLevels(withoutClocks, zoneFile: zoneFile, file: file)
      (zone, clockProblem, cacheKey) = ((try? readZone(folder.configuration.timezone)) ?? .utc, error, seen.hash.value)
    }
  }

  /// The same desk under another configuration.
  init(_ desk: Desk, under configuration: Configuration) throws(CalendarError) {
    let folder = WorkspaceFolder(desk.folder, under: configuration)
    self.folder = folder
    environment = desk.environment
    serviceLevels = try ServiceLevels(configuration, zoneFile: zoneFile) { try? folder.read($0) }
    zone = try readZone(configuration.timezone)
    (clockProblem, cacheKey) = (nil, 0)
  }

  /// Keeps a number for the files that a desk is made of.
  private final class Seen {
    var hash = Hash64()

    init(_ key: UInt64) {
      hash.add(key)
      hash.add(programKey())
    }

    func noting(_ read: @escaping (String) -> [UInt8]?) -> (String) -> [UInt8]? {
      { name in
        let bytes = read(name)
        self.hash.add(name)
        self.hash.add(bytes == nil ? 0 : 1)
        self.hash.add(bytes ?? [])
        return bytes
      }
    }
  }

  /// This desk at its turn to change something, when no other heard does: what it reads stays until its plan is applied, and no entry that
  /// stands there is later than its clock.
  ///
  /// - Parameter isDryRun: Whether nothing is changed, so that nobody has to wait.
  func inTurn(unless isDryRun: Bool) throws -> Desk {
    guard !isDryRun else { return self }
    for line in try folder.takeTurn() { environment.remark(line) }
    var desk = self
    if let clock = environment.clock { desk.environment.now = clock() }
    return desk
  }

  /// The same desk, without remarks.
  var quiet: Desk {
    var desk = self
    desk.environment.isQuiet = true
    return desk
  }

  /// The same desk, of which nothing is heard: for what was said already.
  var silent: Desk {
    var desk = self
    desk.environment.errors = Output()
    return desk
  }

  /// Every ticket made into something, in the order of paths. What cannot be read is said, and the command ends with 3.
  ///
  /// - Parameters:
  ///   - part: Which of those that are not checked out are among them.
  ///   - make: Called from several threads; nil for a ticket that is not wanted.
  func map<Made: Sendable>(archived part: Archive.Part = .all, _ make: @Sendable (Ticket, inout ServiceLevels) -> Made?) throws -> [Made] {
    let archive = try Archive(of: folder)
    let others = archive.tickets(in: part)
    if others.isEmpty { return try map(present: ticketFiles(), make) }
    @Sendable func placed(_ ticket: Ticket, _ levels: inout ServiceLevels) -> (path: String, made: Made)? {
      make(ticket, &levels).map { (ticket.path, $0) }
    }
    let all = try map(present: ticketFiles(), placed) + archive.map(others, serviceLevels, willFetch: sayFetch, placed)
    return all.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }.map(\.made)
  }

  /// Tickets that are checked out, made into something, in their order.
  ///
  /// - Parameter linter: Passes over those in which it finds nothing at a glance.
  func map<Made: Sendable>(
    present files: FileList, passingOverClean linter: Linter? = nil, _ make: @Sendable (Ticket, inout ServiceLevels) -> Made?
  ) throws -> [Made] {
    let reader = TicketReader(folder: folder, serviceLevels: serviceLevels)
    do { return try reader.map(files, passingOverClean: linter, make) } catch is SystemError {
      let (readable, unreadable) = folder.divided(files)
      sayUnreadable(unreadable)
      return try reader.map(readable, passingOverClean: linter, make)
    }
  }

  /// Gathers every ticket, in the order of paths, some of them at a time: no more than these are in memory, where all are checked out.
  ///
  /// - Parameters:
  ///   - files: Those of the tickets, if they are known.
  ///   - fresh: What has none yet.
  ///   - add: Adds a ticket. Called from several threads.
  ///   - take: Is handed what was gathered.
  func gather<Part: Sendable>(
    _ files: FileList? = nil, into fresh: Part, _ add: @Sendable (inout Part, Ticket, inout ServiceLevels) -> Void,
    _ take: (Part) throws -> Void
  ) throws {
    guard try Archive(of: folder).tickets.isEmpty else {
      let parts = try map { ticket, levels in
        var part = fresh
        add(&part, ticket, &levels)
        return part
      }
      return try parts.forEach(take)
    }
    try TicketReader(folder: folder, serviceLevels: serviceLevels).gather(files ?? ticketFiles(), into: fresh, add) { gathered in
      sayUnreadable(gathered.unreadable)
      try take(gathered.part)
    }
  }

  private func sayUnreadable(_ files: [(file: WorkspaceFolder.File, reason: String)]) {
    for (file, reason) in files { environment.leaveOut("\(file.path) cannot be read: \(reason); it is left out here") }
  }

  func sayFetch(_ count: Int, _ remote: String) {
    environment.remark("fetching \(count) \(count == 1 ? "ticket" : "tickets") that this partial clone lacks from '\(remote)'")
  }

  /// The files that are tickets. What stands among them and is no regular file is said, never skipped in silence.
  ///
  /// - Parameter names: Files that none of these can mean are left out; nil for all files.
  func ticketFiles(seeking names: [String]? = nil) throws -> FileList {
    let sought = names.map { SoughtNames($0.flatMap { [bareName($0), ownPath($0)] }) }
    let files = try folder.files(seeking: sought)
    for file in files.keeping({ $0.kind != .file }) { sayUnread(file) }
    return files.keeping { $0.kind == .file && $0.isMarkdown }
  }

  func sayUnread(_ file: WorkspaceFolder.File) {
    environment.remark("\(file.path) is a \(file.kind.name) and is not read; see 'heard lint'")
  }

  /// The ticket that somebody names: by the beginning of its id or of the id's random part, in any case, also as a link `[[2611-7K3QX2]]`, or by its path.
  ///
  /// - Throws: ``UsageError`` that lists the candidates if there are several.
  func ticket(_ name: String) throws -> Ticket { try tickets([name])[0] }

  /// The tickets that somebody names, one for each name.
  func tickets(_ names: [String]) throws -> [Ticket] { try TicketListing(self, seeking: names).tickets(names) }

  /// A name without the brackets of a link.
  private func bareName(_ name: String) -> String {
    name.hasPrefix("[[") && name.hasSuffix("]]") ? String(name.dropFirst(2).dropLast(2)) : name
  }

  /// The path below the workspace that somebody means, if it is one.
  private func ownPath(_ name: String) -> String {
    let name = bareName(name)
    // Most are ids, and typed at the top.
    if environment.folder == folder.root, name.utf8.allSatisfy({ $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ".") }) { return name }
    let absolute = environment.plainPath(name)
    return absolute.hasPrefix("\(folder.root)/") ? String(absolute.dropFirst(folder.root.count + 1)) : name
  }

  /// The path of the ticket that somebody names so.
  func path(ofTicket name: String, among files: [WorkspaceFolder.File]) throws -> String {
    let (name, own) = (bareName(name), ownPath(name))
    let wanted = name.uppercased()
    var found = files.filter { own == $0.path || name == $0.path }
    if found.isEmpty {
      found = files.filter { file in
        guard let id = TicketID(fileName: splitPath(file.path).name)?.text else { return false }
        return id.hasPrefix(wanted) || id.dropFirst(5).hasPrefix(wanted) || splitPath(file.path).name == name
      }
    }
    guard !name.isEmpty, let first = found.first else {
      throw UsageError("no ticket '\(name)'; 'heard list --all' shows what there is, by id, the beginning of one, or path")
    }
    guard found.count == 1 else {
      let places = found.prefix(8).map { "\n  \($0.path)" }.joined() + (found.count > 8 ? "\n  and \(found.count - 8) more" : "")
      throw UsageError("'\(name)' names \(found.count) tickets; write more of the id, or the path:\(places)")
    }
    return first.path
  }

  /// Who acts: `--as`, else `HEARD_AGENT`, else the member of the team with git's `user.email`, else git's `user.name` as one word.
  func actor() throws -> String {
    if let named = environment.actingAs ?? environment.variable("HEARD_AGENT"), !named.isEmpty {
      if !configuration.team.isEmpty, !configuration.team.contains(where: { $0.handle == named }) {
        environment.remark("'\(printable(named))' is nobody in 'team' of heard.yaml; what is written names them all the same")
      }
      return try actor(named)
    }
    let git = Git(folder: folder.root)
    if let email = git.line("config", "user.email"),
      let member = configuration.team.first(where: { $0.emails.contains { $0.lowercased() == email.lowercased() } })
    {
      return member.handle
    }
    let words = (git.line("config", "user.name") ?? "").split(whereSeparator: \.isWhitespace).joined(separator: "-")
    guard !words.isEmpty else {
      throw UsageError("nobody acts; name yourself with '--as NAME', HEARD_AGENT, or git's user.name and user.email")
    }
    environment.remark("acting as '\(words)', from git's user.name; add yourself to 'team' in heard.yaml, or use --as")
    return try actor(words.lowercased())
  }

  /// One word that the heading of an entry reads back as a name.
  private func actor(_ name: String) throws -> String {
    guard !name.utf8.contains(where: { $0 <= 32 || $0 == 127 }), !["auto", "via", "->"].contains(name) else {
      throw UsageError("'\(printable(name))' cannot act; name one word, as '--as bia'")
    }
    return name
  }
}

/// Where machines keep the rules of time zones.
private let zoneFolders = ["/usr/share/zoneinfo", "/var/db/timezone/zoneinfo", "/usr/lib/zoneinfo", "/etc/zoneinfo"]

/// The bytes of a zone's file; nil for a name that is none, so that no name leads out of the folder of zones.
func zoneFile(_ name: String) -> [UInt8]? {
  let parts = name.split(separator: "/", omittingEmptySubsequences: false)
  guard parts.allSatisfy({ !$0.isEmpty && !$0.hasPrefix(".") }) else { return nil }
  for folder in zoneFolders {
    if let bytes = try? readFile("\(folder)/\(name)") { return bytes }
  }
  return nil
}

/// The rules of a zone.
///
/// - Throws: ``CalendarError`` if the machine has none of that name.
func readZone(_ name: String, _ file: (String) -> [UInt8]? = zoneFile) throws(CalendarError) -> TimeZoneRules {
  guard name != "UTC" else { return .utc }
  guard let bytes = file(name) else { throw .unknownZone(name) }
  do { return try TimeZoneRules(file: bytes) } catch { throw .brokenZone(name, reason: error.description) }
}
