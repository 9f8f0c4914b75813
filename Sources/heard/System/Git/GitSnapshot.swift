import HeardKit

/// A workspace as git has it, in the index or in a commit. The working tree is never read.
struct GitSnapshot {
  enum Place {
    case staged
    case commit(String)
  }

  /// heard.yaml, what stands among tickets, and responses, in the order of paths.
  let files: [WorkspaceFolder.File]
  /// Those of which the index has several versions, as a merge leaves them; none of these is read.
  let unmerged: Set<String>
  private let ids: [FilePath: [UInt8]]
  private let git: Git
  /// What stands before a path in the name of an object: `:./`, `<id>:./`.
  private let prefix: String

  /// - Throws: ``UsageError`` for a revision that is no commit, ``GitError`` outside a repository.
  init(_ place: Place, of git: Git, paths: [String] = ["heard.yaml", "tickets", "responses"]) throws {
    self.git = git
    let listing: [UInt8]
    switch place {
    case .staged:
      prefix = ":./"
      listing = try git.run(["ls-files", "-s", "-z", "--"] + paths, input: [])
    case .commit(let name):
      guard let id = git.line("rev-parse", "--quiet", "--verify", "--end-of-options", "\(name)^{commit}") else {
        throw UsageError("no commit '\(printable(name))' here; 'git log' lists what there is")
      }
      prefix = "\(id):./"
      listing = try git.run(["ls-tree", "-r", "-z", id, "--"] + paths, input: [])
    }
    (files, ids, unmerged) = Self.read(listing)
    try git.fetchMissing(Array(ids.values))
  }

  /// The bytes of some files, in their order; empty for what is no file.
  func read(_ files: ArraySlice<WorkspaceFolder.File>) throws -> [[UInt8]] {
    try git.objects(files.map { ids[FilePath($0.path)] ?? [] }).map { $0 ?? [] }
  }

  /// The bytes of any file of the workspace, as a calendar's holidays.
  func read(_ path: String) -> [UInt8]? { reader(path) }

  /// Reads any file of the workspace, on whatever thread, by a process of its own.
  var reader: @Sendable (String) -> [UInt8]? {
    let (folder, prefix) = (git.folder, prefix)
    return { path in
      if path.utf8.contains(UInt8(ascii: "\n")) { return nil }
      return (try? Git(folder: folder).objects([Array((prefix + path).utf8)])).flatMap { $0.first ?? nil }
    }
  }

  func responses() throws -> ResponseLibrary {
    let found = files.filter { $0.kind == .file && $0.path.hasPrefix("responses/") && !unmerged.contains($0.path) }
    return ResponseLibrary(zip(found, try read(found[...])).map { ($0.path, $1) })
  }

  /// `100644 <id> 0\tpath` of the index, `100644 blob <id>\tpath` of a tree. Of an unmerged path there is a row for each version.
  private static func read(_ listing: [UInt8]) -> ([WorkspaceFolder.File], [FilePath: [UInt8]], unmerged: Set<String>) {
    var files: [WorkspaceFolder.File] = []
    var ids: [FilePath: [UInt8]] = [:]
    var unmerged: Set<String> = []
    for row in listing.split(separator: 0) {
      guard let tab = row.firstIndex(of: UInt8(ascii: "\t")) else { continue }
      let path = String(decoding: row[(tab + 1)...], as: UTF8.self)
      let words = row[..<tab].split(separator: UInt8(ascii: " "))
      guard words.count == 3, isLooked(at: path) else { continue }
      let isOfIndex = words[1].count >= 40
      if isOfIndex, !words[2].elementsEqual("0".utf8) {
        if !unmerged.insert(path).inserted { continue }
      } else {
        ids[FilePath(path)] = Array(isOfIndex ? words[1] : words[2])
      }
      files.append(
        WorkspaceFolder.File(
          path: path, kind: words[0].starts(with: "100".utf8) ? .file : words[0].elementsEqual("120000".utf8) ? .link : .other))
    }
    return (files.sorted { $0.path < $1.path }, ids, unmerged)
  }

  private static func isLooked(at path: String) -> Bool {
    path == "heard.yaml"
      || (path.hasSuffix(".md") || path.hasPrefix("tickets/")) && !path.split(separator: "/").contains { $0.hasPrefix(".") }
  }
}
