import Foundation
import Testing

@testable import heard

@Suite struct StateFolderTests {
  /// A desk at a path below a folder of its own, and where its state lies.
  private func place(desk: String, _ prepare: (URL) throws -> Void) throws -> (state: String, top: URL) {
    let top = FileManager.default.temporaryDirectory.appending(path: "heard-state-\(UUID().uuidString)").resolvingSymlinksInPath()
    let root = top.appending(path: desk)
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    try Data().write(to: root.appending(path: "heard.yaml"))
    try prepare(top)
    let state = try WorkspaceFolder(from: root.path, stateHome: top.path + "/home/state").stateFolder()
    try state.create("mark", [])
    return (state.path, top)
  }

  private func write(_ text: String, _ path: String, in top: URL) throws {
    let file = top.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  @Test(
    arguments: [
      (name: "without a repository, with the user, by path", files: [:], expected: "home/state/heardTOP/a/b/%"),
      (name: "in the repository that the desk is", files: ["a/b/.git/HEAD": ""], expected: "a/b/.git/heard/%"),
      (name: "by path, where several desks share one", files: ["a/.git/HEAD": ""], expected: "a/.git/heard/b/%"),
      (name: "where a worktree's file leads", files: ["a/b/.git": "gitdir: ../../r/w\n", "r/w/HEAD": ""], expected: "r/w/heard/%"),
      (
        name: "not where a stranger's file leads", files: ["a/b/.git": "gitdir: ../../r\n", "r/any": ""],
        expected: "home/state/heardTOP/a/b/%"
      ),
    ] as [(name: String, files: [String: String], expected: String)])
  func `State lies`(_ example: (name: String, files: [String: String], expected: String)) throws {
    let (state, top) = try place(desk: "a/b") { top in
      for (path, text) in example.files { try write(text, path, in: top) }
    }
    defer { try? FileManager.default.removeItem(at: top) }
    let expected = top.appending(path: example.expected.replacing("TOP", with: top.path))
    #expect(FileManager.default.fileExists(atPath: expected.appending(path: "mark").path), "\(state)")
  }
}
