import Foundation
import HeardKit
import Testing

@testable import heard

/// What is added to a file where it lies.
struct FileAppendingTests {
  private static let old = Array("read\n".utf8)
  private static let new = Array("read\n\n## added\n".utf8)

  private func withFolder(_ body: (Folder, Desktop) throws -> Void) throws {
    let place = try Desktop(["a.md": "read\n"])
    defer { place.remove() }
    try body(Folder(root: place.root.path), place)
  }

  private func file(_ folder: Folder) -> UInt64 {
    var status = stat()
    return fstatat(folder.descriptor, "a.md", &status, 0) == 0 ? UInt64(status.st_ino) : 0
  }

  @Test func `It is added to the file itself`() throws {
    try withFolder { folder, _ in
      let before = file(folder)
      let isAdded = try folder.append(Self.new, to: "a.md", holding: Self.old, .sent)
      #expect(isAdded == true)
      #expect(try folder.read("a.md") == Self.new)
      #expect(file(folder) == before)
    }
  }

  @Test func `What was saved meanwhile stays as it was saved`() throws {
    try withFolder { folder, place in
      for text in ["Read\n", "longer than read\n", ""] {
        try place.write("a.md", text)
        #expect(try folder.append(Self.new, to: "a.md", holding: Self.old, .sent) == false)
        #expect(try place.files()["a.md"] == text)
      }
    }
  }

  @Test func `It is left to a draft where another name would change too, or half of it could be seen, or more than the end changes`() throws
  {
    try withFolder { folder, place in
      let long = Array(repeating: UInt8(ascii: "x"), count: 4090)
      try place.write("a.md", String(decoding: long, as: UTF8.self))
      #expect(try folder.append(long + Self.new, to: "a.md", holding: long, .later) == nil)
      #expect(try folder.append(Array("y".utf8) + long, to: "a.md", holding: long, .later) == nil)
      try place.write("a.md", "read\n")
      try FileManager.default.linkItem(at: place.root.appending(path: "a.md"), to: place.root.appending(path: "backup.md"))
      #expect(try folder.append(Self.new, to: "a.md", holding: Self.old, .sent) == nil)
      symlink("a.md", place.root.appending(path: "b.md").path)
      #expect(try folder.append(Self.new, to: "b.md", holding: Self.old, .sent) == nil)
      #expect(try place.files()["a.md"] == "read\n")
    }
  }

  @Test(arguments: [true, false]) func `Beside an editor that saves again and again, its last save stays`(isInPlace: Bool) throws {
    try withFolder { folder, place in
      let path = place.root.appending(path: "a.md").path
      let last = (1...400).map { "save \($0)\n" }
      DispatchQueue.concurrentPerform(iterations: 2) { hand in
        if hand == 0 {
          for text in last { save(text, path, isInPlace) }
        } else {
          for _ in 0..<2000 {
            guard let old = try? folder.read("a.md"), !old.isEmpty, old.count < 2000 else { continue }
            _ = try? folder.append(old + Array("\n## added\n".utf8), to: "a.md", holding: old, .later)
          }
        }
      }
      let text = try place.files()["a.md"] ?? ""
      #expect(text.hasPrefix("save 400\n") && text.dropFirst(9).replacing("\n## added\n", with: "").isEmpty, "\(text)")
    }
  }

  private func save(_ text: String, _ path: String, _ isInPlace: Bool) {
    let file = open(isInPlace ? path : path + "~", O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    _ = text.withCString { write(file, $0, strlen($0)) }
    close(file)
    if !isInPlace { rename(path + "~", path) }
  }
}
