import Foundation
import HeardKit

@testable import heard

/// The built heard, ended or denied at a call that changes files: Tests/Fixtures/interrupt.c does it.
enum Interruption {
  static let products = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().path

  /// The library that interrupts; nil where this system has no compiler or no LD_PRELOAD, so that these tests say that they are skipped.
  static let library: String? = {
    #if os(Linux)
      let source = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Fixtures/interrupt.c").standardized.path
      let target = FileManager.default.temporaryDirectory.appending(path: "heard-interrupt-\(getpid()).so").path
      let isBuilt = ["cc", "clang"].contains { (try? spawn([$0, "-shared", "-fPIC", "-o", target, source, "-ldl"]))?.status == 0 }
      return isBuilt ? target : nil
    #else
      return nil
    #endif
  }()

  /// Runs a command that is interrupted.
  ///
  /// - Parameter how: As `kill:7`.
  static func run(_ words: [String], in desk: Desktop, _ how: String) throws -> FinishedProcess {
    let world = [
      "HEARD_AGENT=bia", "HEARD_NOW=\(now.iso)", "XDG_STATE_HOME=\(desk.root.path)/.state", "LD_PRELOAD=\(library ?? "")",
      "INTERRUPT=\(how)",
    ]
    return try spawn(["env", "-C", desk.root.path] + world + ["\(products)/heard"] + words)
  }

  static let now = Instant(seconds: 1_795_608_000)
}

/// A workspace in a folder of its own.
struct Desktop {
  let root: URL

  init(_ files: [String: String] = [:]) throws {
    root = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().appending(path: "heard-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    for (path, text) in files { try write(path, text) }
  }

  private init(root: URL) { self.root = root }

  /// A copy, which is another desk.
  func copy() throws -> Desktop {
    let other = root.deletingLastPathComponent().appending(path: "heard-\(UUID().uuidString)")
    try FileManager.default.copyItem(at: root, to: other)
    return Desktop(root: other)
  }

  /// Where heard keeps its records of it, without a repository.
  var state: URL { root.appending(path: ".state/heard\(root.path)/%") }
  var plan: String { ".state/heard\(root.path)/%/plan" }

  func exists(_ file: URL) -> Bool { FileManager.default.fileExists(atPath: file.path) }

  func remove() { try? FileManager.default.removeItem(at: root) }

  func write(_ path: String, _ text: String) throws {
    let file = root.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// Runs a command inside this process.
  @discardableResult func heard(_ words: [String]) -> (status: Int32, out: String, err: String) {
    outcome(words, commands: commands, variables: ["HEARD_AGENT": "bia"], folder: root.path, now: Interruption.now)
  }

  /// Every file that is the user's, by path.
  func files() throws -> [String: String] {
    let found = try all().filter { !$0.hasPrefix(".") && !$0.contains(".heard-draft-") }
    return try Dictionary(uniqueKeysWithValues: found.map { ($0, try String(contentsOf: root.appending(path: $0), encoding: .utf8)) })
  }

  /// What interrupted writes left.
  func drafts() throws -> [String] { try all().filter { $0.contains(".heard-draft-") } }

  private func all() throws -> [String] {
    let names = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    return names.filter { name in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: root.appending(path: name).path, isDirectory: &isFolder) && !isFolder.boolValue
    }
  }

  /// Mends as `heard doctor --fix` does, without what asks git.
  func mend() throws {
    let desk = try ClonedDesk(
      in: Environment(
        folder: root.path, variable: { [root] in $0 == "XDG_STATE_HOME" ? "\(root.path)/.state" : nil }, now: Interruption.now))
    for check in [HealthCheck.interruption, .drafts] {
      if case .bad(_, _, _, let mend) = try check.find(desk) { try mend?() }
    }
  }
}
