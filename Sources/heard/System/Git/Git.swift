import HeardKit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What can go wrong when git is asked.
enum GitError: Error, Equatable, CustomStringConvertible {
  case notStarted(reason: String)
  case failed(command: String, status: Int32, message: String)

  var description: String {
    switch self {
    case .notStarted(let reason): "git could not be started (\(reason)); install git and see that it is on PATH"
    case .failed(let command, let status, let message):
      "'git \(command)' ended with \(status): \(message.isEmpty ? "it said nothing" : message); \(Self.remedy(command, message))"
    }
  }

  /// What a partial clone lacks git fetches as it is read.
  private static func remedy(_ command: String, _ message: String) -> String {
    let isOfRemote = command == "fetch" || ["remote", "does not appear to be a git repository"].contains { message.contains($0) }
    return isOfRemote ? "see that the remote can be reached" : "see that this folder is a git repository in good order"
  }
}

/// git, run in a folder. One call is one process: ask once, with `-z`, never once per ticket.
struct Git {
  let folder: String
  /// What is staged, where it is asked for more than once and can be read without asking git; else nil.
  var staging: Staging?

  init(folder: String, staging: Staging? = nil) { (self.folder, self.staging) = (folder, staging) }

  /// The bytes that a git command prints.
  ///
  /// - Parameter input: What the command reads, as the ids for `cat-file --batch`.
  func callAsFunction(_ arguments: String..., input: [UInt8] = []) throws -> [UInt8] {
    try run(arguments, input: input)
  }

  /// The first line that a git command prints; nil where it fails, as `config` does for a key that is not set.
  func line(_ arguments: String...) -> String? {
    guard let output = try? run(arguments, input: []) else { return nil }
    return String(decoding: output.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
  }

  func run(_ arguments: [String], input: [UInt8]) throws -> [UInt8] {
    let done: FinishedProcess
    do {
      done = try spawn(["git", "-C", folder] + arguments, input: input)
    } catch let error as SystemError {
      throw GitError.notStarted(reason: error.reason)
    }
    guard done.status == 0 else {
      let message = String(decoding: done.errors, as: UTF8.self).split(separator: "\n").first.map(String.init) ?? ""
      throw GitError.failed(command: arguments.first ?? "", status: done.status, message: message)
    }
    return done.output
  }
}

/// A failed call of the operating system.
struct SystemError: Error, CustomStringConvertible {
  let call: String
  let path: String
  let code: Int32

  init(_ call: String, _ path: String, code: Int32 = errno) {
    (self.call, self.path, self.code) = (call, path, code)
  }

  var reason: String { String(cString: strerror(code)) }
  /// Whether it fails the same way until somebody changes names or places, which no waiting and no room does.
  var isLasting: Bool { [ENAMETOOLONG, ELOOP, ENOTDIR, EISDIR, EINVAL].contains(code) }
  var description: String { "\(path): \(call) failed: \(reason)" }
}

struct FinishedProcess {
  /// The exit code; 128 and the signal's number for a process that a signal ended.
  var status: Int32
  var output: [UInt8]
  var errors: [UInt8]
}
