import HeardKit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where heard keeps what belongs to this copy of a workspace alone, as the record of its last plan: never committed, never cloned.
///
/// In git's own folder for this working tree, so that each worktree has its own; without a repository in `.heard`.
extension WorkspaceFolder {
  /// The folder, made where it is missing.
  func stateFolder() throws -> Folder { try stateParent().folder(creating: true) }

  /// The folder, if something was ever kept there.
  var existingStateFolder: Folder? { try? stateParent().folder(creating: false) }

  private struct Place {
    let parent: Folder
    let path: String
    func folder(creating: Bool) throws -> Folder { try parent.folder(path, creating: creating) }
  }

  private func stateParent() throws -> Place {
    guard let (gitFolder, below) = repository else { return Place(parent: folder, path: ".heard/state") }
    // Several desks may share a repository. No path has a component '%', so this can be no other desk's.
    return Place(parent: try Folder(root: gitFolder), path: "heard/\(below)%")
  }

  /// The git folder of the working tree that this workspace is in, and where in it the workspace is: empty, or `support/`. nil outside of one.
  /// Found without asking git, since that would cost a process.
  var repository: (gitFolder: String, below: String)? {
    var top = root
    while true {
      if let gitFolder = Self.gitFolder(of: top) {
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
