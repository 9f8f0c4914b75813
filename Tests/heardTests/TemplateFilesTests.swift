import Foundation
import Testing

@testable import heard

/// `heard init` lays down what stands in workspace-template/; the binary carries a copy, which this keeps equal.
@Suite struct TemplateFilesTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  @Test func theBinaryCarriesTheTemplateAsItStands() throws {
    let source = Self.root.appendingPathComponent("Sources/heard/System/TemplateFiles.swift")
    let folder = Self.root.appendingPathComponent("workspace-template")
    var files: [String: String] = [:]
    for path in try #require(FileManager.default.subpaths(atPath: folder.path)) {
      let url = folder.appendingPathComponent(path)
      if (try url.resourceValues(forKeys: [.isRegularFileKey])).isRegularFile == true {
        files[path] = try String(contentsOf: url, encoding: .utf8)
      }
    }
    if ProcessInfo.processInfo.environment["HEARD_ACCEPT"] != nil {
      try Data(swift(files).utf8).write(to: source)
      Issue.record("wrote \(source.lastPathComponent); run the tests again without HEARD_ACCEPT")
    }
    let carried = Dictionary(uniqueKeysWithValues: templateFiles.map { ($0.path, $0.text) })
    let different = Set(carried.keys).union(files.keys).filter { carried[$0] != files[$0] }.sorted()
    #expect(different.isEmpty, "run scripts/update-goldens")
  }

  private func swift(_ files: [String: String]) -> String {
    var text = """
      // swift-format-ignore-file
      // Made from workspace-template/ by scripts/update-goldens; a test keeps the two equal.

      /// What `heard init` lays down, by path; `.sample/` is for `--sample` alone.
      let templateFiles: [(path: String, text: String)] = [

      """
    for (path, content) in files.sorted(by: { $0.key < $1.key }) {
      text += content.isEmpty ? "  (\"\(path)\", \"\"),\n" : "  (\n    \"\(path)\",\n    ##\"\"\"\n\(content)\n\"\"\"##\n  ),\n"
    }
    return text + "]\n"
  }
}
