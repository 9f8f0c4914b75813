import HeardKit

/// Folders below one, each opened once for all that is done in it.
struct OpenFolders {
  private let root: Folder
  private var open = Few<FilePath, Folder>()

  /// So many are held open at a time: a process may not open many files.
  private static let most = 64

  init(_ root: Folder) { self.root = root }

  /// As ``Folder/folder(_:creating:)``.
  mutating func folder(_ path: String, creating: Bool = false) throws -> Folder {
    if let folder = open[FilePath(path)] { return folder }
    if open.keys.count >= Self.most { open = Few() }
    let folder = try root.folder(path, creating: creating)
    open.add(FilePath(path), folder)
    return folder
  }
}
