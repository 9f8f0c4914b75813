import Foundation
import Testing

@testable import heard

struct GeneratedFileTests {
  private func withFolder(_ body: (URL, Folder) throws -> Void) throws {
    let root = FileManager.default.temporaryDirectory.appending(path: "heard-\(UUID().uuidString)").resolvingSymlinksInPath()
    defer { try? FileManager.default.removeItem(at: root) }
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    try body(root, Folder(root: root.path))
  }

  /// Writes a text in portions.
  private func make(_ text: [UInt8], by size: Int, in folder: Folder, isDryRun: Bool = false, isPlaced: Bool = true) throws -> Bool {
    let file = try GeneratedFile("a.json", in: folder, isDryRun: isDryRun)
    for start in stride(from: 0, to: text.count, by: size) { try file.append(Array(text[start..<min(start + size, text.count)])) }
    try file.finish()
    if isPlaced { try file.place() }
    return file.isStale
  }

  private static let long = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 / 7) }

  @Test(
    "What differs is written, whatever it begins with and however it comes; what is the same stays",
    arguments: [
      [], [1], Array(long.dropLast()), Array(long.dropFirst()), long + [1], long.reversed(), long,
      Array(long[..<150_000]) + [255] + long[150_001...],
    ] as [[UInt8]])
  func written(_ old: [UInt8]) throws {
    try withFolder { root, folder in
      let place = root.appending(path: "a.json")
      for size in [1000, 65_536, 65_537, 300_000] {
        try Data(old).write(to: place)
        try FileManager.default.setAttributes(
          [.posixPermissions: 0o640, .modificationDate: Date(timeIntervalSince1970: 9)], ofItemAtPath: place.path)
        #expect(try make(Self.long, by: size, in: folder, isDryRun: true) == (old != Self.long))
        #expect(try [UInt8](Data(contentsOf: place)) == old)
        #expect(try make(Self.long, by: size, in: folder) == (old != Self.long))
        #expect(try [UInt8](Data(contentsOf: place)) == Self.long)
        let attributes = try FileManager.default.attributesOfItem(atPath: place.path)
        #expect(attributes[.posixPermissions] as? Int == 0o640)
        #expect((attributes[.modificationDate] as? Date == Date(timeIntervalSince1970: 9)) == (old == Self.long))
        #expect(try FileManager.default.contentsOfDirectory(atPath: root.path) == ["a.json"])
      }
    }
  }

  @Test func aFileThatIsNotFinishedLeavesTheOldOneAndNothingBesideIt() throws {
    try withFolder { root, folder in
      try Data([1]).write(to: root.appending(path: "a.json"))
      #expect(try make([2, 3], by: 1, in: folder, isPlaced: false))
      #expect(try FileManager.default.contentsOfDirectory(atPath: root.path) == ["a.json"])
      #expect(try Data(contentsOf: root.appending(path: "a.json")) == Data([1]))
    }
  }

  @Test(arguments: [UInt64.random(in: 0...9999), 1]) func whatThePresentFileHasIsTakenFromThere(seed: UInt64) throws {
    var random = SeededGenerator(state: seed)
    try withFolder { root, folder in
      let place = root.appending(path: "a.json")
      for round in 0..<30 {
        let old = Array(Self.long[..<Int.random(in: 1000...200_000, using: &random)])
        try Data(old).write(to: place)
        let file = try GeneratedFile("a.json", in: folder, isDryRun: false)
        var made: [UInt8] = []
        for _ in 0..<Int.random(in: 1...5, using: &random) {
          // Often what stands next.
          let start = Bool.random(using: &random) && made.count < old.count ? made.count : Int.random(in: 0..<old.count, using: &random)
          let range = start..<Int.random(in: start...old.count, using: &random)
          made += old[range]
          if Bool.random(using: &random) { try file.append(Array(old[range])) } else { try file.append(present: range) }
        }
        try file.finish()
        #expect(file.isStale == (made != old), "seed \(seed), round \(round)")
        let before = file.identity
        try file.place()
        #expect(try [UInt8](Data(contentsOf: place)) == made, "seed \(seed), round \(round)")
        // What is written to it at once is seen.
        let identity = try GeneratedFile("a.json", in: folder, isDryRun: true).identity
        #expect(file.isStale ? file.identity.isKnown && identity == file.identity && identity != before : identity == before)
        let handle = try FileHandle(forWritingTo: place)
        try handle.write(contentsOf: Data([255]))
        try handle.close()
        #expect(try GeneratedFile("a.json", in: folder, isDryRun: true).identity != file.identity || !file.isStale)
      }
    }
  }

  @Test func aLinkIsNotReplaced() throws {
    try withFolder { root, folder in
      try FileManager.default.createSymbolicLink(at: root.appending(path: "a.json"), withDestinationURL: URL(filePath: "/etc/passwd"))
      #expect(throws: WorldError.self) { try make([2], by: 1, in: folder) }
    }
  }
}
