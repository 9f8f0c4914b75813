import HeardKit

/// What lint and fix have in common: which files, and what is wrong with them.
struct Checking {
  let desk: Desk
  var linter: Linter
  /// What git has, where that is checked; nil for the working tree.
  let snapshot: GitSnapshot?
  private let responses: ResponseLibrary
  /// A number for the canned responses.
  let responseKey: UInt64
  let serviceLevels: ServiceLevels
  /// Every file of the tickets' folders, heard.yaml and the responses, as ``files(_:)`` last found them.
  var present = FileList()
  /// Those that are not checked out here: their ids are taken, and nothing else is checked.
  private var archived: [WorkspaceFolder.File] = []
  /// How many of these are among what somebody names.
  private(set) var uncheckedCount = 0

  /// - Parameter rules: Ids of the rules to run; empty for all that heard.yaml does not switch off.
  init(_ desk: Desk, rules: [String], agent: String?, snapshot: GitSnapshot? = nil) throws {
    let known = Rule.all.map(\.id)
    for id in rules where !known.contains(id) {
      throw UsageError("no rule '\(id)'; " + (nearest(to: id, in: known).map { "did you mean '\($0)'?" } ?? "'heard rules' lists them"))
    }
    for id in rules where Rule.all.contains(where: { $0.id == id && $0.isForReview }) {
      throw UsageError("'\(id)' compares two commits; 'heard review' runs it")
    }
    self.desk = desk
    self.snapshot = snapshot
    let files = try snapshot == nil ? desk.responseFiles() : []
    responses = try snapshot?.responses() ?? ResponseLibrary(files)
    responseKey =
      files.reduce(into: Hash64()) { hash, file in
        hash.add(file.path)
        hash.add(file.bytes)
      }.value
    linter = Linter(
      configuration: desk.configuration, now: desk.now, zone: desk.zone, agent: agent, rules: rules, responses: responses)
    serviceLevels = desk.serviceLevels
  }

  /// The files that somebody names: tickets by id or path, folders, heard.yaml, responses; without names all there are.
  mutating func files(_ names: [String]) throws -> FileList {
    present = try snapshot.map { FileList($0.files) } ?? desk.folder.files()
    if snapshot == nil {
      for file in try otherFiles() { self.present.append(file) }
      archived = try Archive(of: desk.folder).files
    }
    let (present, archived) = (present, archived)
    linter.neighbours = neighbours { present + archived }
    uncheckedCount = archived.count
    if names.isEmpty { return present }
    var (wanted, unchecked): (Set<String>, Set<String>) = ([], [])
    for name in names {
      let absolute = desk.environment.plainPath(name)
      func isBelow(_ file: WorkspaceFolder.File) -> Bool { "\(desk.folder.root)/\(file.path)".hasPrefix("\(absolute)/") }
      let away = archived.filter(isBelow)
      let below = present.filter { isBelow($0) || absolute == "\(desk.folder.root)/\($0.path)" }
      unchecked.formUnion(away.map(\.path))
      wanted.formUnion(below.map(\.path))
      guard below.isEmpty, away.isEmpty else { continue }
      if desk.folder.holds(folder: absolute) { continue }
      let path = try desk.path(ofTicket: name, among: present.filter(\.isTicket) + archived)
      try desk.folder.mustBeHere(path)
      wanted.insert(path)
    }
    uncheckedCount = unchecked.count
    return FileList(present.filter { wanted.contains($0.path) })
  }

  /// heard.yaml and the responses.
  func otherFiles() throws -> [WorkspaceFolder.File] {
    let responses = try desk.folder.files(below: "responses").filter { $0.path.hasSuffix(".md") }
    return [WorkspaceFolder.File(path: "heard.yaml", kind: .file)] + responses
  }

  /// The other tickets as rules may ask for them: their names are put in order and their files read only where one is named.
  ///
  /// - Parameter files: All of them, those too that are not checked out: they are there to be named. Asked at most once.
  func neighbours(_ files: @escaping @Sendable () -> [WorkspaceFolder.File]) -> Neighbours {
    let folder = desk.folder
    let fromFolder: @Sendable (String) -> [UInt8]? = { try? folder.read($0) }
    let read = snapshot?.reader ?? fromFolder
    let all = Later {
      let files = files()
      return (files: files, names: TicketNames(paths: files.lazy.map { $0.kind == .file && $0.isTicket ? $0.path : "" }))
    }
    return Neighbours(names: { all.value.names }) { id in
      let (files, names) = all.value
      guard let place = names.place(of: id) else { return nil }
      return read(files[place].path).flatMap { TicketDocument($0).joined }
    }
  }

  /// What is wrong with the files that somebody names, as ``files(_:)`` finds them.
  mutating func check(named names: [String]) throws -> LintResult {
    // Found first: what else there is must be known to who checks them.
    let files = try files(names)
    return try check(files)
  }

