import Foundation
import HeardKit
import Testing

@testable import heard

/// `heard review` in real repositories.
@Suite struct ReviewCommandTests {
  private func review(_ desk: HookDesk, _ words: String..., folder: String = "") -> (status: Int32, out: String, err: String) {
    outcome(["review"] + words, commands: commands, folder: desk.root + folder)
  }

  /// A repository with one ticket on `main`, and `work` checked out.
  private func desk(prefix: String = "", _ text: String = Sample.fresh) throws -> HookDesk {
    let desk = try HookDesk(prefix: prefix)
    try desk.write("tickets/new/2611-7K3QX2-order.md", text)
    try desk.commitUnchecked()
    try desk.git("switch", "-q", "-c", "work")
    return desk
  }

  @Test func aShortTicketThatMovedAndWasAnsweredIsNeitherDeletedNorNew() throws {
    let desk = try desk(prefix: "support desk/")
    defer { desk.remove() }
    try FileManager.default.removeItem(atPath: "\(desk.root)/support desk/tickets/new")
    try desk.write(
      "tickets/open/tier-1/2611-7K3QX2-order.md",
      Sample.fresh + "\n## 2026-11-25 10:30 +00:00 agent bia\n\(String(repeating: "On its way. ", count: 80))\n")
    try desk.write("tickets/new/2611-AAAAAA-order.md", Sample.fresh)
    try desk.commitUnchecked()
    let seen = review(desk, "main..work", folder: "/support desk")
    #expect(seen.status == 0, "\(seen)")
    #expect(seen.out.contains("answered by bia") && seen.out.contains("arrived from Ana <@ana>") && !seen.out.contains("deleted"))
  }

  @Test func aTicketThatIsGoneIsAnError() throws {
    let desk = try desk()
    defer { desk.remove() }
    try desk.git("rm", "-q", "tickets/new/2611-7K3QX2-order.md")
    try desk.commitUnchecked()
    let seen = review(desk, "main", "--format", "github")
    #expect(seen.status == 1)
    #expect(seen.out.hasPrefix("::error file=tickets/new/2611-7K3QX2-order.md,line=1,") && seen.out.contains("deleted-ticket"))
  }

  @Test func whatCameToTheBaseSinceIsNotOfTheBranch() throws {
    let desk = try desk()
    defer { desk.remove() }
    try desk.write("tickets/new/2611-AAAAAA-lamp.md", Sample.fresh)
    try desk.commitUnchecked()
    try desk.git("switch", "-q", "main")
    try desk.git("rm", "-q", "tickets/new/2611-7K3QX2-order.md")
    try desk.commitUnchecked()
    let seen = review(desk, "main...work")
    #expect(seen.status == 0 && seen.out.hasPrefix("1 ticket in main...work"), "\(seen)")
  }

  @Test func nobodySilencesARuleByTheChangeThatIsReviewed() throws {
    let desk = try desk()
    defer { desk.remove() }
    try desk.write("heard.yaml", HookDesk.configuration + "lint: {rewritten-entry: off}\n")
    try desk.write("tickets/new/2611-7K3QX2-order.md", Sample.fresh.replacing("Where", with: "Here"))
    try desk.commitUnchecked()
    #expect(review(desk, "main..work").out.contains("[rewritten-entry]"))
  }

  @Test func personalDataThatOneCommitBroughtAndAnotherTookOutIsStillInHistory() throws {
    let desk = try desk()
    defer { desk.remove() }
    try desk.write("tickets/new/2611-7K3QX2-order.md", Sample.fresh + "\n## 2026-11-25 11:00 +00:00 customer\n4012 8888 8888 1881\n")
    try desk.commitUnchecked()
    try desk.write("tickets/new/2611-7K3QX2-order.md", Sample.fresh + "\n## 2026-11-25 11:00 +00:00 customer\nMy card.\n")
    try desk.commitUnchecked()
    let seen = review(desk, "main..work")
    #expect(seen.status == 1 && seen.out.contains("which is gone since") && !seen.out.contains("4012"), "\(seen)")
  }

  @Test func aRangeThatGitDoesNotKnowIsWrongUsage() throws {
    let desk = try desk()
    defer { desk.remove() }
    for range in ["nosuch..HEAD", "--output=x", "main..--all", "..HEAD", "", "HEAD:tickets..HEAD", "HEAD^{tree}", "main..HEAD..work"] {
      let seen = review(desk, "--", range)
      #expect(seen.status == 2 && seen.err.contains("main..HEAD"), "\(seen)")
    }
  }
}
