import Foundation
import HeardKit

@testable import heard

/// A workspace in a repository, with a ticket that is new, one that is open, and two that were done in old months. Commands run in this process.
struct ArchiveDesk {
  static let months = ["tickets/resolved/2026-01", "tickets/ignored/2026-02"]
  static let paths = [
    "tickets/ignored/2026-02/2602-BBBBBB-spam.md", "tickets/new/2611-CCCCCC-new.md", "tickets/open/tier-1/2611-DDDDDD-open.md",
    "tickets/resolved/2026-01/2601-AAAAAA-done.md",
  ]

  let repository: HookDesk
  /// The workspace.
  let root: String

  init(prefix: String = "") throws {
    repository = try HookDesk(prefix: prefix, commits: false)
    root = prefix.isEmpty ? repository.root : "\(repository.root)/\(prefix.dropLast())"
    for (path, number) in zip(Self.paths, 1...) { try write(path, number) }
    try repository.commitUnchecked()
  }

  private init(copying repository: HookDesk, to folder: String) {
    (self.repository, root) = (repository, folder)
  }

  func write(_ path: String, _ number: Int) throws {
    let month = path.contains("/2601-") ? "2026-01" : path.contains("/2602-") ? "2026-02" : "2026-11"
    let stop = path.contains("resolved") ? "\n## \(month)-03 10:00 Z move bia open/tier-1 -> resolved\n" : ""
    try repository.write(
      path,
      """
      ---
      subject: Number \(number)
      customer: Ana <@ana>
      source: test:\(number)
      ---

      ## \(month)-02 10:00 Z customer
      Where is it?
      \(stop)
      """)
  }

  func remove() { repository.remove() }

  @discardableResult func git(_ words: String...) throws -> String {
    let done = try repository.run(["git"] + words, in: root)
    guard done.status == 0 else { throw GitError.failed(command: words.joined(separator: " "), status: 1, message: "\(done.errors.text)") }
    return done.output.text
  }

  /// What a command says, and its exit code.
  func heard(_ line: String) -> (status: Int32, out: String, err: String) {
    let words = line.split(separator: " ").map(String.init)
    return outcome(
      words, commands: commands, variables: ["HEARD_AGENT": "bia", "HEARD_NOW": HookDesk.now], folder: root, now: Instant(seconds: 0))
  }

  func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: "\(root)/\(path)") }
}

extension [UInt8] {
  fileprivate var text: String { String(decoding: self, as: UTF8.self) }
}
