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
    try body(desk, WorkspaceFolder(from: desk.root.path, stateHome: desk.root.appending(path: ".state").path))
  }

  private static let plan = Plan([
    .rewrite(path: ticket, from: Array(text.utf8), to: Array((text + "\nin record\n").utf8)), .move(path: ticket, to: moved),
  ])

  @Test(arguments: ["list", "note AAAAAA x", "lint", "index -n", "doctor --fix"])
  func `The next command finishes, and says so`(command: String) throws {
    try withDesk { desk, folder in
      try folder.begin(PlanRecord(Self.plan, by: .test), isDurable: true)
      let done = desk.heard(command.split(separator: " ").map(String.init))
      #expect(done.err.contains("is finished now: \(Self.ticket), \(Self.moved)"), "\(done)")
      #expect(try desk.files()[Self.moved]?.hasPrefix(Self.text + "\nin record\n") == true)
      #expect(!folder.isInterrupted)
      #expect(!desk.heard(["list"]).err.contains("interrupted"))
    }
  }

  @Test(arguments: ["\n", "\nin rec", "\n\0\0\0\0\0\0\0\0\0\0", "\0"])
  func `What was added in part is added whole`(part: String) throws {
    try withDesk { desk, folder in
      try folder.begin(PlanRecord(Self.plan, by: .test), isDurable: true)
      try desk.write(Self.ticket, Self.text + part)
      #expect(desk.heard(["list"]).err.contains("is finished now"))
      #expect(try desk.files()[Self.moved] == Self.text + "\nin record\n" && desk.files()[Self.ticket] == nil)
    }
  }

  @Test func `What somebody edited meanwhile stays, and the words that were to come are kept`() throws {
    try withDesk { desk, folder in
      try folder.begin(PlanRecord(Self.plan, by: .test), isDurable: true)
      try desk.write(Self.ticket, "somebody's own\n")
      let done = desk.heard(["list"])
      #expect(done.err.contains("\(Self.ticket): it changed") && done.err.contains("2611-AAAAAA-a.md.left"), "\(done.err)")
      #expect(try desk.files()[Self.ticket] == "somebody's own\n")
      let kept = desk.state.appending(path: "2611-AAAAAA-a.md.left")
      #expect(try String(contentsOf: kept, encoding: .utf8).contains("in record"))
      #expect(desk.heard(["undo"]).err.contains("nothing was taken back"))
      // The next crash takes nothing from what the first one left.
      let other = Plan([.rewrite(path: Self.ticket, from: Array("x".utf8), to: Array("x\nsecond".utf8))])
      try folder.begin(PlanRecord(other, by: .test), isDurable: true)
      #expect(desk.heard(["list"]).err.contains("2611-AAAAAA-a.md.2.left"))
      #expect(try String(contentsOf: kept, encoding: .utf8).contains("in record"))
      #expect(desk.heard(["doctor"]).out.contains("2611-AAAAAA-a.md.2.left and 1 more"))
      // Redacting the ticket leaves none of its words, even where nothing stands in its file.
      try desk.write(Self.ticket, Self.text)
      #expect(desk.heard(["redact", "AAAAAA", "-n"]).err.contains("would be deleted") && desk.exists(kept))
      #expect(desk.heard(["redact", "AAAAAA"]).err.contains("is deleted") && !desk.exists(kept))
      #expect(!desk.exists(desk.state.appending(path: "last")))
      #expect(desk.heard(["doctor"]).out.contains("nothing was set aside"))
    }
  }

  @Test func `While a command is at work, its record is left alone`() throws {
    try withDesk { desk, folder in
      try folder.waitForTurn()
      try folder.begin(PlanRecord(Self.plan, by: .test), isDurable: true)
      let done = desk.heard(["list"])
      #expect(done.status == 0 && done.err.isEmpty && folder.isInterrupted)
      folder.endTurn()
      #expect(desk.heard(["list"]).err.contains("is finished now"))
    }
  }

  @Test(arguments: ["", "12:heard plan", "12:heard plan 9,6:change,1:0,"])
  func `A torn or foreign record is set aside with a word`(record: String) throws {
    try withDesk { desk, folder in
      try desk.write(desk.plan, record)
      #expect(desk.heard(["note", "AAAAAA", "x"]).err.contains("torn"))
      let again = desk.heard(["list"])
      #expect(again.err.isEmpty)
      #expect(try String(contentsOf: desk.state.appending(path: "plan.left"), encoding: .utf8) == record)
    }
  }

  @Test func `A record that came with the workspace is none`() throws {
    try withDesk { desk, folder in
      for place in [".heard/state/plan", "heard/%/plan", ".local/state/heard/%/plan"] {
        try desk.write(place, String(decoding: PlanRecord(Self.plan, by: .test).bytes, as: UTF8.self))
      }
      #expect(desk.heard(["list"]).err.isEmpty && desk.heard(["note", "AAAAAA", "x"]).status == 0)
      #expect(try desk.files()[Self.moved] == nil)
    }
  }

  @Test func `Without a place for records, commands go without, and undo says so`() throws {
    try withDesk { desk, _ in
      func run(_ words: [String]) -> (status: Int32, out: String, err: String) {
        outcome(words, commands: commands, variables: ["XDG_STATE_HOME": "", "HEARD_AGENT": "bia"], folder: desk.root.path)
      }
      #expect(run(["note", "AAAAAA", "x"]).status == 0)
      #expect(run(["undo"]).err.contains("there is no place for a record"))
    }
  }

  @Test(arguments: ["folder", "link", "pipe"])
  func `What stands in a record's place and is no file is set aside`(kind: String) throws {
    try withDesk { desk, _ in
      let plan = desk.state.appending(path: "plan").path
      try FileManager.default.createDirectory(atPath: kind == "folder" ? plan : desk.state.path, withIntermediateDirectories: true)
      if kind == "link" { try FileManager.default.createSymbolicLink(atPath: plan, withDestinationPath: "nowhere") }
      if kind == "pipe" { mkfifo(plan, 0o600) }
      let done = desk.heard(["note", "AAAAAA", "x"])
      #expect(done.status == 0 && done.err.contains("plan.left"), "\(done.err)")
    }
  }

  @Test func `A record that nobody can finish is set aside by doctor`() throws {
    try withDesk { desk, folder in
      let path = "tickets/new/\(String(repeating: "a", count: 300)).md"
      let rewrite = Plan.Step.rewrite(path: Self.ticket, from: Array(Self.text.utf8), to: Array((Self.text + "x\n").utf8))
      try folder.begin(PlanRecord(Plan([.create(path: path, bytes: []), rewrite]), by: .test), isDurable: true)
      let note = desk.heard(["note", "AAAAAA", "x"])
      #expect(note.status == 3 && note.err.contains("'heard doctor --fix'"), "\(note.err)")
      // Between its fork and its exec, the child of another test holds the file of turns, too, and doctor waits for nobody.
      #expect((1...100).contains { _ in desk.heard(["doctor", "--fix"]).err.contains("plan.left") })
      #expect(desk.heard(["note", "AAAAAA", "x"]).status == 0)
    }
  }

  @Test func `What somebody saved before it was taken back is said to be changed`() throws {
    try withDesk { desk, folder in
      let steps = [Plan.Step.create(path: Self.moved, bytes: [1])] + Self.plan.steps.prefix(1)
      for step in steps { try folder.carryOut([step]) }
      try desk.write(Self.ticket, "saved")
      let error = folder.takingBack(
        steps[...], of: Plan(steps + [.create(path: "tickets/x", bytes: [])]), after: WorldError("E"), isRecorded: true)
      #expect(error.description.contains("changed: \(Self.ticket), \(Self.moved)\nas before: tickets/x"), "\(error)")
      #expect(try desk.files()[Self.ticket] == "saved" && desk.files()[Self.moved] == "\u{1}")
    }
  }

  @Test func `What was saved between the last look and the change comes back`() throws {
    try withDesk { desk, _ in
      let place = try Folder(root: desk.root.path)
      try desk.write("a", "saved")
      try desk.write("draft", "heard's")
      #expect([false, nil].contains(try place.exchange("draft", Array("heard's".utf8), with: "a", holding: Array("read".utf8))))
      #expect(try place.read("a") == Array("saved".utf8) && place.read("draft") == Array("heard's".utf8))
      #expect([true, nil].contains(try place.exchange("draft", Array("heard's".utf8), with: "a", holding: Array("saved".utf8))))
    }
  }

  /// Root may write to a folder that is read-only, but nobody to one below a file.
  @Test func `Where the state cannot be written, nothing is changed`() throws {
    try withDesk { desk, _ in
      try desk.write(".state", "in the way")
      let done = desk.heard(["note", "AAAAAA", "x"])
      #expect(done.status == 3 && done.err.contains("nothing was changed"), "\(done.err)")
      #expect(try desk.files()[Self.ticket] == Self.text)
      #expect(desk.heard(["list"]).status == 0)
    }
  }

  @Test func `A plan that meets something else midway takes back what it did`() throws {
    try withDesk { desk, folder in
      let plan = Plan(Self.plan.steps + [.create(path: "tickets/open/tier-1/2611-AAAAAA-a.md/x.md", bytes: [])])
      let error = #expect(throws: WorldError.self) { try folder.apply(plan, by: .test) }
      #expect(error?.description.contains("nothing was changed") == true)
      let files = try desk.files()
      #expect(files[Self.ticket] == Self.text)
      #expect(!folder.isInterrupted)
    }
  }
}

extension PlanRecord.Maker {
  static let test = PlanRecord.Maker(command: "heard note", time: Instant(seconds: 1_764_072_000))
}
