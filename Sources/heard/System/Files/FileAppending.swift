#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Adding to a file where it lies: no draft is written, and nothing waits.
extension Folder {
  /// Adds to a file at its end, in its last page: nobody sees half of that, and all that stood there stays where it is.
  ///
  /// - Parameters:
  ///   - new: All that the file is to hold.
  ///   - old: What it must hold, and `new` begin with.
  /// - Returns: whether it did; if not, the file is as somebody saved it meanwhile; nil where this cannot be done so, and was not.
  func append(_ new: [UInt8], to name: String, holding old: [UInt8], _ safety: Safety) throws -> Bool? {
    guard new.count > old.count, isSame(new[..<old.count], old[...]) else { return nil }
    guard old.count / Self.page == (new.count - 1) / Self.page else { return nil }
    let file = openat(descriptor, name, O_RDWR | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    // What has another name too, as in a backup of links, is not to change under that one.
    guard fstat(file, &status) == 0, FileKind(mode: status.st_mode) == .file, status.st_nlink == 1 else { return nil }
    guard holds(file, old) else { return false }
    let count = new[old.count...].withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    let error = SystemError("writing", name, code: count < 0 ? errno : ENOSPC)
    if count == new.count - old.count, holds(file, new), stands(status, at: name) { return safety.see(to: file) }
    // Where somebody saved meanwhile it stays: a cut might take their words, and lint says of a heading that it is of no move.
    if count > 0, holds(file, Array(new[..<(old.count + count)])), ftruncate(file, off_t(old.count)) != 0 {
      throw SystemError("taking off what was added to", name)
    }
    if count < new.count - old.count { throw error }
    return false
  }

  private static let page = 4096

  private func holds(_ file: Int32, _ bytes: [UInt8]) -> Bool {
    let found = [UInt8](unsafeUninitializedCapacity: bytes.count + 1) { $1 = max(0, pread(file, $0.baseAddress, bytes.count + 1, 0)) }
    return isSame(found[...], bytes[...])
  }

  /// Whether a file has a name here.
  private func stands(_ file: stat, at name: String) -> Bool {
    var found = stat()
    return fstatat(descriptor, name, &found, AT_SYMLINK_NOFOLLOW) == 0 && found.st_ino == file.st_ino && found.st_dev == file.st_dev
  }
}

/// Whether both hold the same, at the speed of memcmp.
func isSame(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
  left.withUnsafeBytes { left in right.withUnsafeBytes { left.isSame(as: $0) } }
}
