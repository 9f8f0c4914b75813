import Foundation
import HeardKit
import Testing

@testable import heard

/// What the next command finds after a crash, made by hand.
@Suite struct JournalTests {
  private static let ticket = "tickets/new/2611-AAAAAA-a.md"
  private static let moved = "tickets/open/tier-1/2611-AAAAAA-a.md"
  private static let text = "---\nsubject: Order\ncustomer: Ana <@ana>\n---\n\n## 2020-11-25 10:00 +00:00 customer\nWhere?\n"

  private func withDesk(_ body: (Desktop, WorkspaceFolder) throws -> Void) throws {
    let desk = try Desktop(["heard.yaml": "timezone: UTC\n", Self.ticket: Self.text])
    defer { desk.remove() }
    try body(desk, WorkspaceFolder(from: desk.root.path))
  }

  private static let plan = Plan([
    .rewrite(path: ticket, from: Array(text.utf8), to: Array((text + "\nin record\n").utf8)), .move(path: ticket, to: moved),
  ])

  @Test(arguments: ["list", "note AAAAAA x", "lint", "index -n", "doctor --fix"])
  func `The next command finishes, and says so`(command: String) throws {
    try withDesk { desk, folder in
      try folder.begin(PlanRecord(Self.plan), isDurable: true)
      let done = desk.heard(command.split(separator: " ").map(String.init))
      #expect(done.err.contains("is finished now: \(Self.ticket), \(Self.moved)"), "\(done)")
      #expect(try desk.files()[Self.moved]?.hasPrefix(Self.text + "\nin record\n") == true)
      #expect(!folder.isInterrupted)
      #expect(!desk.heard(["list"]).err.contains("interrupted"))
    }
  }

  @Test func `What somebody edited meanwhile stays, and the words that were to come are kept`() throws {
    try withDesk { desk, folder in
      try folder.begin(PlanRecord(Self.plan), isDurable: true)
      try desk.write(Self.ticket, "somebody's own\n")
      let done = desk.heard(["list"])
      #expect(done.err.contains("\(Self.ticket): it changed") && done.err.contains("2611-AAAAAA-a.md.left"), "\(done.err)")
      #expect(try desk.files()[Self.ticket] == "somebody's own\n")
      let kept = desk.root.appending(path: ".heard/state/2611-AAAAAA-a.md.left")
      #expect(try String(contentsOf: kept, encoding: .utf8).contains("in record"))
      #expect(desk.heard(["undo"]).err.contains("nothing was taken back"))
    }
  }

  @Test func `While a command is at work, its record is left alone`() throws {
    try withDesk { desk, folder in
      try folder.waitForTurn()
      try folder.begin(PlanRecord(Self.plan), isDurable: true)
      let done = desk.heard(["list"])
      #expect(done.status == 0 && done.err.isEmpty && folder.isInterrupted)
      folder.endTurn()
      #expect(desk.heard(["list"]).err.contains("is finished now"))
    }
  }

  @Test(arguments: ["", "12:heard plan", "12:heard plan 9,6:change,1:0,"])
  func `A torn or foreign record is set aside with a word`(record: String) throws {
    try withDesk { desk, folder in
      try desk.write(".heard/state/plan", record)
      #expect(desk.heard(["note", "AAAAAA", "x"]).err.contains("torn"))
      let again = desk.heard(["list"])
      #expect(again.err.isEmpty)
      #expect(try String(contentsOf: desk.root.appending(path: ".heard/state/plan.torn"), encoding: .utf8) == record)
    }
  }

  /// Root may write to a folder that is read-only, but nobody to one below a file.
  @Test func `Where the state cannot be written, nothing is changed`() throws {
    try withDesk { desk, _ in
      try desk.write(".heard/state", "in the way")
      let done = desk.heard(["note", "AAAAAA", "x"])
      #expect(done.status == 3 && done.err.contains("nothing was changed"), "\(done.err)")
      #expect(try desk.files()[Self.ticket] == Self.text)
      #expect(desk.heard(["list"]).status == 0)
    }
  }

  @Test func `A plan that meets something else midway takes back what it did`() throws {
    try withDesk { desk, folder in
      let plan = Plan(Self.plan.steps + [.create(path: "tickets/open/tier-1/2611-AAAAAA-a.md/x.md", bytes: [])])
      let error = #expect(throws: WorldError.self) { try folder.apply(plan) }
      #expect(error?.description.contains("nothing was changed") == true)
      let files = try desk.files()
      #expect(files[Self.ticket] == Self.text)
      #expect(!folder.isInterrupted)
    }
  }
}
