import HeardKit

/// A workspace on disk: a folder with a heard.yaml.
struct WorkspaceFolder: Sendable {
  /// Absolute.
  let root: String
  let folder: Folder
  let configuration: Configuration

  /// Finds the workspace that a folder is in, upward as git does, and reads its configuration.
  init(from start: String) throws {
    var root = start
    while try Folder(root: root).kind(of: "heard.yaml") == nil {
      guard let slash = root.lastIndex(of: "/"), root != "/" else {
        throw UsageError("no heard.yaml here or in any folder above; 'heard init' makes a workspace, '-C DIR' names one")
      }
      root = slash == root.startIndex ? "/" : String(root[..<slash])
    }
    self.root = root
    folder = try Folder(root: root)
    if let kind = folder.kind(of: "heard.yaml"), kind != .file {
      throw WorldError("\(root)/heard.yaml: it is a \(kind.name), which is not followed; put the file itself here")
    }
    configuration = Configuration.read(try folder.read("heard.yaml"))
  }

  /// The same folder under another configuration.
  init(_ workspace: WorkspaceFolder, under configuration: Configuration) {
    (root, folder) = (workspace.root, workspace.folder)
    self.configuration = configuration
  }

  /// A file of the tickets' folders.
  struct File: Sendable {
    /// Relative to the workspace.
    let path: String
    let kind: FileKind
    /// The bytes of the path before the file's name, the slash included.
    let nameStart: Int

    init(path: String, kind: FileKind) {
      (self.path, self.kind) = (path, kind)
      nameStart = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path.utf8.distance(from: path.startIndex, to: $0) + 1 } ?? 0
    }

    fileprivate init(_ folder: String, _ name: String, _ kind: FileKind) {
      (path, self.kind, nameStart) = ("\(folder)/\(name)", kind, folder.utf8.count + 1)
    }
  }

  /// Every file below `tickets/` that is not hidden, in the order of paths' bytes.
  ///
  /// - Throws: ``WorldError`` where something else than a folder stands in its place.
  func files(below top: String = "tickets") throws -> [File] {
    guard let kind = folder.kind(of: top) else { return [] }
    guard kind == .folder else {
      throw WorldError("\(top): it is no folder but a \(kind.name), which is not followed; put the folder itself here")
    }
    var files: [File] = []
    // Each folder is sorted for itself and a folder stands where its first path does: that is the order of all, for fewer and shorter comparisons.
    var queue = [(path: top, name: SortedName("", .folder))]
    while let (path, entry) = queue.popLast() {
      guard entry.kind == .folder else {
        files.append(File(path, entry.name, entry.kind))
        continue
      }
      let inner = entry.name.isEmpty ? path : "\(path)/\(entry.name)"
      let found = try folder.folder(inner).entries().filter { !$0.name.utf8.starts(with: ".".utf8) }.map { SortedName($0.name, $0.kind) }
      queue += found.sorted { $1 < $0 }.lazy.map { (inner, $0) }
    }
    return files
  }

  /// What stands in a folder, as it is sorted by whole paths: a folder's name goes on with a slash.
  private struct SortedName: Comparable {
    let name: String
    let kind: FileKind
    /// The first eight bytes, which mostly decide.
    private let start: UInt64

    init(_ name: String, _ kind: FileKind) {
      (self.name, self.kind) = (name, kind)
      var (start, count) = (UInt64(0), 0)
      for byte in name.utf8.prefix(8) { (start, count) = (start << 8 | UInt64(byte), count + 1) }
      if kind == .folder, count < 8 { (start, count) = (start << 8 | UInt64(UInt8(ascii: "/")), count + 1) }
      self.start = start << (8 * UInt64(8 - count))
    }

    private var path: String { kind == .folder ? name + "/" : name }

    static func < (left: SortedName, right: SortedName) -> Bool {
      left.start != right.start ? left.start < right.start : left.path.utf8.lexicographicallyPrecedes(right.path.utf8)
    }

    static func == (left: SortedName, right: SortedName) -> Bool { left.path.utf8.elementsEqual(right.path.utf8) }
  }

  /// The bytes of a file at a path below the workspace.
  func read(_ path: String) throws -> [UInt8] {
    let (parent, name) = splitPath(path)
    return try folder.folder(parent).read(name)
  }

  /// The ticket at a path.
  func ticket(_ path: String) throws -> Ticket {
    ticket(path, try read(path))
  }

  /// The ticket that some bytes are at a path.
  func ticket(_ path: String, _ bytes: [UInt8]) -> Ticket {
    Ticket(path: path, placement: configuration.placement(ofFolder: splitPath(path).folder), document: TicketDocument(bytes))
  }
}
