import Foundation
import Testing

@testable import heard

/// Objects that git would never write, and that nothing waits for without an end.
@Suite struct DamagedObjectTests {
  /// Puts a loose object where one of that id would lie.
  private func put(_ id: String, _ kind: String, _ bytes: [UInt8], size: Int? = nil, in desk: HookDesk) throws {
    let text = Array("\(kind) \(size ?? bytes.count)\0".utf8) + bytes
    let (count, rest) = (UInt16(text.count), ~UInt16(text.count))
    var (first, second): (UInt32, UInt32) = (1, 0)
    for byte in text {
      first = (first + UInt32(byte)) % 65_521
      second = (second + first) % 65_521
    }
    let sum = second << 16 | first
    let stream: [UInt8] =
      [0x78, 0x01, 0x01, UInt8(count & 255), UInt8(count >> 8), UInt8(rest & 255), UInt8(rest >> 8)] + text
      + (0..<4).map { UInt8(truncatingIfNeeded: sum >> (24 - 8 * UInt32($0))) }
    try desk.script(".git/objects/\(id.prefix(2))/keep", "")
    try Data(stream).write(to: URL(filePath: "\(desk.root)/.git/objects/\(id.prefix(2))/\(id.dropFirst(2))"))
  }

  private func withDesk(_ body: (HookDesk) throws -> Void) throws {
    let desk = try HookDesk()
    defer { desk.remove() }
    for byte in 0..<256 {
      let name = String(byte + 256, radix: 16).dropFirst()
      try FileManager.default.createDirectory(atPath: "\(desk.root)/.git/objects/\(name)", withIntermediateDirectories: true)
    }
    try body(desk)
  }

  private static let short = String(repeating: "a1", count: 20), tree = String(repeating: "b2", count: 20)
  private static let commit = String(repeating: "c3", count: 20)

  @Test func `A blob that is shorter than it says is no answer, and what is asked beside it is`() throws {
    try withDesk { desk in
      try put(Self.short, "blob", Array("short\n".utf8), size: 1000, in: desk)
      let (short, good) = (Array(Self.short.utf8), Array("HEAD:heard.yaml".utf8))
      guard case .unknown? = ObjectFiles(gitFolder: "\(desk.root)/.git")?.read(short) else {
        Issue.record("it was taken for whole")
        return
      }
      #expect(try ObjectReader(in: desk.root, files: nil).read([good, good]).compactMap { $0 }.count == 2)
      #expect(throws: GitError.self) { try ObjectReader(in: desk.root, files: nil).read([good, short]) }
      #expect(throws: GitError.self) { try ObjectReader(in: desk.root, files: nil).read([short, good]) }
      try desk.write("tickets/new/a.md", "a\n")
      try desk.git("update-index", "--add", "--cacheinfo", "100644,\(Self.short),tickets/new/a.md")
      #expect(try desk.heard("hook", "pre-commit").status != 0)
    }
  }

  @Test func `What is staged and lost stops the commit`() throws {
    try withDesk { desk in
      try desk.write("tickets/new/a.md", "a\n")
      try desk.git("update-index", "--add", "--cacheinfo", "100644,\(Self.short),tickets/new/a.md")
      let done = try desk.heard("hook", "pre-commit")
      #expect(done.status == 3 && String(decoding: done.errors, as: UTF8.self).contains("git has lost what is staged of it"))
    }
  }

  @Test func `A tree that is in itself ends`() throws {
    try withDesk { desk in
      let digits = stride(from: 0, to: 40, by: 2).map { _ in UInt8(0xB2) }
      try put(Self.tree, "tree", Array("40000 a\0".utf8) + digits + Array("40000 b\0".utf8) + digits, in: desk)
      try put(
        Self.commit, "commit",
        Array("tree \(Self.tree)\nauthor a <a@example.com> 1 +0000\ncommitter a <a@example.com> 1 +0000\n\nx\n".utf8), in: desk)
      #expect(try #require(Staging(in: desk.root)).changes(against: Self.commit) == nil)
    }
  }
}
