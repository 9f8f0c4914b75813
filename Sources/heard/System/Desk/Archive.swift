import HeardKit

/// A ticket that git has and this copy has not checked out.
struct ArchivedTicket {
  /// Relative to the workspace.
  let path: String
  let blob: [UInt8]
}

/// The tickets that git has and this copy has not checked out: months that `heard archive` put away, and what any other sparse checkout leaves out.
struct Archive {
  /// Which of them a command looks at.
  enum Part {
    case all
    /// In statuses whose clocks run or pause, and in folders of no status.
    case active
    case none
  }

  /// In the order of paths.
  let tickets: [ArchivedTicket]
  private let folder: WorkspaceFolder
  private let git: Git

  /// Costs a look at two files where everything is checked out, else one git process.
  init(of folder: WorkspaceFolder) throws {
    self.folder = folder
    git = Git(folder: folder.root)
    guard folder.isSparse else {
      tickets = []
      return
    }
    let skipped = try git("ls-files", "-s", "-t", "-z", "--", "tickets").split(separator: 0).compactMap(ArchivedTicket.init)
    var (parent, place): (String, Folder?) = ("", nil)
    // git may be told to look away from a file that is here all the same.
    tickets = skipped.filter {
      let (path, name) = splitPath($0.path)
      if path != parent { (parent, place) = (path, try? folder.folder.folder(path)) }
      return place?.kind(of: name) == nil
    }
  }

  /// As files of the workspace are listed.
  var files: [WorkspaceFolder.File] { tickets.map { WorkspaceFolder.File(path: $0.path, kind: .file) } }

  func tickets(in part: Part) -> [ArchivedTicket] {
    switch part {
    case .all: tickets
    case .active: tickets.filter { folder.configuration.placement(ofFolder: splitPath($0.path).folder)?.status.mode.isDone != true }
    case .none: []
    }
  }

  /// Reads some of them from git's objects and makes something of each. What a partial clone lacks is fetched first, all at once.
  ///
  /// - Parameter willFetch: Is told of how many, and from which remote.
  func map<Made>(
    _ tickets: [ArchivedTicket], _ serviceLevels: ServiceLevels, willFetch: (Int, String) -> Void,
    _ make: (Ticket, inout ServiceLevels) -> Made?
  ) throws -> [Made] {
    guard !tickets.isEmpty else { return [] }
    try git.fetchMissing(tickets.map(\.blob), willFetch: willFetch)
    var levels = serviceLevels.detached()
    return try stride(from: 0, to: tickets.count, by: Self.portion).flatMap { start in
      let portion = tickets[start..<min(start + Self.portion, tickets.count)]
      return try zip(portion, git.objects(portion.map(\.blob))).compactMap { ticket, bytes in
        guard let bytes else { throw WorldError("\(ticket.path): git has lost what stands in it; 'git fsck' says more") }
        return make(folder.ticket(ticket.path, bytes), &levels)
      }
    }
  }

  /// Tickets that git is asked for at once: so many are in memory.
  private static let portion = 4096
}

extension ArchivedTicket {
  /// From `S 100644 <id> 0\tpath`, where `S` says that it is not checked out; nil for other entries and for what is no ticket.
  fileprivate init?(entry: ArraySlice<UInt8>) {
    guard entry.starts(with: "S 100".utf8), let tab = entry.firstIndex(of: UInt8(ascii: "\t")) else { return nil }
    let words = entry[..<tab].split(separator: UInt8(ascii: " "))
    path = String(decoding: entry[(tab + 1)...], as: UTF8.self)
    guard words.count == 4, path.hasSuffix(".md"), !path.utf8.contains("/.".utf8) else { return nil }
    blob = Array(words[2])
  }
}

extension WorkspaceFolder {
  /// Whether the copy may have less checked out than git has, as after `git sparse-checkout`. Asks no git.
  var isSparse: Bool {
    guard let place = (repository?.gitFolder).flatMap({ try? Folder(root: $0) }) else { return false }
    // Version 3 of the index is git's for one that marks files: to be skipped, or only meant to be added.
    if let head = try? place.read("index", first: 8), head.last == 3 { return true }
    guard let info = try? place.folder("info"), info.kind(of: "sparse-checkout") != nil else { return false }
    // `git sparse-checkout disable` leaves the file and writes this.
    let lines = ((try? place.read("config.worktree")) ?? []).split(separator: UInt8(ascii: "\n"))
    return !lines.contains { $0.drop { $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: " ") }.elementsEqual("sparseCheckout = false".utf8) }
  }
}

extension Git {
  /// Fetches at once what a partial clone lacks of some blobs: git itself would fetch them one by one as they are read.
  ///
  /// Costs a process in a clone that has everything, two in one that does not.
  func fetchMissing(_ ids: [[UInt8]], willFetch: (Int, String) -> Void = { _, _ in }) throws {
    guard let key = line("config", "--name-only", "--get-regexp", #"^remote\..*\.promisor$"#) else { return }
    let remote = String(key.dropFirst("remote.".count).dropLast(".promisor".count))
    let newline = UInt8(ascii: "\n")
    let listing = try self("cat-file", "--batch-check=%(objectname)", "--batch-all-objects", "--unordered")
    let present = Set(listing.split(separator: newline))
    let missing = ids.filter { !present.contains($0[...]) }
    guard !missing.isEmpty else { return }
    willFetch(missing.count, remote)
    _ = try self(
      "fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--no-auto-maintenance", "--recurse-submodules=no", "--filter=blob:none",
      "--stdin", "--", remote, input: Array(missing.joined(separator: [newline])) + [newline])
  }
}

extension WorkspaceFolder {
  /// - Throws: ``UsageError`` that says what to type, for a ticket that git has and this copy has not checked out.
  func mustBeHere(_ path: String) throws {
    guard folder.kind(of: path) == nil, isSparse, let prefix = repository?.below else { return }
    let git = Git(folder: root)
    func isOn(_ key: String) -> Bool { git.line("config", "--type=bool", key) == "true" }
    let top = prefix.isEmpty ? "" : "-C \(shellQuoted(String(root.dropLast(prefix.count)))) "
    var command = "git \(top)sparse-checkout add "
    if isOn("core.sparseCheckout") {
      command += shellQuoted(isOn("core.sparseCheckoutCone") ? prefix + splitPath(path).folder : sparsePattern(prefix + path))
    } else {
      let file = "-- \(shellQuoted(prefix + path))"
      command = "git \(top)update-index --no-skip-worktree \(file) && git \(top)checkout \(file)"
    }
    throw UsageError("\(path): not checked out here; '\(command)' brings it back, then run the command again")
  }
}

/// The line of a sparse checkout that means one path from the top of a repository, whatever signs stand in it.
func sparsePattern(_ path: String) -> String {
  path.reduce(into: "/") { pattern, character in
    if "*?[\\ ".contains(character) { pattern.append("\\") }
    pattern.append(character)
  }
}
