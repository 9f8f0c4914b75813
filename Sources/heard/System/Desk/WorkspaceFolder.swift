import HeardKit

/// A workspace on disk: a folder with a heard.yaml.
struct WorkspaceFolder: Sendable {
  /// Absolute.
  let root: String
  let folder: Folder
  let configuration: Configuration
  /// A number for the bytes that it was read from; 0 where it stands in another heard.yaml than the one here.
  let configurationKey: UInt64
  /// Where this user's programs keep their records, for a workspace without a repository; nil for nowhere.
  let stateHome: String?

  init(in environment: Environment) throws { try self.init(from: environment.folder, stateHome: environment.stateHome) }

  /// Finds the workspace that a folder is in, upward as git does, and reads its configuration.
  init(from start: String, stateHome: String? = nil) throws {
    (root, self.stateHome) = (try Self.root(from: start), stateHome)
    folder = try Folder(root: root)
    if let kind = folder.kind(of: "heard.yaml"), kind != .file {
      throw WorldError("\(root)/heard.yaml: it is a \(kind.name), which is not followed; put the file itself here")
    }
    let bytes = try folder.read("heard.yaml")
    (configuration, configurationKey) = (Configuration.read(bytes), Hash64(bytes).value)
  }

  /// The folder of the workspace that a folder is in.
  static func root(from start: String) throws -> String {
    var root = start
    while try Folder(root: root).kind(of: "heard.yaml") == nil {
      guard let slash = root.lastIndex(of: "/"), root != "/" else {
        throw UsageError("no heard.yaml here or in any folder above; 'heard init' makes a workspace, '-C DIR' names one")
      }
      root = slash == root.startIndex ? "/" : String(root[..<slash])
    }
    return root
  }

  /// The same folder under another configuration.
  init(_ workspace: WorkspaceFolder, under configuration: Configuration) {
    (root, folder, stateHome) = (workspace.root, workspace.folder, workspace.stateHome)
    self.configuration = configuration
    configurationKey = 0
  }

  /// A file of the tickets' folders.
  struct File: Sendable {
    /// Relative to the workspace.
    let path: String
    let kind: FileKind
    /// Whether its name ends in `.md`, and then whether it stands among the tickets.
    let isMarkdown: Bool
    let isTicket: Bool

    init(path: String, kind: FileKind, isMarkdown: Bool, isTicket: Bool) {
      (self.path, self.kind, self.isMarkdown, self.isTicket) = (path, kind, isMarkdown, isTicket)
    }

    init(path: String, kind: FileKind) {
      let isMarkdown = path.hasSuffix(".md")
      self.init(path: path, kind: kind, isMarkdown: isMarkdown, isTicket: isMarkdown && path.hasPrefix("tickets/"))
    }
  }

  /// Every file below `tickets/` that is not hidden, in the order of paths' bytes.
  ///
  /// - Parameter sought: Regular files that none of these names can mean are left out.
  /// - Throws: ``WorldError`` where something else than a folder stands in its place.
  func files(below top: String = "tickets", seeking sought: SoughtNames? = nil) throws -> FileList {
    guard let kind = folder.kind(of: top) else { return FileList() }
    guard kind == .folder else {
      throw WorldError("\(top): it is no folder but a \(kind.name), which is not followed; put the folder itself here")
    }
    // Those of one depth are listed at the same time, and stand behind one another as those that hold them do.
    var (listings, depth) = ([FolderListing](), [top])
    while !depth.isEmpty {
      let paths = depth
      let found = try mapConcurrently(paths.count) { try FolderListing(folder.folder(paths[$0]), path: paths[$0], seeking: sought) }
      depth = found.flatMap(\.folders)
      listings += found
    }
    return FileList(listings)
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
