#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// git's objects, read from its files: loose ones and packs. This room is here because a process of git costs a commit more than all that the hook does
/// besides; without it everything is as it was, only slower.
///
/// It knows what git writes ordinarily, and looks at each byte as if a stranger had written it. Of all else (objects that are elsewhere or still with a
/// remote, SHA-256, reftable, worktrees, replaced objects, names of other forms) it says that it does not know, so that git is asked. An object's id
/// says what it holds, wherever it was found.
final class ObjectFiles {
  enum Answer {
    case object(ObjectReader.Object)
    /// There is none of that name.
    case nothing
    /// git is to be asked.
    case unknown
  }

  private let gitFolder: String
  /// The lines of names that have no file of their own.
  private let packedReferences: [UInt8]
  /// The last commit of which the top folder was asked for: its name, and the folder.
  private var last: (commit: ArraySlice<UInt8>, tree: (id: [UInt8], object: GitObject))?
  /// Opened with the first object.
  private lazy var packs: [GitPack] = openPacks()

  /// - Returns: nil where names mean something else than the files of this folder say.
  init?(gitFolder: String) {
    guard getenv("GIT_COMMON_DIR") == nil, getenv("GIT_REPLACE_REF_BASE") == nil else { return nil }
    guard ["commondir", "refs/replace"].allSatisfy({ access("\(gitFolder)/\($0)", F_OK) != 0 }) else { return nil }
    packedReferences = (try? readFile("\(gitFolder)/packed-refs")) ?? []
    guard !packedReferences.contains(run: Array(" refs/replace/".utf8)) else { return nil }
    self.gitFolder = gitFolder
  }

  /// - Parameter name: An id, or `HEAD`, `MERGE_HEAD` or an id, followed by `^{tree}`, `^{commit}` or `:path`; `-` is nothing's.
  func read(_ name: [UInt8]) -> Answer {
    if name == [UInt8(ascii: "-")] { return .nothing }
    let end = name.firstIndex { $0 == UInt8(ascii: "^") || $0 == UInt8(ascii: ":") } ?? name.count
    let (start, rest) = (name[..<end], name[end...])
    if start.elementsEqual("MERGE_HEAD".utf8), access("\(gitFolder)/MERGE_HEAD", F_OK) != 0 { return .nothing }
    if rest.isEmpty || rest.elementsEqual("^{commit}".utf8) {
      guard let id = id(start), let object = object(id), rest.isEmpty || object.kind == .commit else { return .unknown }
      return .object(Self.named(id, object))
    }
    guard let tree = tree(of: start) else { return .unknown }
    if rest.elementsEqual("^{tree}".utf8) { return .object(Self.named(tree.id, tree.object)) }
    guard rest.first == UInt8(ascii: ":") else { return .unknown }
    switch place(rest.dropFirst(), in: tree.object) {
    case .at(let id): return object(id).map { .object(Self.named(id, $0)) } ?? .unknown
    case .nowhere: return .nothing
    case .unknown: return .unknown
    }
  }

  /// The ids, in hexadecimal digits, of what stands at some paths of a commit; nil where git is to be asked, as for what is not there.
  func ids(of paths: [[UInt8]], in commit: String) -> [[UInt8]]? {
    guard let tree = tree(of: Array(commit.utf8)[...]) else { return nil }
    var ids: [[UInt8]] = []
    for path in paths {
      guard case .at(let id) = place(path[...], in: tree.object) else { return nil }
      ids.append(id.withUnsafeBytes { hexadecimal($0) })
    }
    return ids
  }

  /// The top folder of a commit.
  private func tree(of commit: ArraySlice<UInt8>) -> (id: [UInt8], object: GitObject)? {
    if let last, last.commit == commit { return last.tree }
    guard let id = id(commit), let object = object(id), object.kind == .commit, object.bytes.starts(with: "tree ".utf8),
      let treeID = bytes(ofHexadecimal: object.bytes.dropFirst(5).prefix(2 * GitPack.idSize)), let tree = self.object(treeID),
      tree.kind == .tree
    else { return nil }
    last = (commit, (treeID, tree))
    return (treeID, tree)
  }

  private static func named(_ id: [UInt8], _ object: GitObject) -> ObjectReader.Object {
    ObjectReader.Object(id: id.withUnsafeBytes { hexadecimal($0) }, bytes: object.bytes)
  }

  private enum Place {
    case at(_ id: [UInt8])
    case nowhere, unknown
  }

