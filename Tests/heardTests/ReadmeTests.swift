import Foundation
import Testing

/// Pages show what really happens: their console blocks are made of a transcript, which is played; the links of the README lead somewhere.
@Suite struct ReadmeTests {
  static let root = TranscriptTests.folder.deletingLastPathComponent().deletingLastPathComponent()
  static let file = root.appending(path: "README.md")

  @Test(arguments: [("README.md", "readme.txt"), ("docs/review.md", "review.txt")])
  func itShowsWhatWasPlayed(page: String, transcript: String) throws {
    let seen = Self.seen(in: try String(contentsOf: TranscriptTests.folder.appending(path: transcript), encoding: .utf8))
    let page = Self.root.appending(path: page)
    var parts = try String(contentsOf: page, encoding: .utf8).components(separatedBy: "\n```console\n")
    #expect(parts.count > 1)
    for index in parts.indices.dropFirst() {
      let end = try #require(parts[index].range(of: "\n```"))
      let commands = parts[index][..<end.lowerBound].components(separatedBy: "\n").filter { $0.hasPrefix("$ ") }
      let texts = try commands.map { try #require(seen[$0], "Tests/Transcripts/\(transcript) does not play '\($0)'") }
      parts[index].replaceSubrange(..<end.lowerBound, with: texts.joined(separator: "\n\n"))
    }
    try expectGolden(parts.joined(separator: "\n```console\n"), at: page)
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
