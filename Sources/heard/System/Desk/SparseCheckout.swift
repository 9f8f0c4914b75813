import HeardKit

/// What git's sparse checkout leaves out of this copy. Of the months that heard put there, a line each: `!/tickets/resolved/2025-04/`.
///
/// Lines of what to leave out, and no list of what to have ("cone"): so all that is new, a month or a folder, is checked out.
struct SparseCheckout {
  /// Where the workspace is in the repository: empty, or `support/`.
  let prefix: String
  private let git: Git
  /// Without the first line `/*`, which means everything.
  private let present: [String]

  /// - Throws: ``UsageError`` without a repository, and where somebody has decided otherwise what is checked out.
  init(of folder: WorkspaceFolder) throws {
    guard let repository = folder.repository else {
      throw UsageError("no git repository here; what is put away is kept by git, so 'git init' and commit first")
    }
    prefix = repository.below
    git = Git(folder: String(folder.root.dropLast(prefix.count)))
    guard git.line("config", "--type=bool", "core.sparseCheckout") == "true" else {
      present = []
      return
    }
    let lines = try Folder(root: repository.gitFolder).folder("info").read("sparse-checkout").split(separator: UInt8(ascii: "\n")).map {
      String(decoding: $0, as: UTF8.self)
    }
    guard lines.first == "/*", lines.dropFirst().allSatisfy({ $0.hasPrefix("/") || $0.hasPrefix("!/") && $0 != "!/*/" }) else {
      throw UsageError("this copy has a part checked out already, see 'git sparse-checkout list'; 'git sparse-checkout disable' ends that")
    }
    present = Array(lines.dropFirst())
  }

  /// The lines that leave out some folders of this workspace, beside what other workspaces of the repository leave out.
  func lines(puttingAway folders: [String]) -> [String] {
    let own = sparsePattern(prefix + "tickets/")
    return present.filter { !$0.hasPrefix(own) && !$0.hasPrefix("!\(own)") } + folders.map { "!\(sparsePattern("\(prefix)\($0)/"))" }
  }

  /// Whether a folder of this workspace is left out, be what it holds here or not.
  func leavesOut(_ folder: String) -> Bool { present.contains("!\(sparsePattern("\(prefix)\(folder)/"))") }

  /// Has git check out all but what the lines say.
  func set(_ lines: [String]) throws {
    if lines == present { return }
    if lines.isEmpty { return _ = try git("sparse-checkout", "disable") }
    let text = (["/*"] + lines).joined(separator: "\n") + "\n"
    _ = try git("sparse-checkout", "set", "--no-cone", "--stdin", input: Array(text.utf8))
  }
}

/// The month folders of a workspace, checked out or not.
struct Months {
  let present: Set<String>
  let archived: Set<String>
  /// Folders with a ticket whose clock still runs, or whose customer waits.
  private let active: Set<String>
  private let counts: [String: Int]

  init(_ desk: Desk) throws {
    func isMonth(_ folder: String) -> Bool {
      desk.configuration.placement(ofFolder: folder).map { $0.month != nil && $0.status.mode.isDone } ?? false
    }
    let rows = try desk.rows(archived: .none).map {
      (folder: splitPath($0.ticket.path).folder, isActive: $0.isActive || Urgency($0, for: nil) != nil)
    }
    let away = try Archive(of: desk.folder).tickets.map { splitPath($0.path).folder }
    present = Set(rows.lazy.map(\.folder).filter(isMonth))
    archived = Set(away.lazy.filter(isMonth))
    active = Set(rows.lazy.filter(\.isActive).map(\.folder))
    counts = (rows.map(\.folder) + away).reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  /// Those that ended more than so many months before the present one, and in which no clock runs.
  func old(keep: Int, at desk: Desk) -> [String] {
    let (year, month, _) = LocalTime(desk.now, offset: desk.time.offset).date.components
    let first = year * 12 + month - 1 - keep
    return present.union(archived).subtracting(active).sorted().filter { folder in
      let words = splitPath(folder).name.split(separator: "-").compactMap { Int($0) }
      return words.count == 2 && words[0] * 12 + words[1] - 1 < first
    }
  }

  /// What was done to folders, a line each, and of several how much that is in all.
  func words(_ folders: [String], _ done: String) -> String {
    func tickets(_ count: Int) -> String { "\(count) \(count == 1 ? "ticket" : "tickets")" }
    let lines = folders.map { "\(done) \($0): \(tickets(counts[$0] ?? 0))\n" }.joined()
    let total = folders.reduce(0) { $0 + (counts[$1] ?? 0) }
    return folders.count < 2 ? lines : lines + "in all \(folders.count) months, \(tickets(total))\n"
  }
}

extension WorkspaceFolder {
  func hasFolder(_ path: String) -> Bool {
    let (parent, name) = splitPath(path)
    return (try? folder.folder(parent).kind(of: name)) == .folder
  }
}
