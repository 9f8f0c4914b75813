import Foundation

@testable import heard

/// A workspace in a repository of its own with heard's hook, driven by the real git and the built heard.
struct HookDesk {
  let root: String
  /// Where the workspace is in the repository: empty, or `support/`.
  let prefix: String
  /// The moment at which every commit happens.
  static let now = "2026-11-25T12:00:00Z"

  static let configuration = """
    sla:
      - name: urgent
        when: {priority: urgent}
        first-reply: 1h
      - name: everyone
        first-reply: 4h

    """

  /// - Parameter commits: whether heard.yaml is committed already.
  init(prefix: String = "", commits: Bool = true) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "heard-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    root = folder.resolvingSymlinksInPath().path
    self.prefix = prefix
    try git("init", "-q", "-b", "main", "--template=")
    try write("heard.yaml", Self.configuration)
    if commits { try commitUnchecked() }
    try heard("hook", "install")
  }

  func remove() { try? FileManager.default.removeItem(atPath: root) }

  /// Writes a file of the workspace.
  func write(_ path: String, _ text: String) throws {
    let file = URL(filePath: "\(root)/\(prefix)\(path)")
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func read(_ path: String) throws -> String { try String(contentsOfFile: "\(root)/\(path)", encoding: .utf8) }

  /// Writes a script that can be run. By another process: what this one has open, those that other tests start at this moment have open too,
  /// and the system runs nothing that is still open for writing.
  func script(_ path: String, _ lines: String) throws {
    let file = "\(root)/\(path)"
    _ = try spawn(["sh", "-c", "cat >\"$1\" && chmod 755 \"$1\"", "sh", file], input: Array("#!/bin/sh\n\(lines)\n".utf8))
  }

  /// Commits everything past the hook.
  func commitUnchecked() throws {
    try git("add", "-A")
    try git("commit", "-q", "--no-verify", "-m", "start")
  }

  /// Stages everything and commits it.
  ///
  /// - Returns: whether the hook let it pass, and what was said.
  func commit(_ arguments: String..., staging: Bool = true, in folder: String? = nil) throws -> (passed: Bool, said: String) {
    let folder = folder ?? root
    if staging { _ = try run(["git", "add", "-A"], in: folder) }
    let done = try run(["git", "commit", "-q", "-m", "change"] + arguments, in: folder)
    return (done.status == 0, String(decoding: done.output + done.errors, as: UTF8.self))
  }

  @discardableResult func git(_ words: String...) throws -> String { try git(words) }

  @discardableResult func git(_ words: [String]) throws -> String {
    let done = try run(["git"] + words, in: root)
    guard done.status == 0 else {
      throw GitError.failed(
        command: words.joined(separator: " "), status: done.status, message: String(decoding: done.errors, as: UTF8.self))
    }
    return String(decoding: done.output, as: UTF8.self)
  }

  @discardableResult func heard(_ words: String..., in folder: String? = nil) throws -> FinishedProcess {
    try run(["\(Self.products)/heard"] + words, in: folder ?? root)
  }

  func run(_ words: [String], in folder: String) throws -> FinishedProcess {
    let who = ["GIT_AUTHOR_NAME=Bia", "GIT_AUTHOR_EMAIL=b@c", "GIT_COMMITTER_NAME=Bia", "GIT_COMMITTER_EMAIL=b@c", "GIT_EDITOR=true"]
    let world = [
      "GIT_CONFIG_GLOBAL=/nonexistent/gitconfig", "GIT_CONFIG_NOSYSTEM=1", "HEARD_NOW=\(Self.now)",
      "PATH=\(Self.products):/usr/local/bin:/usr/bin:/bin",
    ]
    return try spawn(["sh", "-c", "cd \"$1\" && shift && exec env \"$@\"", "sh", folder] + who + world + words)
  }

  /// The folder of the built heard: that of the tests.
  private static let products = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().path
}

/// Texts of tickets.
enum Sample {
  static let head = "---\nsubject: Order\ncustomer: Ana <@ana>\nchannel: email\n---\n\n"
  /// Due at 14:00: nothing is late.
  static let fresh = head + "## 2026-11-25 10:00 +00:00 customer\nWhere is it?\n"
  /// Overdue for days, and nobody says why.
  static let silent = head + "## 2026-11-20 10:00 +00:00 customer\nWhere is it?\n\n## 2026-11-20 10:01 +00:00 move bia new -> open/tier-1\n"
  static let broken = fresh.replacing("subject:", with: "subject")
}
