import Foundation
import HeardKit
import Testing

@testable import heard

/// What git's temporary file holds after the driver: the merge and nothing else, or what it held before.
@Suite struct MergeDriverTests {
  @Test(arguments: ["Short", "A subject that is a good deal longer than the one that stood here before"])
  func leavesTheMergeAlone(subject: String) throws {
    let versions = try Versions(subject: subject)
    defer { versions.remove() }
    #expect(run(versions.words, commands: commands, in: Environment(folder: versions.folder.path, now: Instant(seconds: 0))) == .ok)
    let merged = versions.ours.replacing(try Regex("subject: .*"), with: "subject: \(subject)")
    #expect(try versions.result == merged)
  }

  @Test func `Where there is no room for the merge, ours stays`() throws {
    let versions = try Versions(subject: String(repeating: "long ", count: 200))
    defer { versions.remove() }
    let heard = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "heard").path
    let done = try spawn(["sh", "-c", "trap '' XFSZ; ulimit -f 1; exec \"$@\"", "sh", heard] + versions.words)
    #expect(done.status == 3)
    #expect(try versions.result == versions.ours)
  }

  /// One side gave a priority, the other a subject.
  private struct Versions {
    let folder = FileManager.default.temporaryDirectory.appending(path: "heard-\(UUID().uuidString)")
    let ours: String
    var words: [String] { ["merge-driver"] + ["base", "ours", "theirs"].map { folder.appending(path: $0).path } }
    var result: String { get throws { try String(contentsOf: folder.appending(path: "ours"), encoding: .utf8) } }

    init(subject: String) throws {
      let base = "---\nsubject: Where is my order, which I sent for so long ago\n---\n\n## 2026-11-25 10:00 +00:00 customer\nWhere?\n"
      ours = base.replacing("---\n\n", with: "priority: high\n---\n\n")
      let theirs = base.replacing(try Regex("subject: .*"), with: "subject: \(subject)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      for (name, text) in [("base", base), ("ours", ours), ("theirs", theirs)] {
        try Data(text.utf8).write(to: folder.appending(path: name))
      }
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }
  }
}
