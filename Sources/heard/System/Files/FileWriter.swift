#if canImport(Glibc)
  import Glibc

  // Glibc has it, Swift's module of Glibc does not show it.
  @_silgen_name("renameat2")
  private func renameat2(_ from: Int32, _ name: UnsafePointer<CChar>, _ to: Int32, _ target: UnsafePointer<CChar>, _ flags: UInt32) -> Int32

  @_silgen_name("syncfs")
  private func syncfs(_ file: Int32) -> Int32

  @_silgen_name("fallocate")
  private func fallocate(_ file: Int32, _ mode: Int32, _ start: off_t, _ count: off_t) -> Int32

  @_silgen_name("sync_file_range")
  private func syncFileRange(_ file: Int32, _ start: Int64, _ count: Int64, _ flags: UInt32) -> Int32
#else
  import Darwin
#endif

/// Writing so that at any instant each file is old or new, whole.
extension Folder {
  /// Makes a new file.
  ///
  /// - Throws: ``SystemError`` with `EEXIST` where something stands there already: nothing is overwritten.
  func create(_ name: String, _ bytes: [UInt8], mode: mode_t = 0o666) throws {
    let draft = try writeDraft(for: name, bytes, mode: mode, .now)
    do { try moveExclusively(draft, to: self, name) } catch {
      unlinkat(descriptor, draft, 0)
      throw error
    }
    makeSafe()
  }

  /// Gives a draft the place of the file that it is for.
  ///
  /// - Parameters:
  ///   - new: What the draft holds.
  ///   - old: What the file must still hold at the last moment, so that what an editor saves meanwhile is not lost.
  /// - Returns: whether it did; if not, the file is as it was.
  func put(_ draft: String, _ new: [UInt8], over name: String, holding old: [UInt8]) throws -> Bool {
    // While names are exchanged an editor may open the draft: so not where it is known already that they will be exchanged back.
    guard (try? read(name)) == old else { return false }
    if let isPut = try exchange(draft, new, with: name, holding: old) { return isPut }
    guard renameat(descriptor, draft, descriptor, name) == 0 else { throw SystemError("writing", name) }
    return true
  }

  /// As ``put(_:_:over:holding:)``, with the look at what came out from under the name: a save between look and change comes back.
  ///
  /// - Returns: nil where the file system cannot exchange names.
  func exchange(_ draft: String, _ new: [UInt8], with name: String, holding old: [UInt8]) throws -> Bool? {
    guard exchangeNames(draft, name) else {
      guard [EINVAL, ENOSYS, ENOTSUP].contains(errno) else { throw SystemError("writing", name) }
      return nil
    }
    var (given, found) = (Optional(new), try? read(draft))
    if found == old {
      // The file is written; a draft that stays is cleared away by doctor.
      try? remove(draft)
      return true
    }
    while true {
      if !exchangeNames(draft, name) { try giveBack(draft, name) }
      let replaced = try? read(draft)
      if replaced == given || replaced == nil { return false }
      // Saved once more while it was away: the last one counts.
      (given, found) = (found, replaced)
    }
  }

  /// Gives what was saved its name, which an editor may just have freed, or else one beside it.
  private func giveBack(_ draft: String, _ name: String) throws {
    do { try moveExclusively(draft, to: self, name) } catch {
      try? moveExclusively(draft, to: self, "\(name).left")
      throw error
    }
  }

  private func exchangeNames(_ name: String, _ other: String) -> Bool {
    #if canImport(Glibc)
      renameat2(descriptor, name, descriptor, other, 2) == 0
    #else
      renameatx_np(descriptor, name, descriptor, other, UInt32(RENAME_SWAP)) == 0
    #endif
  }

  /// Gives a file another place, which must be free.
  func moveExclusively(_ name: String, to folder: Folder, _ target: String) throws {
    #if canImport(Glibc)
      if renameat2(descriptor, name, folder.descriptor, target, 1) == 0 { return }
    #else
      if renameatx_np(descriptor, name, folder.descriptor, target, UInt32(RENAME_EXCL)) == 0 { return }
    #endif
    guard errno == EINVAL || errno == ENOSYS || errno == ENOTSUP else { throw SystemError("moving a file there", target) }
    // A file system without exclusive renames: a second link fails where something stands, as an exclusive rename would.
    guard linkat(descriptor, name, folder.descriptor, target, 0) == 0, unlinkat(descriptor, name, 0) == 0 else {
      throw SystemError("moving a file there", target)
    }
  }

  /// Gives a file another name in this folder, in place of what has it.
  func move(_ name: String, over target: String) throws {
    guard renameat(descriptor, name, descriptor, target) == 0 else { throw SystemError("moving a file there", target) }
  }

  func remove(_ name: String) throws {
    guard unlinkat(descriptor, name, 0) == 0 else { throw SystemError("deleting", name) }
  }

