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
    if let (_, source) = desks.first, let parts = cached?.parts(present: identities, source) {
      return try make(source, of: parts, &cached)
    }
    var (boards, objects) = ([Board](), try ObjectList(json))
    for (desk, source) in desks {
      var board = Board(source)
      let now = cached == nil ? nil : desk.now
      try desk.gather(cached?.files, into: IndexPart(), { $0.add($1, source, &$2, now: now) }) { part in
        try objects.add(part)
        board.add(part)
        cached?.note(part)
      }
      board.finish()
      boards.append(board)
    }
    try objects.finish()
    try makePages(boards)
  }

  /// Makes them of what is in part as it was. The pages show nothing that index.json has not, so where that is the same, they are.
  private func make(_ source: IndexSource, of parts: [IndexPart], _ cached: inout CachedIndex?) throws {
    var (board, objects) = (Board(source), try ObjectList(json))
    for part in parts {
      try objects.add(part)
      board.add(part)
      cached?.note(part)
    }
    try objects.finish()
    guard json.isStale else { return }
    try cached?.standing(source).forEach { board.add($0) }
    board.finish()
    try makePages([board])
  }

  private func makePages(_ boards: [Board]) throws {
    try indexMarkdown(boards).withBytes { try markdown.append($0) }
    try indexHTML(boards).withBytes { try html.append($0) }
    for page in [markdown, html] { try page.finish() }
  }
}

/// index.json while it is made. What stands together in the present file is taken over at once.
private struct ObjectList {
  private let file: GeneratedFile
  private var isEmpty = true
  private var kept: Range<Int>?

  init(_ file: GeneratedFile) throws {
    self.file = file
    try file.append(IndexPart.opening)
  }

  mutating func add(_ part: IndexPart) throws {
    for piece in part.pieces {
      switch piece {
      case .made(let range):
        try divide()
        try part.json.withUnsafeBytes { try file.append(UnsafeRawBufferPointer(rebasing: $0[range])) }
      case .kept(let range):
        if let before = kept, before.isRight(before: range) {
          kept = before.lowerBound..<range.upperBound
        } else {
          try divide()
          kept = range
        }
      }
    }
  }

  mutating func finish() throws {
    try takeOver()
    try file.append(IndexPart.closing(isEmpty: isEmpty))
    try file.finish()
  }

  private mutating func divide() throws {
    try takeOver()
    try file.append(IndexPart.divider(isFirst: isEmpty))
    isEmpty = false
  }

  private mutating func takeOver() throws {
    if let range = kept.take() { try file.append(present: range) }
  }
}
