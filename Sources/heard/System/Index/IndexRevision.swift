import HeardKit

/// A commit of which the workspace's own index may be: whether it is is found out once with the commit checked out, and noted. See ``IndexNote``.
struct IndexRevision {
  private let desk: Desk
  private let git: Git
  /// The commit's id.
  private let commit: String
  /// Below the workspace.
  private let sources: [String]
  /// What is to be noted of it, of the index as it is before it is looked at; nil where that cannot be known again.
  private let note: [UInt8]?

  /// Settings of git by which it would not look at all there is.
  private static let trustsNobody = [
    "--no-replace-objects", "--literal-pathspecs", "-c", "core.fsmonitor=false", "-c", "core.trustctime=true", "-c",
    "core.checkStat=default",
  ]

  /// - Throws: ``UsageError`` for what is no commit with a workspace in it.
  init(_ name: String, of desk: Desk) throws {
    (self.desk, git) = (desk, Git(folder: desk.folder.root))
    let about = IndexNote(desk.configuration)
    sources = about.sources
    guard desk.folder.repository != nil else { throw UsageError("no git repository here, so there is no commit to compare the index with") }
    guard let ids = about.ids(askingGit: name, desk.folder.root) else {
      throw UsageError(
        "'\(printable(name))' names no commit here that has \(sources.joined(separator: " and ")); 'git log' lists what there is")
    }
    commit = String(decoding: ids.commit, as: UTF8.self)
    note = about.text(ids.sources, desk.folder.root)
  }

  /// Notes that it is. That this cannot be written is nobody's trouble.
  func keep() {
    if desk.environment.readsCache, let note { try? desk.folder.stateFolder().overwrite(IndexNote.name, note, isDurable: false) }
  }

  /// What the working tree has otherwise than this commit, of all that an index is made of, by git's word; nil where it has nothing so and git looks at
  /// every file.
  func difference() throws -> String? {
    let names = try git.run(
      Self.trustsNobody + ["diff", "-z", "--relative", "--name-only", "--no-ext-diff", "--ignore-submodules=none", commit, "--"] + sources,
      input: [])
    if let path = names.split(separator: 0).first {
      let name = String(decoding: path, as: UTF8.self)
      return "\(name) is not as that commit has it; commit it, or check that commit out, and run 'heard index'"
    }
    // Each as `H path`; what is not tracked, ignored or not, what is not checked out, and what git is told not to look at has another sign.
    let files = try git.run(["--literal-pathspecs", "ls-files", "-z", "-v", "--cached", "--others", "--"] + sources, input: [])
    for file in files.split(separator: 0) where file.first != UInt8(ascii: "H") {
      let path = String(decoding: file.dropFirst(2), as: UTF8.self)
      if splitPath(path).name.hasPrefix(".") { continue }
      switch file.first {
      case UInt8(ascii: "?"): return "\(path) is not in git; commit it, or move it away"
      case UInt8(ascii: "S"): return "\(path) is not checked out here; ask in a copy that has everything"
      default: return "git does not look at \(path), or it is not merged; 'git status' and 'git ls-files -v' say which"
      }
    }
    return nil
  }
}
