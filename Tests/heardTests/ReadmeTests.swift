import Foundation
import Testing

/// The README shows what really happens: its console blocks stand in Tests/Transcripts/readme.txt, which is played; its links lead somewhere.
@Suite struct ReadmeTests {
  static let root = TranscriptTests.folder.deletingLastPathComponent().deletingLastPathComponent()

  @Test func whatItShowsWasPlayed() throws {
    let readme = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
    let played = try String(contentsOf: TranscriptTests.folder.appending(path: "readme.txt"), encoding: .utf8)
    // Without the marks of a transcript: exit codes, and what tells output from commands.
    let seen = played.components(separatedBy: "\n").filter { !$0.hasPrefix("=") }
      .map { $0.hasPrefix("!") || $0.hasPrefix("\\") ? String($0.dropFirst()) : $0 }.joined(separator: "\n")
    let blocks = readme.components(separatedBy: "```console\n").dropFirst().compactMap { $0.components(separatedBy: "```").first }
    #expect(!blocks.isEmpty)
    for block in blocks { #expect(seen.contains(block.trimmingCharacters(in: .newlines)), "\(block)") }
  }

  @Test func itsLinksLeadSomewhere() throws {
    let readme = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
    let links = readme.components(separatedBy: "](").dropFirst().compactMap { $0.components(separatedBy: ")").first }
    #expect(!links.isEmpty)
    for link in links { #expect(FileManager.default.fileExists(atPath: Self.root.appending(path: link).path), "\(link)") }
  }
}