  /// A finished file beside the one that it is for.
  ///
  /// - Parameters:
  ///   - mode: Of a new file.
  ///   - keepsMode: Whether the mode is that of the file that stands there, which must be one.
  func writeDraft(
    for name: String, _ bytes: [UInt8], mode: mode_t = 0o666, keepsMode: Bool = false, _ safety: Safety
  ) throws -> String {
    var status = stat()
    if keepsMode {
      guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { throw SystemError("writing", name) }
      guard FileKind(mode: status.st_mode) == .file else { throw SystemError("writing a file", name, code: EINVAL) }
    }
    let (draft, file) = try newDraft(for: name, mode: keepsMode ? 0o600 : mode)
    defer { close(file) }
    if bytes.count >= 1 << 20 { findRoom(bytes.count, in: file) }
    guard writeAll(bytes, to: file), !keepsMode || fchmod(file, status.st_mode & 0o7777) == 0, safety.see(to: file) else {
      let error = SystemError("writing", name)
      unlinkat(descriptor, draft, 0)
      throw error
    }
    return draft
  }

  /// An open file under a name that no other file has, beside the one that it is for.
  func newDraft(for name: String, mode: mode_t) throws -> (name: String, file: Int32) {
    let draft = ".heard-draft-\(getpid())-\(UInt32.random(in: 0 ... .max))"
    let file = openat(descriptor, draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
    guard file >= 0 else { throw SystemError("writing", name) }
    return (draft, file)
  }

  /// Takes the drafts away whose command runs no more, as far as that can be.
  func removeAbandonedDrafts() {
    for (name, kind) in (try? entries()) ?? [] where kind == .file && isAbandonedDraft(name) { try? remove(name) }
  }

  /// When a file is safe on disk.
  enum Safety {
    /// At once; that costs an fsync.
    case now
    /// When somebody sees to it.
    case later
    /// It is on its way; ``Folder/waitForDisk(_:)`` waits for it.
    case sent

    func see(to file: Int32) -> Bool {
      switch self {
      case .now: return fsync(file) == 0
      case .later: return true
      case .sent:
        #if canImport(Glibc)
          // Where it cannot be sent ahead, waiting takes longer.
          _ = syncFileRange(file, 0, 0, 2)
        #endif
        return true
      }
    }
  }

  /// Waits until the disk has what a file holds. Its name is safe when something later on that disk is made so.
  func waitForDisk(_ name: String) throws {
    let file = openat(descriptor, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    defer { if file >= 0 { close(file) } }
    #if canImport(Glibc)
      if file >= 0, syncFileRange(file, 0, 0, 7) == 0 { return }
    #endif
    guard file >= 0, fsync(file) == 0 else { throw SystemError("writing", name) }
  }

  /// Makes safe on disk what the folder has by what name. Where that fails, the system keeps trying.
  func makeSafe() { fsync(descriptor) }

  /// Makes safe on disk all that was written to its file system, by anybody.
  func makeAllSafe() throws {
    #if canImport(Glibc)
      guard syncfs(descriptor) == 0 else { throw SystemError("writing to the disk of", path) }
    #endif
  }

  static var canMakeAllSafe: Bool {
    #if canImport(Glibc)
      true
    #else
      false
    #endif
  }

  /// The file system that the folder is on.
  func device() throws -> UInt64 {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw SystemError("reading", path) }
    return UInt64(truncatingIfNeeded: status.st_dev)
  }

  /// Gives a file of heard's own new contents at once and without a draft: who reads it can tell what is torn.
  ///
  /// - Parameter isDurable: Whether it is safe on disk afterwards; that costs an fsync.
  func overwrite(_ name: String, _ bytes: [UInt8], isDurable: Bool) throws {
    let file = openat(descriptor, name, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw SystemError("writing", "\(path)/\(name)") }
    defer { close(file) }
    guard writeAll(bytes, to: file), !isDurable || fsync(file) == 0 else { throw SystemError("writing", "\(path)/\(name)") }
  }

  private func writeAll(_ bytes: [UInt8], to file: Int32) -> Bool {
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      if count > 0 { written += count } else if errno != EINTR { return false }
    }
    return true
  }
}

/// Finds room on the disk for a large file before it is written, where that can be. Else ext4 does so when the file takes another's place, and sends
/// all of it to the disk before it lets go.
func findRoom(_ count: Int, in file: Int32) {
  #if canImport(Glibc)
    _ = fallocate(file, 0, 0, off_t(count))
  #endif
}

/// Whether a file's name is that of a draft whose command runs no more. What somebody named nearly so by hand is theirs.
func isAbandonedDraft(_ name: String) -> Bool {
  let parts = name.split(separator: "-")
  guard name.hasPrefix(".heard-draft-"), parts.count == 4, let process = Int32(parts[2]), process > 0 else { return false }
  return kill(process, 0) != 0 && errno != EPERM
}
