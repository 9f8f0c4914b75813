#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The way in which the hook reads: git's index and objects from their files. A hook runs at each commit, and every process of git costs more than all
/// else that it does.
///
/// It knows the ordinary repository only; wherever it does not, git itself is asked.
final class Staging {
  private let objects: ObjectReader
  let index: GitIndex
  /// The top folder of HEAD.
  private let head: ObjectReader.Object

  /// - Parameters:
  ///   - folder: The top of the working tree, where git runs hooks.
  ///   - path: The index, if not the one that git would use.
  ///   - readsObjects: Whether objects are read from their files too, and not asked of git.
  /// - Returns: nil for what is out of the ordinary: no commit yet, conflicts, an index of another version, split or sparse.
  init?(in folder: String, index path: String? = nil, readsObjects: Bool = true) {
    func absolute(_ path: String) -> String { path.hasPrefix("/") ? path : "\(folder)/\(path)" }
    guard variable("GIT_WORK_TREE") == nil, let gitFolder = variable("GIT_DIR").map(absolute) ?? WorkspaceFolder.gitFolder(of: folder)
    else { return nil }
    objects = ObjectReader(in: folder, files: readsObjects ? ObjectFiles(gitFolder: gitFolder) : nil)
    guard let head = try? objects.read([Self.tree(of: "HEAD")])[0],
      let index = GitIndex(path ?? variable("GIT_INDEX_FILE").map(absolute) ?? "\(gitFolder)/index", idSize: head.id.count / 2)
    else { return nil }
    (self.index, self.head) = (index, head)
  }

  /// What differs between a commit and the index, in the order of paths; nil where there is no such commit.
  func changes(against commit: String) throws -> [StagedChange]? {
    guard let top = commit == "HEAD" ? head : try objects.read([Self.tree(of: commit)])[0] else { return nil }
    return try StagedDifference.changes(index, top, from: objects)
  }

  private static func tree(of commit: String) -> [UInt8] { Array("\(commit)^{tree}".utf8) }

  /// Some objects by name: an id, `HEAD:path`, `:path` for what is staged. What does not exist is nil.
  func read(_ names: [[UInt8]]) throws -> [[UInt8]?] {
    let staged = names.map { $0.first == UInt8(ascii: ":") ? index.id(of: Array($0.dropFirst())) ?? [UInt8(ascii: "-")] : $0 }
    return try objects.read(staged).map { $0?.bytes }
  }
}

/// What this process was told under a name.
private func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
