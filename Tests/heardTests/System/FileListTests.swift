import Foundation
import HeardKit
import Testing

@testable import heard

@Suite("The files of a workspace")
struct FileListTests {
  @Test("All that is not hidden is listed, in the order of paths' bytes", arguments: UInt64(0)..<4)
  func order(seed: UInt64) throws {
    var numbers = SeededGenerator(state: seed &* 0x9E37_79B9_7F4A_7C15)
    // A folder stands where its name does with a slash behind it: after `a-b`, before `a0`.
    let names = ["a", "a-b", "a0", "A", "é", "2611-7K3QX2-a", "2611-7K3QX2-a-b", "2611-7K3QX2-longer", ".hidden"]
    var paths: Set<String> = []
    for _ in 0..<80 {
      let parents = (0..<Int.random(in: 0..<4, using: &numbers)).map { _ in (names.randomElement(using: &numbers) ?? "") + "~" }
      let name = (names.randomElement(using: &numbers) ?? "") + [".md", ".txt", ""][Int.random(in: 0..<3, using: &numbers)]
      paths.insert((["tickets"] + parents + [name]).joined(separator: "/").replacing("~/", with: "/"))
    }
    // What has another below it can be no file.
    paths = paths.filter { path in !paths.contains { $0.hasPrefix("\(path)/") } }
    let desk = try Desktop(Dictionary(uniqueKeysWithValues: (paths + ["heard.yaml"]).map { ($0, "") }))
    defer { desk.remove() }
    let files = try WorkspaceFolder(from: desk.root.path).files()
    let shown = paths.filter { !$0.contains("/.") }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    #expect(files.map(\.path) == shown, "seed \(seed)")
    #expect(FileList(files).map(\.path) == shown, "seed \(seed)")
    #expect(files.allSatisfy { $0.kind == .file && $0.isTicket == $0.path.hasSuffix(".md") })
    #expect(files.keeping(\.isTicket).map(\.path) == shown.filter { $0.hasSuffix(".md") })
    let ids = shown.compactMap { TicketID(path: $0) }
    #expect(files.hasNoDoubles == (Set(ids).count == ids.count), "seed \(seed)")
  }
}
