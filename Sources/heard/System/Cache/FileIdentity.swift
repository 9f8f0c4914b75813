#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// By what a file is known to be the one that was read, as git's index knows it: its size, times and inode in one number.
struct FileIdentity: Equatable, Sendable {
  /// 0 where the file cannot be known again: it changed so short a time ago that another change might leave the same times.
  private(set) var number: UInt64

  static let unknown = FileIdentity(number: 0)
  var isKnown: Bool { number != 0 }

  init(number: UInt64) { self.number = number }

  /// - Parameters:
  ///   - time: The system's clock before the file was looked at, in nanoseconds. A file of the future is not known either.
  ///   - isGenerated: Whether it is one that we dated back: whoever writes to it afterwards leaves another time, however soon.
  init(_ status: stat, at time: Int, isGenerated: Bool = false) {
    #if canImport(Glibc)
      let (modified, changed) = (status.st_mtim, status.st_ctim)
    #else
      let (modified, changed) = (status.st_mtimespec, status.st_ctimespec)
    #endif
    let limit = time &- Self.margin
    guard modified.nanoseconds < limit, isGenerated || changed.nanoseconds < limit else {
      self = .unknown
      return
    }
    var hash = Hash64()
    hash.add(UInt64(truncatingIfNeeded: status.st_size))
    hash.add(UInt64(truncatingIfNeeded: modified.nanoseconds))
    hash.add(UInt64(truncatingIfNeeded: changed.nanoseconds))
    hash.add(UInt64(truncatingIfNeeded: status.st_ino))
    number = max(1, hash.value)
  }

  /// Nanoseconds within which two changes may have one time: two seconds, the coarsest that file systems have.
  private static let margin = 2_000_000_000
}

extension Folder {
  /// By what a file of heard's own, which it dated back, is known again.
  func identity(ofGenerated name: String) -> FileIdentity {
    let time = fileTime()
    var status = stat()
    guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0, FileKind(mode: status.st_mode) == .file else { return .unknown }
    return FileIdentity(status, at: time, isGenerated: true)
  }
}

/// The system's clock in nanoseconds, by which files are dated.
func fileTime() -> Int {
  var time = timespec()
  clock_gettime(CLOCK_REALTIME, &time)
  return time.nanoseconds
}

extension timespec {
  fileprivate var nanoseconds: Int { Int(tv_sec) &* 1_000_000_000 &+ Int(tv_nsec) }
}
