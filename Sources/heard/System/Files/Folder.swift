#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An open folder below a root that nothing in a path can leave: no component may be a symbolic link or `..`.
final class Folder: Sendable {
  let descriptor: Int32
  /// Where its path starts, and the rest: it is put together for who asks, which is hardly anybody.
  private let base: String
  private let relative: String

  var path: String { relative.isEmpty ? base : "\(base)/\(relative)" }

  private init(descriptor: Int32, base: String, relative: String = "") {
    (self.descriptor, self.base, self.relative) = (descriptor, base, relative)
  }

  deinit { close(descriptor) }

  /// The root itself may be reached through links: that is the user's own choice of folder.
  convenience init(root: String) throws {
    let descriptor = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemError("opening the folder", root) }
    self.init(descriptor: descriptor, base: root)
  }

  /// The folder at a relative path, made with its parents where asked; the empty path is this folder.
  func folder(_ relative: String, creating: Bool = false) throws -> Folder {
    // A part ends with a NUL where its slash was.
    let names = relative.utf8.map { $0 == UInt8(ascii: "/") ? 0 : CChar(bitPattern: $0) } + [0]
    var (present, start) = (descriptor, 0)
    while start < names.count {
      let length = names.withUnsafeBufferPointer { strlen($0.baseAddress.unsafelyUnwrapped + start) }
      defer { start += length + 1 }
      if length == 0 { continue }
      let parent = present
      defer { if parent != descriptor { close(parent) } }
      present = try names.withUnsafeBufferPointer { names in
        try Self.child(names.baseAddress.unsafelyUnwrapped + start, in: parent, creating: creating) {
          "\(path)/\(String(decoding: relative.utf8.prefix(start + length), as: UTF8.self))"
        }
      }
    }
    return present == descriptor ? self : Folder(descriptor: present, base: path, relative: relative)
  }

  /// - Parameter path: For errors.
  private static func child(_ name: UnsafePointer<CChar>, in parent: Int32, creating: Bool, _ path: () -> String) throws -> Int32 {
    guard strcmp(name, "..") != 0, strcmp(name, ".") != 0 else { throw SystemError("opening the folder", path(), code: EINVAL) }
    if creating, mkdirat(parent, name, 0o777) != 0, errno != EEXIST { throw SystemError("making the folder", path()) }
    let child = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard child >= 0 else { throw SystemError("opening the folder", path()) }
    return child
  }

  /// What stands in this folder, `.` and `..` left out, in no order. What has a name that is no UTF-8 is shown as `.other`: no text can name it.
  func entries() throws -> [(name: String, kind: FileKind)] {
    var found: [(name: String, kind: FileKind)] = []
    try forEachEntry { found.append((String(decoding: $0, as: UTF8.self), $1)) }
    return found
  }

  /// Hands over what ``entries()`` returns, the names as bytes.
  func forEachEntry(_ body: (UnsafeRawBufferPointer, FileKind) -> Void) throws {
    let copy = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard copy >= 0, let stream = fdopendir(copy) else { throw SystemError("reading the folder", path) }
    defer { closedir(stream) }
    let dot = CChar(UInt8(ascii: "."))
    while let entry = readdir(stream) {
      let name = UnsafeRawPointer(entry).advanced(by: Self.nameOffset).assumingMemoryBound(to: CChar.self)
      let bytes = UnsafeRawBufferPointer(start: name, count: strlen(name))
      if name[0] == dot, bytes.count == 1 || bytes.count == 2 && name[1] == dot { continue }
      if bytes.reduce(0, |) >= 0x80, String(validatingCString: name) == nil {
        String(cString: name).utf8.withContiguousStorageIfAvailable { body(UnsafeRawBufferPointer($0), .other) }
      } else {
        body(bytes, kind(of: name, type: Int32(entry.pointee.d_type)))
      }
    }
  }

  private static let nameOffset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0

  private func kind(of name: UnsafePointer<CChar>, type: Int32) -> FileKind {
    switch type {
    case 8: return .file
    case 4: return .folder
    case 10: return .link
    case 0:
      var status = stat()
      guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return .other }
      return FileKind(mode: status.st_mode)
    default: return .other
    }
  }

  func openToRead(_ name: String) throws -> Int32 {
    let file = openat(descriptor, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { throw SystemError("reading", "\(path)/\(name)") }
    return file
  }

  /// The bytes of a regular file.
  ///
  /// - Throws: ``SystemError`` also for a symbolic link, which is never followed, and for what is no regular file.
  func read(_ name: String) throws -> [UInt8] {
    let file = try openToRead(name)
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw SystemError("reading", "\(path)/\(name)") }
    guard FileKind(mode: status.st_mode) == .file else { throw SystemError("reading a file", "\(path)/\(name)", code: EINVAL) }
    return try readAll(file, size: Int(status.st_size), path: "\(path)/\(name)")
  }

  /// The first bytes of a file, as many as it has and at most so many.
  func read(_ name: String, first count: Int) throws -> [UInt8] {
    let file = try openToRead(name)
    defer { close(file) }
    return try readUpTo(count, file, path: "\(path)/\(name)")
  }

  /// Reads a file that the folder's listing calls a regular one: three calls of the system, since the buffer says its size.
  ///
  /// - Parameter name: A NUL stands behind it.
  /// - Returns: How many bytes it has; nil where the buffer is too small for them.
  func read(_ name: UnsafeRawBufferPointer, into buffer: UnsafeMutableRawBufferPointer) throws -> Int? {
    guard let start = name.baseAddress else { return nil }
    let file = openat(descriptor, start.assumingMemoryBound(to: CChar.self), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { throw SystemError("reading", "\(path)/\(String(decoding: name, as: UTF8.self))") }
    defer { close(file) }
    let count = readOnce(file, buffer)
    return count >= 0 && count < buffer.count ? count : nil
  }

  /// How many bytes a regular file has.
  func size(of name: String) -> Int? {
    var status = stat()
    guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0, FileKind(mode: status.st_mode) == .file else { return nil }
    return Int(status.st_size)
  }

  /// What stands at a name; nil for nothing.
  func kind(of name: String) -> FileKind? {
    var status = stat()
    return fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 ? FileKind(mode: status.st_mode) : nil
  }
}

