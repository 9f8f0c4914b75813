import Foundation
import Testing

@testable import heard

/// What git leaves of tickets, and what heard makes of it, with the real git.
@Suite struct ReconcileTests {
  private static let opening = Sample.head + "## 2026-11-25 10:00 +00:00 customer\nWhere is it?\n"
  private static func move(_ minute: Int, _ place: String) -> String { "\n## 2026-11-25 10:\(minute) +00:00 move bia new -> \(place)\n" }
  private static func note(_ minute: Int, _ text: String) -> String { "\n## 2026-11-25 10:\(minute) +00:00 note bia\n\(text)\n" }
  private static let file = "2611-7K3QX2-order.md"

  struct Scenario: CustomTestStringConvertible, Sendable {
    let name: String
    var base = ["new": ReconcileTests.opening]
    /// By folder.
    let ours: [String: String]
    let theirs: [String: String]
    let result: [String: String]
    var testDescription: String { name }
  }

  static let scenarios = [
    Scenario(
      name: "two notes", ours: ["new": opening + note(20, "A")], theirs: ["new": opening + note(10, "B")],
      result: ["new": opening + note(10, "B") + note(20, "A")]),
    Scenario(
      name: "a short ticket that both moved and wrote to, which git leaves in two folders",
      ours: ["open/tier-1": opening + move(10, "open/tier-1") + note(11, String(repeating: "Long words. ", count: 40))],
      theirs: ["pending/tier-1": opening + move(20, "pending/tier-1") + note(21, String(repeating: "Other words. ", count: 40))],
      result: [
        "pending/tier-1": opening + move(10, "open/tier-1") + note(11, String(repeating: "Long words. ", count: 40))
          + move(20, "pending/tier-1")
          + note(21, String(repeating: "Other words. ", count: 40))
      ]),
    Scenario(
      name: "two moves in one second: where somebody is needed",
      ours: ["resolved/2026-11": opening + move(10, "resolved")], theirs: ["open/tier-2": opening + move(10, "open/tier-2")],
      result: ["open/tier-2": opening + move(10, "resolved") + move(10, "open/tier-2")]),
    Scenario(
      name: "one moved by hand, the other wrote", ours: ["open/tier-1": opening], theirs: ["new": opening + note(10, "B")],
      result: ["open/tier-1": opening + note(10, "B")]),
    Scenario(
      name: "one deleted what the other wrote to", ours: [:], theirs: ["new": opening + note(10, "B")],
      result: ["new": opening + note(10, "B")]),
    Scenario(
      name: "both made the same ticket", base: [:], ours: ["new": opening + note(10, "A")], theirs: ["new": opening + note(10, "B")],
      result: ["new": opening + note(10, "A") + note(10, "B")]),
  ]

