#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// git's objects by name: from its files where these are ordinary, else from one `git cat-file` that is asked again and again.
///
/// For one thread.
final class ObjectReader {
  /// An object as git has it: a blob's text, a tree's bytes.
  struct Object {
    /// In hexadecimal digits.
    var id: [UInt8]
    var bytes: [UInt8]
  }

  private let folder: String
  private let files: ObjectFiles?
  private var process: OpenProcess?
  private var received: [UInt8] = []
  /// What of `received` was handed out.
  private var position = 0
  /// What nothing is called, and no object can hold.
  private let nothing = Array("heard_end_\(UInt64.random(in: 0 ... .max))".utf8)

  /// - Parameters:
  ///   - folder: Where git is run.
  ///   - files: nil where git is to be asked for everything.
  init(in folder: String, files: ObjectFiles?) { (self.folder, self.files) = (folder, files) }

  /// Some objects by name: an id, `HEAD:path`. What does not exist is nil.
  ///
  /// - Parameter names: without line ends.
  func read(_ names: [[UInt8]]) throws -> [Object?] {
    guard let files else { return try ask(names) }
    var objects: [Object?] = []
    var unknown: [Int] = []
    for name in names {
      switch files.read(name) {
      case .object(let object): objects.append(object)
      case .nothing: objects.append(nil)
      case .unknown:
        unknown.append(objects.count)
        objects.append(nil)
      }
    }
    if !unknown.isEmpty { for (index, object) in zip(unknown, try ask(unknown.map { names[$0] })) { objects[index] = object } }
    return objects
  }

  /// Asks git, which answers all questions of a batch at once; for that it must be 2.36 or newer.
  private func ask(_ names: [[UInt8]]) throws -> [Object?] {
    let process = try self.process ?? OpenProcess(["git", "-C", folder, "cat-file", "--batch-command", "--buffer"])
    self.process = process
    var objects: [Object?] = []
    var questions: [UInt8] = []
    var count = 0
    for (index, name) in names.enumerated() {
      questions += "contents ".utf8 + name + [UInt8(ascii: "\n")]
      count += 1
      // Questions that fit into the pipe never wait for answers that nobody takes.
      guard questions.count > 16_384 || index == names.count - 1 else { continue }
      questions += "info ".utf8 + nothing + "\nflush\n".utf8
      guard writeAll(questions, to: process.input) == nil else { throw failure }
      for _ in 0..<count { objects.append(try next(process)) }
      _ = try next(process)
      (questions, count) = ([], 0)
    }
    return objects
  }

  /// `<id> blob <size>`, the bytes and a newline, else `<name> missing` or another complaint.
  private func next(_ process: OpenProcess) throws -> Object? {
    var end = received[position...].firstIndex(of: UInt8(ascii: "\n"))
    while end == nil {
      try receive(process)
      end = received[position...].firstIndex(of: UInt8(ascii: "\n"))
    }
    guard let end else { return nil }
    let words = received[position..<end].split(separator: UInt8(ascii: " "))
    position = end + 1
    guard words.count == 3, let size = Int(String(decoding: words[2], as: UTF8.self)), size >= 0 else { return nil }
    let id = Array(words[0])
    while received.count - position <= size { try receive(process) }
    defer { position += size + 1 }
    return Object(id: id, bytes: Array(received[position..<position + size]))
  }

  /// Waits for more. When the last question is answered there is no more: a blob was shorter than git had said of it, as a damaged one may be.
  private func receive(_ process: OpenProcess) throws {
    guard !received[position...].ends(with: nothing + " missing\n".utf8) else { throw failure }
    if position == received.count { (received, position) = ([], 0) }
    var failed = false
    received += [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
      repeat { count = readOnce(process.output, UnsafeMutableRawBufferPointer(buffer)) } while count < 0 && errno == EINTR
      if count <= 0 { (failed, count) = (true, 0) }
    }
    if failed { throw failure }
  }

  private var failure: GitError { .failed(command: "cat-file", status: 0, message: "it ended before it had answered") }
}

extension ArraySlice<UInt8> {
  fileprivate func ends(with bytes: [UInt8]) -> Bool { suffix(bytes.count).elementsEqual(bytes) }
}
