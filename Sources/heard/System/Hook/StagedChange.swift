import HeardKit

/// One file that differs between a commit and the index, as git's raw format tells it. Renames come as a deletion and an addition.
struct StagedChange: Equatable {
  /// Below the top of the repository.
  var path: [UInt8]
  /// nil where it is added.
  var before: Version?
  /// nil where it is deleted.
  var after: Version?
  /// Whether the index has the versions of an unfinished merge; then there is neither a before nor an after.
  var isUnmerged = false
  /// Whether a submodule takes the place, so that there is no after.
  var isSubmodule = false

  struct Version: Equatable {
    var isLink: Bool
    /// The object's name in hexadecimal digits.
    var id: [UInt8]

    /// nil for what is no file: nothing, or a submodule.
    init?(mode: ArraySlice<UInt8>, id: ArraySlice<UInt8>) {
      isLink = mode.elementsEqual("120000".utf8)
      guard isLink || mode.starts(with: "100".utf8) else { return nil }
      self.id = Array(id)
    }

    init?(mode: UInt32, id: [UInt8]) {
      isLink = mode == 0o120000
      guard isLink || mode & 0o170000 == 0o100000 else { return nil }
      self.id = id
    }
  }

  /// Reads `:100644 100644 <id> <id> M`, then the path, each ended by a NUL.
  static func read(_ raw: [UInt8]) -> [StagedChange] {
    var changes: [StagedChange] = []
    var fields = raw.split(separator: 0).makeIterator()
    while let terms = fields.next(), let path = fields.next() {
      let words = terms.dropFirst().split(separator: UInt8(ascii: " "))
      guard words.count == 5 else { continue }
      if words[4].first == UInt8(ascii: "U") {
        changes.append(StagedChange(path: Array(path), isUnmerged: true))
        continue
      }
      changes.append(
        StagedChange(
          path: Array(path), before: Version(mode: words[0], id: words[2]), after: Version(mode: words[1], id: words[3]),
          isSubmodule: words[1].elementsEqual("160000".utf8)))
    }
    return changes
  }
}

extension StagedChange {
  static let configuration = Array("heard.yaml".utf8)

  var isConfiguration: Bool { path.split(separator: UInt8(ascii: "/")).last?.elementsEqual(Self.configuration) ?? false }

  /// What a ticket keeps when it moves: its id, or the file's name where that begins with none.
  var ticketName: String { heard.ticketName(ofPath: String(decoding: path, as: UTF8.self)) }

  /// The folders that may be the workspace of this file, the outermost first; none if it is neither a ticket nor a heard.yaml.
  var workspaces: [[UInt8]] {
    let parts = path.split(separator: UInt8(ascii: "/"))
    guard let name = parts.last else { return [] }
    if isConfiguration { return [Array(path[..<name.startIndex])].filter(isNameable) }
    let isLink = after?.isLink ?? isSubmodule
    guard isLink || name.suffix(3).elementsEqual(".md".utf8) else { return [] }
    return parts.indices.filter { index in
      parts[index].elementsEqual("tickets".utf8) && (index < parts.count - 1 || isLink)
        && !parts[(index + 1)...].contains { $0.first == UInt8(ascii: ".") }
    }.map { Array(path[..<parts[$0].startIndex]) }.filter(isNameable)
  }

  /// Whether `cat-file`, which reads names by lines, can be asked for a file in it.
  private func isNameable(_ folder: [UInt8]) -> Bool { !folder.contains(UInt8(ascii: "\n")) }
}

/// What a ticket keeps when it moves: its id, or the file's name where that begins with none.
func ticketName(ofPath path: String) -> String {
  let name = splitPath(path).name
  return TicketID(fileName: name)?.text ?? name
}

extension Git {
  /// What is staged, against a commit.
  func staged(against commit: String) throws -> [StagedChange] {
    if let staging, let changes = try? staging.changes(against: commit) { return changes }
    // Plumbing, so that no setting for people changes its answer.
    let arguments = ["--cached", "--raw", "-z", "--no-renames", "--no-abbrev", "--ita-invisible-in-index", commit]
    return StagedChange.read(try run(["diff-index"] + arguments, input: []))
  }

  /// What the next commit changes; everything, if it is the first.
  func staged() throws -> [StagedChange] {
    do {
      return try staged(against: "HEAD")
    } catch let error as GitError {
      guard line("rev-parse", "--quiet", "--verify", "HEAD") == nil, let empty = line("hash-object", "-t", "tree", "/dev/null") else {
        throw error
      }
      return try staged(against: empty)
    }
  }

  /// Every path below a folder that is staged, changed or not.
  func stagedPaths(below folder: [UInt8]) throws -> [[UInt8]] {
    if let index = staging?.index { return index.paths(below: folder) }
    let pathspec = ":(top,literal)" + String(decoding: folder, as: UTF8.self)
    return try self("ls-files", "-z", "--full-name", "--", pathspec).split(separator: 0).map { Array($0) }
  }
}
