import Dispatch

#if canImport(Glibc)
  import Glibc

  @_silgen_name("copy_file_range")
  private func copy_file_range(
    _ from: Int32, _ start: UnsafeMutablePointer<off_t>?, _ to: Int32, _ target: UnsafeMutablePointer<off_t>?, _ count: Int, _ flags: UInt32
  ) -> Int
#else
  import Darwin
#endif

/// A file that can be made anew at any time, compared with what stands there while it is made: nothing is written before the first difference,
/// and no more of it is in memory than what comes at once. It gets its place when all is there; until then the old one has it.
final class GeneratedFile {
  let name: String
  /// Whether what stands there is another, as far as it was made.
  private(set) var isStale = false
  /// By what the file that has its place is known again, as it was before anything was compared.
  private(set) var identity = FileIdentity.unknown

  private let folder: Folder?
  private let isDryRun: Bool
  private var present: Int32 = -1
  private var draft: (name: String, file: Int32)?
  /// So many bytes are the same.
  private var count = 0
  private var buffer = [UInt8](repeating: 0, count: 65_536)

  /// - Parameters:
  ///   - folder: nil for one that is not there.
  ///   - isDryRun: Whether it is only compared.
  init(_ name: String, in folder: Folder?, isDryRun: Bool) throws {
    (self.name, self.folder, self.isDryRun) = (name, folder, isDryRun)
    switch folder?.kind(of: name) {
    case nil: try differs()
    case .file:
      present = try folder?.openToRead(name) ?? -1
      identity = presentIdentity()
    case let kind?: throw WorldError("\(folder?.path ?? "")/\(name): it is a \(kind.name), which is not replaced; move it away")
    }
  }

  deinit {
    if present >= 0 { close(present) }
    if let draft {
      close(draft.file)
      try? folder?.remove(draft.name)
    }
  }

  /// - Throws: ``SystemError`` for what the system refuses; the old file stays.
  func append(_ bytes: UnsafeRawBufferPointer) throws {
    if !isStale {
      if try isNext(bytes) {
        count += bytes.count
        return
      }
      try differs()
    }
    try put(bytes)
  }

  /// Appends bytes of the present file.
  func append(present range: Range<Int>) throws {
    if !isStale, range.lowerBound == count {
      count = range.upperBound
    } else {
      if !isStale { try differs() }
      try put(present: range)
    }
  }

  func append(_ bytes: [UInt8]) throws { try bytes.withUnsafeBytes { try append($0) } }

  /// Says that all is there.
  func finish() throws {
    if !isStale, try readPresent(at: count, 1) > 0 { try differs() }
  }

  /// Gives it its place.
  ///
  /// What a crash of the machine leaves of it is not made safe against: the next index says that it is stale.
  func place() throws {
    guard let folder, let draft else { return }
    var status = stat()
    if present >= 0, fstat(present, &status) == 0 { fchmod(draft.file, status.st_mode & 0o7777) }
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    time.tv_sec -= Self.back
    guard ftruncate(draft.file, lseek(draft.file, 0, SEEK_CUR)) == 0 else { throw SystemError("writing", "\(folder.path)/\(name)") }
    futimens(draft.file, [time, time])
    try folder.move(draft.name, over: name)
    // A large file that goes away takes its time, nearly as much as copying it.
    if present >= 0 { DispatchQueue.global().async { [present] in close(present) } }
    (present, self.draft) = (draft.file, nil)
    identity = presentIdentity()
  }

  /// Seconds by which it is dated back, so that whoever writes to it later leaves another time; more than those of ``FileIdentity``.
  private static let back = 3

  private func presentIdentity() -> FileIdentity {
    var status = stat()
    return fstat(present, &status) == 0 ? FileIdentity(status, at: fileTime(), isGenerated: true) : .unknown
  }

  /// Whether these bytes stand next in the present file.
  private func isNext(_ bytes: UnsafeRawBufferPointer) throws -> Bool {
    var done = 0
    while done < bytes.count {
      let found = try readPresent(at: count + done, bytes.count - done)
      guard found > 0, memcmp(buffer, bytes.baseAddress.unsafelyUnwrapped + done, found) == 0 else { return false }
      done += found
    }
    return true
  }

  /// Reads bytes of the present file into the buffer, as many as it takes.
  private func readPresent(at offset: Int, _ wanted: Int) throws -> Int {
    while true {
      let found = buffer.withUnsafeMutableBytes { pread(present, $0.baseAddress, min(wanted, $0.count), off_t(offset)) }
      if found >= 0 { return found }
      guard errno == EINTR else { throw SystemError("reading", "\(folder?.path ?? "")/\(name)") }
    }
  }

  /// Starts the new file, with what is the same.
  private func differs() throws {
    isStale = true
    guard let folder, !isDryRun else { return }
    let (name, file) = try folder.newDraft(for: name, mode: 0o666)
    draft = (name, file)
    var status = stat()
    // Not much larger than the present one, in general.
    if present >= 0, fstat(present, &status) == 0 { findRoom(Int(status.st_size) / 64 * 65 + 65_536, in: file) }
    try put(present: 0..<count)
  }

  private func put(present range: Range<Int>) throws {
    guard let folder, let draft else { return }
    var start = range.lowerBound
    #if canImport(Glibc)
      // Without a way through this process, where the file system can.
      var offset = off_t(start)
      while start < range.upperBound, copy_file_range(present, &offset, draft.file, nil, range.upperBound - start, 0) > 0 {
        start = Int(offset)
      }
    #endif
    while start < range.upperBound {
      let found = try readPresent(at: start, range.upperBound - start)
      guard found > 0 else { throw SystemError("reading", "\(folder.path)/\(name)", code: EIO) }
      try buffer.withUnsafeBytes { try put(UnsafeRawBufferPointer(rebasing: $0[..<found])) }
      start += found
    }
  }

  private func put(_ bytes: UnsafeRawBufferPointer) throws {
    guard let folder, let draft else { return }
    var written = 0
    while written < bytes.count {
      let count = write(draft.file, bytes.baseAddress.unsafelyUnwrapped + written, bytes.count - written)
      if count > 0 { written += count } else if errno != EINTR { throw SystemError("writing", "\(folder.path)/\(name)") }
    }
  }
}