  /// What is wrong with some files, in the order of paths.
  func check(_ files: FileList) throws -> LintResult {
    var (result, files) = (LintResult(files: [], fileCount: files.count), files)
    if let unmerged = snapshot?.unmerged, !unmerged.isEmpty {
      if let found = linter.unmerged() {
        result.files = files.filter { unmerged.contains($0.path) }.map { LintResult.File(path: $0.path, bytes: [], diagnostics: [found]) }
      }
      files = FileList(files.filter { !unmerged.contains($0.path) })
    }
    for file in files.keeping({ $0.kind != .file || !$0.isTicket }) {
      let bytes = file.kind == .file && !file.isStray ? try read(file.path) : []
      let found = findings(file, bytes)
      if !found.isEmpty { result.files.append(LintResult.File(path: file.path, bytes: bytes, diagnostics: found)) }
    }
    result.files += try checkTickets(files.keeping { $0.kind == .file && $0.isTicket })
    addDuplicateIDs(to: &result, among: files)
    return result
  }

  private func checkTickets(_ files: FileList) throws -> [LintResult.File] {
    let (linter, now) = (linter, desk.now)
    @Sendable func checked(_ ticket: Ticket, _ levels: inout ServiceLevels) -> LintResult.File? {
      let found = linter.check(ticket, readings: levels.readings(of: ticket, now: now, ended: false))
      return found.isEmpty ? nil : LintResult.File(path: ticket.path, bytes: ticket.document.bytes, diagnostics: found)
    }
    guard let snapshot else {
      let reader = TicketReader(folder: desk.folder, serviceLevels: serviceLevels)
      do { return try reader.map(files, passingOverClean: linter, checked) } catch is SystemError {
        let (readable, unreadable) = desk.folder.divided(files)
        let others = unreadable.map { file, reason in
          LintResult.File(path: file.path, bytes: [], diagnostics: [linter.unreadable(because: reason)].compactMap { $0 })
        }
        return try reader.map(readable, passingOverClean: linter, checked) + others.filter { !$0.diagnostics.isEmpty }
      }
    }
    var levels = serviceLevels
    return try stride(from: 0, to: files.count, by: Self.portion).flatMap { start in
      let portion = Array(files[start..<min(start + Self.portion, files.count)])[...]
      return zip(portion, try snapshot.read(portion)).compactMap { checked(desk.folder.ticket($0.path, $1), &levels) }
    }
  }

  private func read(_ path: String) throws -> [UInt8] { try snapshot.map { $0.read(path) ?? [] } ?? desk.folder.read(path) }

  /// Files that git is asked for at once.
  private static let portion = 4096

  /// What is wrong with anything but a ticket.
  private func findings(_ file: WorkspaceFolder.File, _ bytes: [UInt8]) -> [Diagnostic] {
    if file.kind != .file { return linter.symbolicLink(kind: file.kind.name).map { [$0] } ?? [] }
    if file.path == "heard.yaml" {
      return linter.check(configurationFile: bytes, serviceLevels: serviceLevels, clockProblem: desk.clockProblem)
    }
    if file.isStray { return linter.stray().map { [$0] } ?? [] }
    let response = responses.responses.first { $0.path == file.path }
    return response.map { linter.check($0, in: responses) } ?? linter.misnamedResponse().map { [$0] } ?? []
  }

  /// One id in two folders is found by names alone, whichever of them are checked.
  func addDuplicateIDs(to result: inout LintResult, among checked: FileList) {
    defer { result.files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) } }
    if archived.isEmpty, present.hasNoDoubles { return }
    let found = linter.duplicateIDs((archived + present).filter(\.isTicket).map(\.path))
    let paths = Set(found.isEmpty ? [] : checked.map(\.path))
    let places = Dictionary(result.files.indices.map { (result.files[$0].path, $0) }) { first, _ in first }
    for (path, diagnostic) in found where paths.contains(path) {
      if let index = places[path] {
        result.files[index].diagnostics.insert(diagnostic, at: 0)
      } else {
        result.files.append(LintResult.File(path: path, bytes: (try? read(path)) ?? [], diagnostics: [diagnostic]))
      }
    }
  }

  /// The steps that apply every safe fix, and what they do, a line a file.
  func fixes(_ files: FileList) throws -> (plan: Plan, words: [String]) {
    let (linter, now) = (linter, desk.now)
    let fixed = try desk.map(present: files.keeping { $0.kind == .file && $0.isTicket }, passingOverClean: linter) { ticket, levels in
      linter.fixed(ticket) { levels.readings(of: $0, now: now) }.map { (from: ticket, to: $0) }
    }
    var (plan, words): (Plan, [String]) = (Plan(), [])
    for (old, new) in fixed {
      if new.bytes != old.document.bytes { plan.steps.append(.rewrite(path: old.path, from: old.document.bytes, to: new.bytes)) }
      if new.path != old.path { plan.steps.append(.move(path: old.path, to: new.path)) }
      words.append("\(old.path): \(new.titles.joined(separator: ", "))")
    }
    return (plan, words)
  }
}

extension WorkspaceFolder.File {
  /// Whether it stands among tickets and is read as none, though nothing hides it.
  fileprivate var isStray: Bool { !isMarkdown && path.hasPrefix("tickets/") && !path.contains("/.") }
}

extension WorkspaceFolder {
  /// Whether a path is a folder of this workspace, be it empty.
  fileprivate func holds(folder path: String) -> Bool {
    (path == root || path.hasPrefix("\(root)/")) && (try? Folder(root: path)) != nil
  }
}
