import HeardKit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The note that the workspace's own index is of some commit's files. It names by their ids in git all that an index is made of, the zones in which it tells times,
/// and a number for the files of the index, for the heard that made them, and for the zones' rules.
///
/// It is believed where it says exactly what a new one would, so that one that is torn or of other files is none. What a new one is to be about it says itself:
/// heard.yaml, which says what holidays and zones there are, is among what it names.
struct IndexNote {
  /// What an index is made of, below the workspace.
  private(set) var sources: [String] = []
  /// Of the workspace and of its calendars.
  private var zones: [String] = []

  static let name = "index.revision"

  init(_ configuration: Configuration) {
    sources = ["tickets", "heard.yaml"] + Set(configuration.calendars.flatMap(\.holidayFiles)).sorted()
    zones = Set([configuration.timezone] + configuration.calendars.compactMap(\.timezone)).sorted()
  }

  /// What a note is about.
  private init(of note: [UInt8]) {
    for line in note.split(separator: UInt8(ascii: "\n")).dropFirst(2) {
      let name = String(decoding: line.drop { $0 != UInt8(ascii: " ") }.dropFirst(), as: UTF8.self)
      if line.starts(with: "zone ".utf8) { zones.append(name) } else { sources.append(name) }
    }
  }

  /// What is noted of a commit's files.
  ///
  /// - Parameters:
  ///   - ids: Those of the sources, in hexadecimal digits.
  ///   - root: The workspace.
  /// - Returns: nil where one of the index's files is not there, or changed so short a time ago that another change might leave the same times.
  func text(_ ids: [[UInt8]], _ root: String) -> [UInt8]? {
    guard let folder = try? Folder(root: root).folder(IndexFiles.folder) else { return nil }
    let files = IndexFiles.names.map { folder.identity(ofGenerated: $0) }
    guard files.allSatisfy(\.isKnown) else { return nil }
    var hash = Hash64()
    hash.add(programKey())
    for file in files { hash.add(file.number) }
    for zone in zones { hash.add(zoneFile(zone) ?? []) }
    return Array("heard index 2\n\(hash.value)\n".utf8) + zones.flatMap { Array("zone \($0)\n".utf8) }
      + zip(ids, sources).flatMap { $0 + Array(" \($1)\n".utf8) }
  }

  /// Whether the index of a workspace is known to be of a commit. It looks at no ticket, and where git's files are ordinary it does not ask git.
  static func isThere(for commit: String, in environment: Environment) -> Bool {
    guard environment.readsCache, let root = try? WorkspaceFolder.root(from: environment.folder),
      let (gitFolder, below) = WorkspaceFolder.repository(of: root),
      let note = try? Folder(root: gitFolder).folder("heard/\(below)%").read(name)
    else { return false }
    let about = IndexNote(of: note)
    return (about.ids(in: commit, gitFolder, below) ?? about.ids(askingGit: commit, root)?.sources).map { about.text($0, root) == note }
      ?? false
  }

  /// The ids of the sources by git's files; nil where git is to be asked.
  private func ids(in commit: String, _ gitFolder: String, _ below: String) -> [[UInt8]]? {
    guard getenv("GIT_DIR") == nil, getenv("GIT_WORK_TREE") == nil, let files = ObjectFiles(gitFolder: gitFolder) else { return nil }
    return files.ids(of: sources.map { Array((below + $0).utf8) }, in: commit)
  }

  /// The ids of a commit and of the sources by git's word; nil for what is no commit that has them.
  func ids(askingGit commit: String, _ root: String) -> (commit: [UInt8], sources: [[UInt8]])? {
    guard !commit.isEmpty, !commit.hasPrefix("-") else { return nil }
    let names = ["\(commit)^{commit}"] + sources.map { "\(commit):./\($0)" }
    guard let output = try? Git(folder: root).run(["--no-replace-objects", "rev-parse"] + names, input: []) else { return nil }
    let lines = output.split(separator: UInt8(ascii: "\n"))
    // Of a range there are more, or one that is not meant.
    guard lines.count == names.count, !output.contains(UInt8(ascii: "^")) else { return nil }
    return (Array(lines[0]), lines.dropFirst().map { Array($0) })
  }
}
