import HeardKit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where heard keeps what belongs to this copy of a workspace alone, as the record of its last plan: never committed, never cloned.
///
/// In git's own folder for this working tree, so that each worktree has its own; without a repository in the user's own folder for such things, by the
/// workspace's path: what lies in the workspace may have come with it, and a record is obeyed.
extension WorkspaceFolder {
  /// The folder, made where it is missing.
  func stateFolder() throws -> Folder { try state(creating: true) }

  /// The folder, if something was ever kept there.
  var existingStateFolder: Folder? { try? state(creating: false) }

  /// Whether there is a place for records.
  var keepsRecords: Bool { repository != nil || stateHome != nil }

  private func state(creating: Bool) throws -> Folder {
    // Several desks may share a place. Hardly a path has a component '%', so this is no other desk's.
    if let (gitFolder, below) = repository { return try Folder(root: gitFolder).folder("heard/\(below)%", creating: creating) }
    guard let stateHome else { throw WorldError("\(root): no place for records; set HOME or XDG_STATE_HOME, or run 'git init'") }
    if creating { makeFolders(stateHome) }
    return try Folder(root: stateHome).folder("heard\(root)/%", creating: creating)
  }

  /// Makes a folder of the user's and those above it, links followed. Who opens it sees whether it is there.
  private func makeFolders(_ path: String) {
    for end in path.indices.dropFirst() where path[end] == "/" { mkdir(String(path[..<end]), 0o700) }
    mkdir(path, 0o700)
  }

  /// The git folder of the working tree that this workspace is in, and where in it the workspace is: empty, or `support/`. nil outside of one.
  /// Found without asking git, since that would cost a process.
  var repository: (gitFolder: String, below: String)? { Self.repository(of: root) }

  /// As ``repository``, of the workspace in a folder.
  static func repository(of root: String) -> (gitFolder: String, below: String)? {
    var top = root
    while true {
      if let gitFolder = gitFolder(of: top) {
        return (gitFolder, root == top ? "" : String(root.dropFirst(top == "/" ? 1 : top.count + 1)) + "/")
      }
      guard let slash = top.lastIndex(of: "/"), top != "/" else { return nil }
      top = slash == top.startIndex ? "/" : String(top[..<slash])
    }
  }

  /// The git folder of a working tree's top: `.git`, or where a file of that name leads, as in worktrees and submodules.
  static func gitFolder(of top: String) -> String? {
    guard let folder = try? Folder(root: top), let kind = folder.kind(of: ".git") else { return nil }
    var place = "\(top)/.git"
    if kind == .file {
      guard let bytes = try? folder.read(".git"), bytes.starts(with: "gitdir: ".utf8) else { return nil }
      let target = String(decoding: bytes.dropFirst(8).prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
      place = target.hasPrefix("/") ? target : "\(top)/\(target)"
    }
    // Anybody can write such a file; every git folder has a HEAD.
    return (try? Folder(root: place))?.kind(of: "HEAD") == .file ? place : nil
  }
}
