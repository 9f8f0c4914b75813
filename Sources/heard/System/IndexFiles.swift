import HeardKit

/// The files of an index while they are made.
struct IndexFiles {
  /// Absolute, without links and dots.
  let path: String
  let all: [GeneratedFile]
  private let markdown: GeneratedFile, json: GeneratedFile, html: GeneratedFile

  /// - Parameters:
  ///   - folder: nil where there is none yet.
  ///   - isDryRun: Whether nothing is written, so that they are only compared with what is there.
  init(in folder: Folder?, at path: String, isDryRun: Bool) throws {
    self.path = path
    all = try Self.names.map { try GeneratedFile($0, in: folder, isDryRun: isDryRun) }
    (markdown, json, html) = (all[0], all[1], all[2])
  }

  /// The index of the workspace itself.
  init(of desk: Desk, isDryRun: Bool) throws {
    let isThere = desk.folder.folder.kind(of: Self.folder) != nil
    let folder = isDryRun && !isThere ? nil : try desk.folder.folder.folder(Self.folder, creating: !isDryRun)
    try self.init(in: folder, at: "\(desk.folder.root)/\(Self.folder)", isDryRun: isDryRun)
  }

  static let folder = ".heard"
  static let names = ["INDEX.md", "index.json", "index.html"]

  /// By what the files that have their places are known again.
  var identities: [FileIdentity] { all.map(\.identity) }
  var jsonIdentity: FileIdentity { json.identity }

  /// An index in a folder that somebody names.
  ///
  /// - Throws: ``UsageError`` for one inside the tickets of any desk, and for one that has files by these names that are no index.
  init(in name: String, _ environment: Environment, isDryRun: Bool) throws {
    let path = try existingFolder(environment.absolute(name), asGiven: name)
    var (parent, last) = splitPath(path)
    while !parent.isEmpty {
      if last == "tickets", (try? Folder(root: parent))?.kind(of: "heard.yaml") != nil {
        throw UsageError("'\(name)' is among the tickets of '\(parent)'; name a folder elsewhere")
      }
      (parent, last) = splitPath(parent)
    }
    let folder = try Folder(root: path)
    let present = folder.kind(of: "index.json") == .file ? try folder.read("index.json", first: IndexPart.opening.count) : []
    if present != IndexPart.opening {
      for file in Self.names where folder.kind(of: file) != nil {
        throw UsageError("'\(name)' has another \(file), which would be lost; move it away, or name another folder")
      }
    }
    try self.init(in: folder, at: path, isDryRun: isDryRun)
  }

  /// Reads the tickets of all desks and makes the files, beside their places.
  ///
  /// - Parameter cached: What is known of the index of a single desk.
  func make(_ desks: [(desk: Desk, source: IndexSource)], _ cached: inout CachedIndex?) throws {
    var (boards, isFirst): ([Board], Bool) = ([], true)
    try json.append(IndexPart.opening)
    for (desk, source) in desks {
      var board = Board(source)
      func take(_ part: IndexPart) throws {
        for piece in part.pieces {
          try json.append(IndexPart.divider(isFirst: isFirst))
          isFirst = false
          switch piece {
          case .made(let range): try part.json.withUnsafeBytes { try json.append(UnsafeRawBufferPointer(rebasing: $0[range])) }
          case .kept(let range): try json.append(present: range)
          }
        }
        board.add(part)
        cached?.note(part)
      }
      if let parts = cached?.parts(source, present: json.identity) {
        try parts.forEach(take)
      } else {
        let now = cached == nil ? nil : desk.now
        try desk.gather(cached?.files, into: IndexPart(), { $0.add($1, source, &$2, now: now) }, take)
      }
      boards.append(board)
    }
    try json.append(IndexPart.closing(isEmpty: isFirst))
    try markdown.append(indexMarkdown(boards))
    try html.append(indexHTML(boards))
    for file in all { try file.finish() }
  }
}
