import Foundation
import Testing

/// The README shows what really happens: its console blocks are made of Tests/Transcripts/readme.txt, which is played; its links lead somewhere.
@Suite struct ReadmeTests {
  static let file = TranscriptTests.folder.deletingLastPathComponent().deletingLastPathComponent().appending(path: "README.md")

  @Test func itShowsWhatWasPlayed() throws {
    let seen = Self.seen(in: try String(contentsOf: TranscriptTests.folder.appending(path: "readme.txt"), encoding: .utf8))
    let readme = try String(contentsOf: Self.file, encoding: .utf8)
    var parts = readme.components(separatedBy: "\n```console\n")
    #expect(parts.count > 1)
    for index in parts.indices.dropFirst() {
      let end = try #require(parts[index].range(of: "\n```"))
      let commands = parts[index][..<end.lowerBound].components(separatedBy: "\n").filter { $0.hasPrefix("$ ") }
      let texts = try commands.map { try #require(seen[$0], "Tests/Transcripts/readme.txt does not play '\($0)'") }
      parts[index].replaceSubrange(..<end.lowerBound, with: texts.joined(separator: "\n\n"))
    }
    try expectGolden(parts.joined(separator: "\n```console\n"), at: Self.file)
  }

  /// What a reader sees, by command: a transcript without exit codes and without the marks that tell output from commands.
  private static func seen(in transcript: String) -> [String: String] {
    var seen: [String: String] = [:]
    var command = ""
    for line in transcript.components(separatedBy: "\n") {
      if line.hasPrefix("$ ") { command = line }
      if command.isEmpty || line.hasPrefix("=") { continue }
      seen[command, default: ""] += (line.hasPrefix("!") || line.hasPrefix("\\") ? String(line.dropFirst()) : line) + "\n"
    }
    return seen.mapValues { $0.trimmingCharacters(in: .newlines) }
  }

  @Test func itsLinksLeadSomewhere() throws {
    let links = try String(contentsOf: Self.file, encoding: .utf8).components(separatedBy: "](").dropFirst()
      .compactMap { $0.components(separatedBy: ")").first }
    #expect(!links.isEmpty)
    for link in links {
      #expect(FileManager.default.fileExists(atPath: Self.file.deletingLastPathComponent().appending(path: link).path), "\(link)")
    }
  }
}
