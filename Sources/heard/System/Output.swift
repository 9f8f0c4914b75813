#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Where bytes go: a file descriptor, or memory in tests. Shared by all who write to it, so that order is kept.
final class Output {
  enum Failure: Equatable {
    /// The reader has gone: no error of ours.
    case closed
    case failed(String)
  }

  /// What could not be written, from the first time on; the rest is dropped and the command goes on, so that no change is left half made.
  private(set) var failure: Failure?
  /// In memory: all that was written. Else what is not yet.
  private(set) var bytes: [UInt8] = []
  private let descriptor: Int32?
  private let limit: Int
  private let predecessor: Output?

  /// - Parameters:
  ///   - descriptor: nil for memory.
  ///   - isBuffered: whether to collect 64 KB before writing.
  ///   - predecessor: written out first, so that messages stand after what they are about.
  init(descriptor: Int32? = nil, isBuffered: Bool = true, after predecessor: Output? = nil) {
    self.descriptor = descriptor
    self.predecessor = predecessor
    limit = isBuffered ? 64 * 1024 : 0
  }

  func write(_ text: String) {
    bytes += text.utf8
    flushIfFull()
  }

  func write(_ more: [UInt8]) {
    guard let descriptor, more.count >= limit else {
      bytes += more
      return flushIfFull()
    }
    // What is large goes out as it is, without a copy.
    flush()
    if failure == nil { failure = writeAll(more, to: descriptor) }
  }

  private func flushIfFull() {
    if descriptor != nil, bytes.count >= limit { flush() }
  }

  /// Hands what was collected to the system.
  func flush() {
    guard let descriptor else { return }
    predecessor?.flush()
    if failure == nil { failure = writeAll(bytes, to: descriptor) }
    bytes.removeAll(keepingCapacity: true)
  }
}

/// Writes all bytes, however the system portions them.
func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Output.Failure? {
  bytes.withUnsafeBytes { buffer in
    var start = 0
    while start < buffer.count {
      let count = write(descriptor, UnsafeRawBufferPointer(rebasing: buffer[start...]).baseAddress, buffer.count - start)
      if count > 0 {
        start += count
      } else if errno == EAGAIN {
        var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&request, 1, -1)
      } else if errno != EINTR {
        return errno == EPIPE ? .closed : .failed(systemMessage(errno))
      }
    }
    return nil
  }
}

/// What the system says about one of its error numbers.
func systemMessage(_ number: Int32) -> String {
  strerror(number).map { String(cString: $0) } ?? "error \(number)"
}