  /// What stands at a path.
  private func place(_ path: ArraySlice<UInt8>, in tree: GitObject) -> Place {
    let path = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    // git reads such paths from the folder in which it runs.
    guard path.allSatisfy({ !$0.isEmpty && !$0.elementsEqual(".".utf8) && !$0.elementsEqual("..".utf8) }) else { return .unknown }
    var (object, id): (GitObject, [UInt8]) = (tree, [])
    for (depth, name) in path.enumerated() {
      if depth > 0 {
        guard let below = self.object(id) else { return .unknown }
        object = below
      }
      guard object.kind == .tree else { return .nowhere }
      let found = object.bytes.withUnsafeBytes { bytes -> (id: [UInt8]?, isWhole: Bool) in
        var entries = TreeEntries(bytes, idSize: GitPack.idSize)
        while let entry = entries.next() { if entry.name.elementsEqual(name) { return (Array(entry.id), true) } }
        return (nil, entries.isWhole)
      }
      guard let next = found.id else { return found.isWhole ? .nowhere : .unknown }
      id = next
    }
    return .at(id)
  }

  // MARK: Names

  /// The id, as bytes, of `HEAD`, of `MERGE_HEAD`, or that is written so.
  private func id(_ name: ArraySlice<UInt8>) -> [UInt8]? {
    guard name.elementsEqual("HEAD".utf8) || name.elementsEqual("MERGE_HEAD".utf8) else { return bytes(ofHexadecimal: name) }
    guard let line = try? readFile("\(gitFolder)/\(String(decoding: name, as: UTF8.self))") else { return nil }
    return line.starts(with: "ref: refs/heads/".utf8) && line.last == newline
      ? branch(Array(line[5..<(line.count - 1)])) : Self.id(inLine: line[...])
  }

  /// Where a branch is: in a file of its own, else in the list of all.
  private func branch(_ reference: [UInt8]) -> [UInt8]? {
    guard !reference.contains(0), !reference.contains(run: Array("..".utf8)) else { return nil }
    let path = "\(gitFolder)/\(String(decoding: reference, as: UTF8.self))"
    if access(path, F_OK) == 0 { return (try? readFile(path)).flatMap { Self.id(inLine: $0[...]) } }
    let length = 2 * GitPack.idSize + 1 + reference.count
    return packedReferences.split(separator: newline).first { $0.count == length && $0.suffix(reference.count).elementsEqual(reference) }
      .flatMap(
        Self.id)
  }

  /// The id with which a line begins.
  private static func id(inLine line: ArraySlice<UInt8>) -> [UInt8]? {
    let length = 2 * GitPack.idSize
    guard let next = line.dropFirst(length).first, next == newline || next == UInt8(ascii: " ") else { return nil }
    return bytes(ofHexadecimal: line.prefix(length))
  }

  // MARK: Objects

  private func object(_ id: [UInt8]) -> GitObject? {
    for pack in packs {
      if let object = id.withUnsafeBytes(pack.place).flatMap(pack.object) { return object }
    }
    return loose(id)
  }

  /// An object in a file of its own: `blob 12`, a NUL and the bytes, packed as one stream.
  private func loose(_ id: [UInt8]) -> GitObject? {
    let digits = id.withUnsafeBytes { hexadecimal($0) }
    let (folder, name) = (String(decoding: digits[..<2], as: UTF8.self), String(decoding: digits[2...], as: UTF8.self))
    guard let file = try? readFile("\(gitFolder)/objects/\(folder)/\(name)") else { return nil }
    // Texts hardly ever shrink to a sixteenth.
    let unpacked = file.withUnsafeBytes { inflate($0, most: 1024 + 16 * file.count) ?? inflate($0, most: GitPack.mostBytes) }
    guard let unpacked, let nul = unpacked.prefix(32).firstIndex(of: 0), let blank = unpacked[..<nul].firstIndex(of: UInt8(ascii: " ")),
      Int(String(decoding: unpacked[(blank + 1)..<nul], as: UTF8.self)) == unpacked.count - nul - 1,
      let kind = GitObject.Kind(unpacked[..<blank])
    else { return nil }
    return GitObject(kind: kind, bytes: Array(unpacked[(nul + 1)...]))
  }

  private func openPacks() -> [GitPack] {
    guard let folder = try? Folder(root: "\(gitFolder)/objects/pack"), let names = try? folder.entries().map(\.name) else { return [] }
    return names.filter { $0.hasSuffix(".idx") }.compactMap { GitPack("\(folder.path)/\($0.dropLast(4))") }
  }
}

private let newline = UInt8(ascii: "\n")

/// The bytes that as many pairs of digits are; nil unless they are an id.
private func bytes(ofHexadecimal digits: ArraySlice<UInt8>) -> [UInt8]? {
  guard digits.count == 2 * GitPack.idSize else { return nil }
  var (bytes, value): ([UInt8], UInt8) = ([], 0)
  for (index, digit) in digits.enumerated() {
    switch digit {
    case 48...57: value = value << 4 | (digit - 48)
    case 97...102: value = value << 4 | (digit - 87)
    default: return nil
    }
    if index & 1 == 1 { bytes.append(value) }
  }
  return bytes
}
