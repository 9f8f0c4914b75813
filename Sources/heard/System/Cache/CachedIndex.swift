import HeardKit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Whether an index is of the tickets as they are, found out without reading them.
struct CachedIndex {
  private var cache: DeskCache
  /// A number for all that the index is made of and for its files, as they were before anybody read them; nil while one cannot be known again.
  private var state: UInt64?

  /// - Parameter paths: The files of the index, below the workspace.
  /// - Returns: nil where nothing is kept of the tickets.
  init?(_ desk: Desk, in paths: [String]) {
    guard let cache = DeskCache(desk) else { return nil }
    self.cache = cache
    let seen: [Never]? = self.cache.pass(desk.serviceLevels) { _ in
      .nothing
    } _: { _, _ in
      (nil, .init())
    }
    state = seen == nil ? nil : self.cache.number(with: paths)
  }

  var isUpToDate: Bool { state.map { $0 == cache.file.indexed } ?? false }

  /// What stands among the tickets and is none.
  var others: [WorkspaceFolder.File] { cache.others }

  /// Notes that the index was found to be up to date, and keeps what is known.
  mutating func keep(isUpToDate: Bool) {
    if isUpToDate, let state { cache.note(indexed: state) }
    cache.save()
  }
}

extension DeskCache {
  fileprivate func number(with paths: [String]) -> UInt64? {
    var hash = Hash64()
    for folder in file.folders {
      hash.add(folder.path)
      hash.add(folder.names)
      for entry in folder.entries where entry.isTicket {
        guard entry.identity.isKnown else { return nil }
        hash.add(entry.identity.number)
      }
    }
    for path in paths {
      guard let number = number(ofFile: path) else { return nil }
      hash.add(number)
    }
    return hash.value
  }

  private func number(ofFile path: String) -> UInt64? {
    let (parent, name) = splitPath(path)
    var status = stat()
    guard let folder = try? workspace.folder.folder(parent), fstatat(folder.descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
      return nil
    }
    let identity = FileIdentity(status, at: time)
    return FileKind(mode: status.st_mode) == .file && identity.isKnown ? identity.number : nil
  }
}
