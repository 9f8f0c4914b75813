import HeardKit

/// A commit of which the workspace's own index may be: whether it is was found out once with the commit checked out, and then costs one question to git
/// and a look at three files, whatever is checked out by now.
///
/// The note of it names by their ids in git all that an index is made of, and a number for the files of the index, for the heard that made them, and for the
/// zones. It is believed where it says exactly what a new one would, so that one that is torn or of other files is none.
struct IndexRevision {
  private let desk: Desk
  private let git: Git
  /// The commit's id.
  private let commit: String
  /// Below the workspace.
  private let sources: [String]
  /// nil where one of the index's files is not there, or changed so short a time ago that another change might leave the same times.
  private let note: [UInt8]?

  /// Settings of git by which it would not look at all there is.
  private static let trustsNobody = [
    "--no-replace-objects", "-c", "core.fsmonitor=false", "-c", "core.trustctime=true", "-c", "core.checkStat=default",
  ]

  static let noteName = "index.revision"

  /// - Throws: ``UsageError`` for what is no commit with a workspace in it.
  init(_ name: String, of desk: Desk) throws {
    (self.desk, git) = (desk, Git(folder: desk.folder.root))
    sources = ["tickets", "heard.yaml"] + Set(desk.configuration.calendars.flatMap(\.holidayFiles)).sorted()
    guard desk.folder.repository != nil else { throw UsageError("no git repository here, so there is no commit to compare the index with") }
    let names = ["\(name)^{commit}"] + sources.map { "\(name):./\($0)" }
    guard !name.isEmpty, !name.hasPrefix("-"), let ids = try? git.run(["--no-replace-objects", "rev-parse"] + names, input: []),
      let end = ids.firstIndex(of: UInt8(ascii: "\n")),
      // Of a range there are more, or one that is not meant.
      ids.count(where: { $0 == UInt8(ascii: "\n") }) == names.count, !ids.contains(UInt8(ascii: "^"))
    else {
      throw UsageError(
        "'\(printable(name))' names no commit here that has \(sources.joined(separator: " and ")); 'git log' lists what there is")
    }
    commit = String(decoding: ids[..<end], as: UTF8.self)
    note = desk.indexNumber.map { Array("heard index 1\n\($0)".utf8) + ids[end...] }
  }

  /// Whether the index is known to be of this commit.
  var isNoted: Bool { desk.environment.readsCache && note != nil && (try? desk.folder.existingStateFolder?.read(Self.noteName)) == note }

  /// Notes that it is. That this cannot be written is nobody's trouble.
  func keep() {
    if desk.environment.readsCache, let note { try? desk.folder.stateFolder().overwrite(Self.noteName, note, isDurable: false) }
  }

  /// What the working tree has otherwise than this commit, of all that an index is made of, by git's word; nil where it has nothing so and git looks at
  /// every file.
  func difference() throws -> String? {
    let names = try git.run(
      Self.trustsNobody + ["diff", "-z", "--relative", "--name-only", "--no-ext-diff", "--ignore-submodules=none", commit, "--"] + sources,
      input: [])
    if let path = names.split(separator: 0).first {
      return "\(String(decoding: path, as: UTF8.self)) is not as that commit has it; check it out, and run 'heard index'"
    }
    // Each as `H path`; what is not tracked, ignored or not, what is not checked out, and what git is told not to look at has another sign.
    let files = try git.run(["ls-files", "-z", "-v", "--cached", "--others", "--"] + sources, input: [])
    for file in files.split(separator: 0) where file.first != UInt8(ascii: "H") {
      let path = String(decoding: file.dropFirst(2), as: UTF8.self)
      if splitPath(path).name.hasPrefix(".") { continue }
      switch file.first {
      case UInt8(ascii: "?"): return "\(path) is not in git; commit it, or move it away"
      case UInt8(ascii: "S"): return "\(path) is not checked out here; ask in a copy that has everything"
      default: return "git does not look at \(path), or it is not merged; 'git status' and 'git ls-files -v' say which"
      }
    }
    return nil
  }
}

extension Desk {
  /// A number for the files of the workspace's own index and for what they are made by; nil where one of them cannot be known again.
  fileprivate var indexNumber: UInt64? {
    guard let files = try? IndexFiles(of: self, isDryRun: true).identities, files.allSatisfy(\.isKnown) else { return nil }
    var hash = Hash64()
    hash.add(cacheKey)
    for file in files { hash.add(file.number) }
    return hash.value
  }
}