enum FileKind: UInt16, Sendable {
  case file, folder, link, other

  /// What it is, for people.
  var name: String {
    switch self {
    case .file: "file"
    case .folder: "folder"
    case .link: "symbolic link"
    case .other: "special file or a name that is not UTF-8"
    }
  }

  init(mode: mode_t) {
    switch mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    case S_IFLNK: self = .link
    default: self = .other
    }
  }
}

/// The bytes of a file that the user names, links followed: what is outside the workspace is theirs to arrange.
func readFile(_ path: String) throws -> [UInt8] {
  let file = open(path, O_RDONLY | O_CLOEXEC)
  guard file >= 0 else { throw SystemError("reading", path) }
  defer { close(file) }
  var status = stat()
  guard fstat(file, &status) == 0 else { throw SystemError("reading", path) }
  return try readAll(file, size: FileKind(mode: status.st_mode) == .file ? Int(status.st_size) : 0, path: path)
}

/// Everything that a descriptor gives.
///
/// - Parameter size: How much that will probably be.
private func readAll(_ file: Int32, size: Int, path: @autoclosure () -> String) throws -> [UInt8] {
  // One byte more than the size says, so that the read that does not fill it has seen the end.
  var bytes = try readUpTo(size + 1, file, path: path(), isDoneAt: size)
  guard bytes.count > size else { return bytes }
  while true {
    let more = try readUpTo(65_536, file, path: path())
    if more.isEmpty { return bytes }
    bytes += more
  }
}

/// One call of `read`.
func readOnce(_ file: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int { read(file, buffer.baseAddress, buffer.count) }

/// - Parameter end: How many bytes are all, if there are no more when they are read.
private func readUpTo(_ limit: Int, _ file: Int32, path: @autoclosure () -> String, isDoneAt end: Int? = nil) throws -> [UInt8] {
  var failure: Int32 = 0
  let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, total in
    while total < limit {
      let count = read(file, buffer.baseAddress.map { $0 + total }, limit - total)
      if count > 0 { total += count } else if count == 0 { return } else if errno != EINTR { return failure = errno }
      if count > 0, total == end { return }
    }
  }
  guard failure == 0 else { throw SystemError("reading", path(), code: failure) }
  return bytes
}
