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

  static let noteName = "index.revision"

  /// - Throws: ``UsageError`` for what is no commit with a workspace in it.
  init(_ name: String, of desk: Desk) throws {
    (self.desk, git) = (desk, Git(folder: desk.folder.root))
    sources = ["tickets", "heard.yaml"] + Set(desk.configuration.calendars.flatMap(\.holidayFiles)).sorted()
    let names = ["\(name)^{commit}"] + sources.map { "\(name):./\($0)" }
    guard !name.isEmpty, !name.hasPrefix("-"), let ids = try? git.run(["rev-parse"] + names, input: []),
      let end = ids.firstIndex(of: UInt8(ascii: "\n"))
    else {
      throw UsageError(
        "'\(printable(name))' names no commit here that has \(sources.joined(separator: ", ")); 'git log' lists what there is")
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

  /// Whether the working tree has all that an index is made of as this commit has it, by git's word, and git looks at every file.
  func isCheckedOut() throws -> Bool {
    guard try git.run(["diff", "--name-only", "--no-ext-diff", commit, "--"] + sources, input: []).isEmpty else {
      return false
    }
    // Each as `H path`; what is not tracked, ignored or not, what is not checked out, and what git is told not to look at has another sign.
    let files = try git.run(["ls-files", "-z", "-v", "--cached", "--others", "--"] + sources, input: [])
    return files.split(separator: 0).allSatisfy { file in
      file.first == UInt8(ascii: "H") || splitPath(String(decoding: file, as: UTF8.self)).name.hasPrefix(".")
    }
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
