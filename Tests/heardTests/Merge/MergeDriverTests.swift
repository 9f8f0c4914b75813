import Foundation
import HeardKit
import Testing

@testable import heard

/// What git's temporary file holds after the driver: the merge and nothing else.
@Suite struct MergeDriverTests {
  @Test(arguments: ["Short", "A subject that is a good deal longer than the one that stood here before"])
  func leavesTheMergeAlone(subject: String) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "heard-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let base = "---\nsubject: Where is my order, which I sent for so long ago\n---\n\n## 2026-11-25 10:00 +00:00 customer\nWhere?\n"
    let ours = base.replacing("---\n\n", with: "priority: high\n---\n\n")
    let theirs = base.replacing(try Regex("subject: .*"), with: "subject: \(subject)")
    func place(_ name: String) -> String { folder.appending(path: name).path }
    for (name, text) in [("base", base), ("ours", ours), ("theirs", theirs)] { try Data(text.utf8).write(to: URL(filePath: place(name))) }
    let words = ["merge-driver", place("base"), place("ours"), place("theirs")]
    let code = run(words, commands: commands, in: Environment(folder: folder.path, now: Instant(seconds: 0)))
    #expect(code == .ok)
    let merged = ours.replacing(try Regex("subject: .*"), with: "subject: \(subject)")
    #expect(try String(contentsOfFile: place("ours"), encoding: .utf8) == merged)
  }
}
