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
    markdown = try GeneratedFile("INDEX.md", in: folder, isDryRun: isDryRun)
    json = try GeneratedFile("index.json", in: folder, isDryRun: isDryRun)
    html = try GeneratedFile("index.html", in: folder, isDryRun: isDryRun)
    all = [markdown, json, html]
  }

  /// The index of the workspace itself.
  init(of desk: Desk, isDryRun: Bool) throws {
    let isThere = desk.folder.folder.kind(of: Self.folder) != nil
    let folder = isDryRun && !isThere ? nil : try desk.folder.folder.folder(Self.folder, creating: !isDryRun)
    try self.init(in: folder, at: "\(desk.folder.root)/\(Self.folder)", isDryRun: isDryRun)
  }

  static let folder = ".heard"
  /// The files of the workspace's own index.
  static let paths = ["INDEX.md", "index.json", "index.html"].map { "\(folder)/\($0)" }

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
      for file in ["index.json", "index.html", "INDEX.md"] where folder.kind(of: file) != nil {
        throw UsageError("'\(name)' has another \(file), which would be lost; move it away, or name another folder")
      }
    }
    try self.init(in: folder, at: path, isDryRun: isDryRun)
  }

  /// Reads the tickets of all desks and makes the files, beside their places.
  func make(_ desks: [(desk: Desk, source: IndexSource)]) throws {
    var (boards, isFirst): ([Board], Bool) = ([], true)
    try json.append(IndexPart.opening)
    for (desk, source) in desks {
      var board = Board(source)
      try desk.gather(into: IndexPart()) { part, ticket, levels in
        part.add(ticket, source) { levels.readings(of: $0, now: $1) }
      } _: { part in
        // The first comma has nothing before it.
        try part.json.withUnsafeBytes { try json.append(UnsafeRawBufferPointer(rebasing: $0.dropFirst(isFirst ? 1 : 0))) }
        isFirst = isFirst && part.json.isEmpty
        board.add(part)
      }
      boards.append(board)
    }
    try json.append(IndexPart.closing(isEmpty: isFirst))
    try markdown.append(indexMarkdown(boards))
    try html.append(indexHTML(boards))
    for file in all { try file.finish() }
  }
}
