import Foundation
import HeardKit
import Testing

@testable import heard

struct WorkspaceFolderTests {
  private static let path = "tickets/new/2611-7K3QX2-x.md"

  /// A workspace with one ticket.
  private func withDesk(_ body: (URL) throws -> Void) throws {
    let root = FileManager.default.temporaryDirectory.appending(path: "heard-\(UUID().uuidString)").resolvingSymlinksInPath()
    defer { try? FileManager.default.removeItem(at: root) }
    try FileManager.default.createDirectory(at: root.appending(path: "tickets/new"), withIntermediateDirectories: true)
    try Data("timezone: UTC\n".utf8).write(to: root.appending(path: "heard.yaml"))
    try Data("start\n".utf8).write(to: root.appending(path: Self.path))
    try body(root)
  }

  @Test("Of many writers at once none loses a word: each has written, or was refused and tries again")
  func writersTakeTurns() throws {
    try withDesk { root in
      DispatchQueue.concurrentPerform(iterations: 8) { writer in
        for word in 0..<5 {
          var isWritten = false
          while !isWritten {
            guard let folder = try? WorkspaceFolder(from: root.path), let old = try? folder.read(Self.path) else { continue }
            let new = old + Array("\(writer).\(word)\n".utf8)
            isWritten = (try? folder.apply(Plan([.rewrite(path: Self.path, from: old, to: new)]), by: .test)) != nil
          }
        }
      }
      let text = try String(contentsOf: root.appending(path: Self.path), encoding: .utf8)
      #expect(
        text.split(separator: "\n").sorted() == (["start"] + (0..<8).flatMap { a in (0..<5).map { "\(a).\($0)" } }).sorted().map { $0[...] }
      )
    }
  }

  @Test("A plan about a file that went or changed meanwhile does nothing, and says so")
  func changedMeanwhile() throws {
    try withDesk { root in
      let folder = try WorkspaceFolder(from: root.path)
      let old = try folder.read(Self.path)
      let plan = Plan([.rewrite(path: Self.path, from: old, to: [1]), .move(path: Self.path, to: "tickets/open/x.md")])
      try Data("saved by an editor\n".utf8).write(to: root.appending(path: Self.path))
      #expect(throws: WorldError.self) { try folder.apply(plan, by: .test) }
      #expect(try folder.read(Self.path) == Array("saved by an editor\n".utf8))
      try FileManager.default.removeItem(at: root.appending(path: Self.path))
      #expect(throws: WorldError.self) { try folder.apply(plan, by: .test) }
      #expect(try folder.folder.folder("tickets").kind(of: "open") == nil)
    }
  }

  @Test("A file that is saved at the last moment is not replaced, and no draft stays")
  func replacedMeanwhile() throws {
    try withDesk { root in
      let folder = try Folder(root: root.appending(path: "tickets/new").path)
      let steps = [Plan.Step.rewrite(path: "2611-7K3QX2-x.md", from: Array("older\n".utf8), to: [1])]
      var taken = Steps([.create(path: "first.md", bytes: [])] + steps + [.create(path: "third.md", bytes: [])], in: folder)
      do {
        try taken.take()
        Issue.record("it was replaced")
      } catch let error as Steps.Stopped { #expect(error.taken == 1) }
      try folder.remove("first.md")
      #expect(try folder.entries().map(\.name) == ["2611-7K3QX2-x.md"])
      #expect(try folder.read("2611-7K3QX2-x.md") == Array("start\n".utf8))
    }
  }

  @Test("What to stage is named path by path while that is a line; else the folder, and that this is more")
  func staging() throws {
    try withDesk { root in
      let desk = try Desk(in: Environment(folder: root.path, now: Instant(seconds: 1_800_000_000)))
      let steps = (0..<11).map { Plan.Step.move(path: "tickets/new/\($0).md", to: "tickets/it's open/\($0).md") }
      #expect(desk.staging(Plan(Array(steps.prefix(1)))) == "  git add -- tickets/new/0.md 'tickets/it'\\''s open/0.md'\n")
      #expect(!desk.staging(Plan(Array(steps.prefix(10)))).contains("all else"))
      #expect(desk.staging(Plan(steps)) == "  to stage these and all else that changed there:\n  git add -- tickets\n")
    }
  }

  @Test("What cannot be a ticket is said or refused, never passed over", arguments: ["list", "lint", "index -n"])
  func nothingIsPassedOver(command: String) throws {
    func run() -> String {
      let words = command.split(separator: " ").map(String.init)
      let result = outcome(words, commands: commands, folder: folder, now: Instant(seconds: 1_800_000_000))
      return result.out + result.err
    }
    var folder = ""
    try withDesk { root in
      folder = root.path
      symlink("new", root.appending(path: "tickets/open").path)
      #expect(run().contains("symbolic link"))
      try FileManager.default.moveItem(at: root.appending(path: "tickets"), to: root.appending(path: "elsewhere"))
      symlink("elsewhere", root.appending(path: "tickets").path)
      #expect(run().contains("tickets: it is no folder but a symbolic link"))
    }
    try withDesk { root in
      folder = root.path
      let name = Array((root.path + "/tickets/new/2611-AAAAAA-").utf8) + [0xFF, 0x2E, 0x6D, 0x64, 0]
      let file = name.map { CChar(bitPattern: $0) }.withUnsafeBufferPointer {
        $0.baseAddress.map { open($0, O_CREAT | O_WRONLY, 0o600) } ?? -1
      }
      guard file >= 0 else { return }  // A file system that takes UTF-8 alone.
      close(file)
      #expect(run().contains("a name that is not UTF-8"))
    }
  }
}
