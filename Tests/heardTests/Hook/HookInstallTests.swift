import Foundation
import HeardKit
import Testing

@testable import heard

/// Where the hook goes, and what becomes of one that was there.
@Suite struct HookInstallTests {
  @Test func aHookThatWasThereRunsFirstAndItsExitCodeCounts() throws {
    let desk = try HookDesk()
    defer { desk.remove() }
    try desk.heard("hook", "uninstall")
    try desk.script(".git/hooks/pre-commit", "echo before; exit \"$(cat code)\"")
    let said = String(decoding: try desk.heard("hook", "install").output, as: UTF8.self)
    #expect(said.contains("pre-commit.before-heard"))
    try desk.write("code", "3")
    #expect(try !desk.commit().passed)
    try desk.write("code", "0")
    #expect(try desk.commit() == (true, "before\n"))
    try desk.write(HookSituationTests.ticket, Sample.broken)
    let (passed, both) = try desk.commit()
    #expect(!passed && both.hasPrefix("before\n") && both.contains("[front-matter]"))
  }

  @Test func installingTwiceIsInstallingOnceAndUninstallingRestores() throws {
    let desk = try HookDesk()
    defer { desk.remove() }
    try desk.heard("hook", "uninstall")
    let own = "echo mine"
    try desk.script(".git/hooks/pre-commit", own)
    try desk.heard("hook", "install", "--trailers")
    let once = try desk.read(".git/hooks/pre-commit")
    try desk.heard("hook", "install", "--trailers")
    #expect(try desk.read(".git/hooks/pre-commit") == once)
    #expect(try desk.read(".git/hooks/pre-commit.before-heard").contains(own))
    try desk.heard("hook", "uninstall")
    #expect(try desk.read(".git/hooks/pre-commit").contains(own))
    #expect(!FileManager.default.fileExists(atPath: "\(desk.root)/.git/hooks/commit-msg"))
    let again = try desk.heard("hook", "uninstall")
    #expect(again.status == 0 && String(decoding: again.output, as: UTF8.self).contains("no hook of heard's"))
  }

  @Test func theFolderOfHooksIsWhereGitSays() throws {
    let desk = try HookDesk()
    defer { desk.remove() }
    try desk.heard("hook", "uninstall")
    try desk.git("config", "core.hooksPath", "its hooks")
    try desk.write("sub/x", "")
    try desk.heard("hook", "install", in: "\(desk.root)/sub")
    #expect(try desk.read("its hooks/pre-commit").contains("heard"))
    try desk.write(HookSituationTests.ticket, Sample.broken)
    #expect(try !desk.commit(in: "\(desk.root)/sub").passed)
  }

  @Test func aMachineWithoutHeardCommitsAndIsTold() throws {
    let desk = try HookDesk()
    defer { desk.remove() }
    let text = HookScript(name: "pre-commit", program: "/no such/it's gone").text
    try desk.script(".git/hooks/pre-commit", text)
    try desk.write(HookSituationTests.ticket, Sample.broken)
    _ = try desk.git("add", "-A")
    let done = try desk.run(["env", "PATH=/usr/bin:/bin", "git", "commit", "-q", "-m", "x"], in: desk.root)
    #expect(done.status == 0)
    #expect(String(decoding: done.errors, as: UTF8.self).contains("nor at /no such/it's gone"))
  }

  @Test(arguments: [
    ("change", "change\n\nTicket: 2611-7K3QX2\n"), ("change\n\nTicket: 2611-7K3QX2", "change\n\nTicket: 2611-7K3QX2\n"),
    ("change\n\nSigned-off-by: Bia <b@c>", "change\n\nSigned-off-by: Bia <b@c>\nTicket: 2611-7K3QX2\n"),
  ]) func trailersNameTheTickets(message: String, expected: String) throws {
    let desk = try HookDesk()
    defer { desk.remove() }
    try desk.heard("hook", "install", "--trailers")
    try desk.write(HookSituationTests.ticket, Sample.fresh)
    try desk.git("add", "-A")
    try desk.git("commit", "-q", "-m", message)
    try desk.git("commit", "-q", "--amend", "--no-edit")
    #expect(try desk.git("log", "-1", "--format=%B") == expected + "\n")
  }

  @Test func anEmptyMessageStillGivesTheCommitUp() throws {
    let desk = try HookDesk()
    defer { desk.remove() }
    try desk.heard("hook", "install", "--trailers")
    try desk.write(HookSituationTests.ticket, Sample.fresh)
    try desk.git("add", "-A")
    #expect(throws: GitError.self) { try desk.git("commit", "-q", "--verbose") }
  }

  @Test func theDocumentationNamesExactlyTheRulesThatStopACommit() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(contentsOf: root.appending(path: "docs/hook.md"), encoding: .utf8)
    let table = text.components(separatedBy: "\n").filter { $0.hasPrefix("| ") }.joined()
    for rule in Rule.all { #expect(table.contains("`\(rule.id)`") == rule.stopsCommit, "\(rule.id)") }
  }
}
