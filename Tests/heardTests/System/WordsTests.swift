import Foundation
import HeardKit
import Testing

@testable import heard

/// What is typed in the editor.
@Suite struct WordsTests {
  private static let ticket = "tickets/new/2611-AAAAAA-a.md"
  private static let text = "---\nsubject: Order\ncustomer: Ana <@ana>\n---\n\n## 2020-11-25 10:00 +00:00 customer\nWhere?\n"

  /// Runs a command at a terminal. `$0` of the editor's script is the draft, and it runs in the workspace.
  private func typing(
    _ script: String, _ line: String, _ body: (Desktop, _ status: Int32, _ errors: String, _ drafts: [URL]) throws -> Void
  ) throws {
    let desk = try Desktop(["heard.yaml": "timezone: UTC\n", Self.ticket: Self.text, "drafts/.keep": ""])
    defer { desk.remove() }
    let drafts = desk.root.appending(path: "drafts")
    let editor = "env -C \(desk.root.path) sh -c '\(script)'"
    let environment = Environment(
      folder: desk.root.path, variable: { ["HEARD_AGENT": "bia", "EDITOR": editor, "TMPDIR": drafts.path][$0] }, now: Interruption.now,
      isInteractive: true)
    let status = run(line.split(separator: " ").map(String.init), commands: commands, in: environment).rawValue
    let left = try FileManager.default.contentsOfDirectory(at: drafts, includingPropertiesForKeys: nil).filter { $0.pathExtension == "md" }
    try body(desk, status, String(decoding: environment.errors.bytes, as: UTF8.self), left)
  }

  @Test(arguments: ["reply AAAA", "note AAAA"])
  func `What was typed is written, and no draft stays`(line: String) throws {
    try typing(#"echo typed > "$0""#, line) { desk, status, errors, drafts in
      #expect(status == 0 && drafts.isEmpty, "\(errors)")
      let files = try desk.files()
      #expect(files[Self.ticket]?.hasSuffix("typed\n") == true)
    }
  }

  @Test(arguments: ["reply ZZZZ", "note ZZZZ", "excuse ZZZZ"])
  func `For a ticket that is not there, no editor opens`(line: String) throws {
    try typing("touch opened", line) { desk, status, errors, _ in
      #expect(status == 2 && errors.contains("no ticket 'ZZZZ'"), "\(errors)")
      let files = try desk.files()
      #expect(files["opened"] == nil)
    }
  }

  @Test(arguments: [
    ("reply AAAA", "rm \(ticket)"), ("note AAAA", "rm \(ticket)"), ("excuse AAAA", "rm \(ticket)"), ("new", "rm -r tickets; : > tickets"),
  ])
  func `What was typed for a ticket that went meanwhile stays in a file`(line: String, event: String) throws {
    try typing(###"echo "## 2020-11-25 10:00 Z customer" > "$0"; echo typed >> "$0"; "### + event, line) { _, status, errors, drafts in
      #expect(status != 0)
      let draft = try #require(drafts.first, "\(errors)")
      #expect(errors.contains("your draft is in \(draft.path)"), "\(errors)")
      let text = try String(contentsOf: draft, encoding: .utf8)
      #expect(text.hasSuffix("typed\n"))
    }
  }

  @Test func `An empty draft is not kept`() throws {
    try typing(":", "note AAAA") { _, status, errors, drafts in
      #expect(status == 2 && errors.contains("nothing said") && !errors.contains("draft") && drafts.isEmpty, "\(errors)")
    }
  }
}
