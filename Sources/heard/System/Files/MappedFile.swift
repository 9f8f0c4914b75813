#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file of git's or heard's in memory. For what is replaced and never rewritten: a file that shrinks while it is looked at would end the process.
final class MappedFile: @unchecked Sendable {
  let bytes: UnsafeRawBufferPointer

  /// - Parameter isReadWhole: Whether all of it will be read, so that it is fetched at once and not some pages at a time.
  /// - Returns: nil for what is missing, empty or no regular file.
  convenience init?(_ path: String, isReadWhole: Bool = false) {
    let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return nil }
    self.init(closing: file, isReadWhole: isReadWhole)
  }

  /// - Parameter file: The descriptor of a file that is open for reading; it is closed.
  init?(closing file: Int32, isReadWhole: Bool = false) {
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else { return nil }
    let size = Int(status.st_size)
    var flags = MAP_PRIVATE
    #if canImport(Glibc)
      if isReadWhole { flags |= Int32(MAP_POPULATE) }
    #endif
    guard let map = mmap(nil, size, PROT_READ, flags, file, 0), map != MAP_FAILED else { return nil }
    bytes = UnsafeRawBufferPointer(start: map, count: size)
  }

  deinit { munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count) }
}

extension UnsafeRawBufferPointer {
  /// The first place of a byte at or after an offset, at the speed of memchr.
  func place(of byte: UInt8, from start: Int) -> Int? {
    guard start < count, let base = baseAddress, let found = memchr(base + start, Int32(byte), count - start) else { return nil }
    return UnsafeRawPointer(found) - base
  }

  /// Some of the bytes; nil where there are not so many.
  func part(_ start: Int, _ length: Int) -> UnsafeRawBufferPointer? {
    guard start >= 0, length >= 0, start <= count, length <= count - start else { return nil }
    return UnsafeRawBufferPointer(rebasing: self[start..<start + length])
  }

  /// The number in four bytes, the highest first; nil past the end.
  func number32(at start: Int) -> Int? {
    guard start >= 0, start <= count - 4 else { return nil }
    return Int(UInt32(bigEndian: loadUnaligned(fromByteOffset: start, as: UInt32.self)))
  }

  func isSame(as other: UnsafeRawBufferPointer) -> Bool { count == other.count && order(to: other) == 0 }

  /// Less than 0 where it stands before another by its bytes; what only begins the other stands before it.
  func order(to other: UnsafeRawBufferPointer) -> Int {
    let length = Swift.min(count, other.count)
    let order = length == 0 ? 0 : baseAddress.flatMap { one in other.baseAddress.map { memcmp(one, $0, length) } } ?? 0
    return order == 0 ? count - other.count : Int(order)
  }
}
