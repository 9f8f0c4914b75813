import Foundation
import HeardKit
import Testing

@testable import heard

/// What a user types and sees, run inside this process; Tests/Transcripts/README.md says how they are written.
@Suite struct TranscriptTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(path: "Transcripts")

  static let names: [String] = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".txt") }.sorted()

  @Test func thereAreTranscripts() { #expect(!Self.names.isEmpty) }

  @Test(arguments: names) func happensAsWritten(name: String) throws {
    let file = Self.folder.appending(path: name)
    let expected = try String(contentsOf: file, encoding: .utf8)
    let desk = FileManager.default.temporaryDirectory.appending(path: "heard-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: desk, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: desk) }
    let actual = try Transcript(expected).play(in: desk)
    try expectGolden(actual, at: file)
  }

  /// The reference in docs/ is made of the declarations.
  @Test func theReferenceOfCommandsIsUpToDate() throws {
    let root = Self.folder.deletingLastPathComponent().deletingLastPathComponent()
    try expectGolden(commandsMarkdown(commands), at: root.appending(path: "docs/commands.md"))
  }
}

/// Expects a file to hold a text. With HEARD_ACCEPT=1 in the environment the file is written instead, and the test fails all the same.
func expectGolden(_ actual: String, at file: URL) throws {
  let expected = try? String(contentsOf: file, encoding: .utf8)
  if actual != expected, ProcessInfo.processInfo.environment["HEARD_ACCEPT"] == "1" {
    try actual.write(to: file, atomically: true, encoding: .utf8)
    Issue.record("\(file.lastPathComponent) was rewritten; read the difference before committing it")
  } else {
    #expect(actual == expected, "HEARD_ACCEPT=1 swift test writes \(file.lastPathComponent) anew")
  }
}