  /// Whichever side is ours, with the driver and without it, by merge and by rebase: the same files.
  @Test(arguments: scenarios) func everyWayLeadsToTheSameFiles(_ scenario: Scenario) throws {
    for (ours, theirs) in [(scenario.ours, scenario.theirs), (scenario.theirs, scenario.ours)] {
      for way in ["merge", "merge without the driver", "rebase"] {
        let desk = try HookDesk()
        defer { desk.remove() }
        try branch(desk, base: scenario.base, ours: ours, theirs: theirs, driver: way != "merge without the driver")
        let verb = way == "rebase" ? ["rebase", "theirs"] : ["merge", "--no-edit", "theirs"]
        _ = try desk.run(["git"] + verb, in: desk.root)
        try desk.heard("reconcile")
        #expect(try files(desk) == scenario.result, "\(way)")
        let left = try desk.git("status", "--porcelain").split(separator: "\n").filter { $0.dropFirst().first != " " }
        #expect(left.isEmpty, "\(way): \(left)")
        let again = try desk.heard("reconcile")
        #expect(
          again.status == 0 && String(decoding: again.output, as: UTF8.self) == "nothing to mend\n",
          "\(way): \(String(decoding: again.output, as: UTF8.self))")
      }
    }
  }

  /// git runs the hook while it still says that a merge is under way.
  @Test func theHookMendsAMergeThatGitFinished() throws {
    let desk = try HookDesk()
    defer { desk.remove() }
    let scenario = Self.scenarios[1]
    try branch(desk, base: scenario.base, ours: scenario.ours, theirs: scenario.theirs)
    let merge = try desk.run(["git", "merge", "--no-edit", "theirs"], in: desk.root)
    let said = String(decoding: merge.output + merge.errors, as: UTF8.self)
    #expect(merge.status == 0 && said.contains("merged, in tickets/pending/tier-1") && said.contains("'git commit -m "), "\(said)")
    #expect(try files(desk) == scenario.result)
    #expect(try desk.commit(staging: false).passed)
    #expect(try desk.git("status", "--porcelain").isEmpty)
    let next = try desk.run(["git", "merge", "--no-edit", "theirs"], in: desk.root)
    #expect(!String(decoding: next.output, as: UTF8.self).contains("mend"), "a hook with nothing to do is silent")
  }

  @Test(arguments: ["merge", "rebase", "cherry-pick"]) func itSaysHowToGoOn(verb: String) throws {
    let desk = try HookDesk()
    defer { desk.remove() }
    let scenario = Self.scenarios[0]
    try branch(desk, base: scenario.base, ours: scenario.ours, theirs: scenario.theirs, driver: false)
    _ = try desk.run(["git", verb, "theirs"], in: desk.root)
    let said = String(decoding: try desk.heard("reconcile").output, as: UTF8.self)
    #expect(said.hasSuffix("staged; 'git \(verb) --continue' records it\n"), "\(said)")
  }

  @Test func withoutARepositoryThereIsNothingToMend() throws {
    let desk = try HookDesk()
    defer { desk.remove() }
    try FileManager.default.removeItem(atPath: "\(desk.root)/.git")
    let done = try desk.heard("reconcile")
    #expect(done.status == 2 && String(decoding: done.errors, as: UTF8.self).contains("no git repository here"))
  }

  @Test func aTicketThatIsNotCheckedOutIsMendedToo() throws {
    let desk = try HookDesk()
    defer { desk.remove() }
    let texts = [Self.opening, Self.opening + Self.note(10, "A"), Self.opening + Self.note(20, "B")].map { ["resolved/2026-11": $0] }
    try branch(desk, base: texts[0], ours: texts[1], theirs: texts[2], driver: false)
    try desk.git("sparse-checkout", "set", "--no-cone", "/*", "!/tickets/resolved/")
    #expect(try files(desk).isEmpty)
    _ = try desk.run(["git", "merge", "--no-edit", "theirs"], in: desk.root)
    let mended = try desk.heard("reconcile")
    #expect(mended.status == 0, "\(String(decoding: mended.errors, as: UTF8.self))")
    #expect(try desk.git("show", ":tickets/resolved/2026-11/\(Self.file)") == Self.opening + Self.note(10, "A") + Self.note(20, "B"))
    try desk.git("commit", "-q", "--no-edit")
  }

  /// Whether git's merge is right or not, a ticket that it moved to where nothing is checked out is compared as git has it.
  @Test(arguments: [true, false]) func aTicketThatMovedAwayIsComparedAsGitHasIt(driver: Bool) throws {
    let desk = try HookDesk()
    defer { desk.remove() }
    let words = String(repeating: "Long words that both sides have. ", count: 40)
    let old = Self.opening + Self.note(5, words)
    let moved = old + Self.move(20, "pending/tier-1")
    try branch(
      desk, base: ["open/tier-1": old], ours: ["pending/tier-1": moved], theirs: ["open/tier-1": old + Self.note(10, "B")], driver: driver)
    try desk.git("sparse-checkout", "set", "--cone", "tickets/open")
    _ = try desk.run(["git", "merge", "--no-edit", "theirs"], in: desk.root)
    try desk.git("sparse-checkout", "reapply")
    let mended = try desk.heard("reconcile")
    #expect(mended.status == 0, "\(String(decoding: mended.output + mended.errors, as: UTF8.self))")
    if driver { #expect(String(decoding: mended.output, as: UTF8.self) == "nothing to mend\n") }
    #expect(try desk.git("ls-files", "-s", "tickets").split(separator: "\n").count == 1)
    #expect(
      try desk.git("show", ":tickets/pending/tier-1/\(Self.file)")
        == old + Self.note(10, "B") + Self.move(20, "pending/tier-1"))
  }

  @Test func twoConversationsWithOneIDAreToldApart() throws {
    let other = Self.opening.replacing("Where is it?", with: "Who are you?").replacing("10:00", with: "10:05")
    var results: [[String: String]] = []
    for (ours, theirs) in [(Self.opening, other), (other, Self.opening)] {
      let desk = try HookDesk()
      defer { desk.remove() }
      try branch(desk, base: [:], ours: ["new": ours], theirs: ["new": theirs])
      _ = try desk.run(["git", "merge", "--no-edit", "theirs"], in: desk.root)
      try desk.heard("reconcile")
      let names = try FileManager.default.contentsOfDirectory(atPath: "\(desk.root)/tickets/new")
      results.append(Dictionary(uniqueKeysWithValues: try names.map { ($0, try desk.read("tickets/new/\($0)")) }))
    }
    #expect(results[0] == results[1] && results[0].count == 2)
    #expect(results[0][Self.file] == Self.opening)
    #expect(results[0].values.contains { $0.hasPrefix(other) && $0.contains("[[2611-7K3QX2]]") })
  }

  /// Two people tell the conversations apart, each alone; a third answers under the old id meanwhile.
  @Test func conversationsThatWereToldApartStaySo() throws {
    let desk = try HookDesk()
    defer { desk.remove() }
    let other = Self.opening.replacing("Where is it?", with: "Who are you?").replacing("10:00", with: "10:05")
    try branch(desk, base: [:], ours: ["new": Self.opening], theirs: ["new": other])
    try desk.git("checkout", "-q", "-b", "third", "theirs")
    try commit(desk, ["new": other + Self.note(30, "Bia.")])
    for (here, there) in [("main", "theirs"), ("theirs", "main")] {
      try desk.git("checkout", "-q", "-B", "by-\(here)", here)
      _ = try desk.run(["git", "merge", "--no-edit", there], in: desk.root)
      try desk.heard("reconcile")
      try desk.git("commit", "-q", "--no-verify", "--no-edit")
    }
    #expect(try desk.git("rev-parse", "by-main:tickets") == desk.git("rev-parse", "by-theirs:tickets"))
    try desk.git("merge", "-q", "--no-edit", "by-main")
    _ = try desk.run(["git", "merge", "--no-edit", "third"], in: desk.root)
    let mended = try desk.heard("reconcile")
    #expect(mended.status == 0, "\(String(decoding: mended.output, as: UTF8.self))")
    #expect(try desk.read("tickets/new/\(Self.file)") == Self.opening)
    let names = try FileManager.default.contentsOfDirectory(atPath: "\(desk.root)/tickets/new").filter { $0 != Self.file }
    #expect(names.count == 1)
    #expect(try desk.read("tickets/new/\(names.first ?? "")").hasSuffix(Self.note(30, "Bia.")))
  }

  @Test func whatBothEditedIsLeftToSomebody() throws {
    let desk = try HookDesk()
    defer { desk.remove() }
    let edits = ["Where?", "When?"].map { ["new": Self.opening.replacing("Where is it?", with: $0)] }
    try branch(desk, base: ["new": Self.opening], ours: edits[0], theirs: edits[1])
    _ = try desk.run(["git", "merge", "--no-edit", "theirs"], in: desk.root)
    let first = try desk.heard("reconcile")
    #expect(first.status == 1)
    #expect(try files(desk)["new"]?.contains("<<<<<<< ours\nWhere?\n=======\nWhen?\n>>>>>>> theirs\n") == true)
    #expect(try desk.git("ls-files", "-u").split(separator: "\n").count == 3)
    try desk.write("tickets/new/\(Self.file)", Self.opening.replacing("Where is it?", with: "Where and when?"))
    try desk.heard("reconcile")
    #expect(try files(desk)["new"]?.contains("Where and when?") == true, "what somebody wrote stays")
    try desk.git("add", "-A")
    #expect(try desk.heard("reconcile").status == 0)
    #expect(try files(desk)["new"]?.contains("Where and when?") == true)
  }

  @Test func aMergeFromAHostIsMendedAfterwards() throws {
    let desk = try HookDesk()
    defer { desk.remove() }
    let scenario = Self.scenarios[1]
    try branch(desk, base: scenario.base, ours: scenario.ours, theirs: scenario.theirs, driver: false)
    try desk.git("merge", "-q", "--no-edit", "-X", "ours", "theirs")
    #expect(try files(desk).count == 2)
    try desk.git("commit", "-q", "--no-verify", "--allow-empty", "-m", "later")
    try desk.heard("reconcile")
    #expect(try files(desk) == scenario.result)
  }

  /// What somebody made of a conflict by hand, and the next words: in the wrong order and twice, or just as heard would.
  @Test(arguments: [
    (text: opening + note(20, "A") + note(10, "B") + note(20, "A"), passes: false),
    (text: opening + note(10, "B") + note(20, "A"), passes: true),
  ]) func aMergeThatLeftSomethingIsNoCommit(_ example: (text: String, passes: Bool)) throws {
    let desk = try HookDesk()
    defer { desk.remove() }
    try branch(desk, base: ["new": Self.opening], ours: Self.scenarios[0].ours, theirs: Self.scenarios[0].theirs, driver: false)
    _ = try desk.run(["git", "merge", "--no-edit", "theirs"], in: desk.root)
    try desk.write("tickets/new/\(Self.file)", example.text)
    let commit = try desk.commit()
    #expect(commit.passed == example.passes, "\(commit.said)")
    #expect(commit.said.contains("run 'heard reconcile'") != example.passes)
    guard !example.passes else { return }
    try desk.heard("reconcile")
    #expect(try desk.commit(staging: false).passed)
    #expect(try files(desk) == Self.scenarios[0].result)
  }

  @Test func previewingChangesNothing() throws {
    let desk = try HookDesk()
    defer { desk.remove() }
    let scenario = Self.scenarios[0]
    try branch(desk, base: scenario.base, ours: scenario.ours, theirs: scenario.theirs, driver: false)
    _ = try desk.run(["git", "merge", "--no-edit", "theirs"], in: desk.root)
    let before = try desk.git("status", "--porcelain=v2")
    let preview = String(decoding: try desk.heard("reconcile", "-n").output, as: UTF8.self)
    #expect(preview.contains("change tickets/new/\(Self.file)"))
    #expect(try desk.git("status", "--porcelain=v2") == before)
  }

  /// Makes two branches; ours is checked out.
  private func branch(
    _ desk: HookDesk, base: [String: String], ours: [String: String], theirs: [String: String], driver: Bool = true
  ) throws {
    if !driver {
      try desk.git("config", "--remove-section", "merge.heard")
      try desk.git("config", "--unset", "merge.directoryRenames")
      try FileManager.default.removeItem(atPath: "\(desk.root)/.git/hooks/post-merge")
    }
    try desk.write(".gitattributes", "tickets/**/*.md merge=heard diff=heard\n")
    try commit(desk, base)
    try desk.git("checkout", "-q", "-b", "theirs")
    try commit(desk, theirs)
    try desk.git("checkout", "-q", "main")
    try commit(desk, ours)
  }

  private func commit(_ desk: HookDesk, _ files: [String: String]) throws {
    try? FileManager.default.removeItem(atPath: "\(desk.root)/tickets")
    for (folder, text) in files { try desk.write("tickets/\(folder)/\(Self.file)", text) }
    try desk.git("add", "-A")
    try desk.git("commit", "-q", "--no-verify", "--allow-empty", "-m", "work")
  }

  /// The texts of the one ticket by folder.
  private func files(_ desk: HookDesk) throws -> [String: String] {
    let paths =
      FileManager.default.enumerator(atPath: "\(desk.root)/tickets")?.compactMap { $0 as? String }.filter { $0.hasSuffix(".md") } ?? []
    return Dictionary(uniqueKeysWithValues: try paths.map { (String($0.dropLast(Self.file.count + 1)), try desk.read("tickets/\($0)")) })
  }
}
