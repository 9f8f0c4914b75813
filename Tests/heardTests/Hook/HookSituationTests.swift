import Foundation
import Testing

@testable import heard

/// What git may be doing when it calls the hook.
@Suite struct HookSituationTests {
  /// A state of a repository in which the next commit passes or is stopped.
  struct Situation: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// What the hook must say; empty where the commit passes in silence.
    let stopped: [String]
    let passes: Bool
    let play: @Sendable (HookDesk) throws -> (passed: Bool, said: String)

    static func passes(_ name: String, _ play: @escaping @Sendable (HookDesk) throws -> (passed: Bool, said: String)) -> Situation {
      Situation(testDescription: name, stopped: [], passes: true, play: play)
    }

    static func stops(
      _ name: String, saying words: String..., play: @escaping @Sendable (HookDesk) throws -> (passed: Bool, said: String)
    ) -> Situation {
      Situation(testDescription: name, stopped: words, passes: false, play: play)
    }
  }

  static let ticket = "tickets/open/tier-1/2611-7K3QX2-order.md"
  static let other = "tickets/open/tier-1/2611-8K3QX2-other.md"

  static let situations: [Situation] = [
    .stops("a ticket that cannot be read", saying: "\(ticket):2:", "[front-matter]", "--no-verify") {
      try $0.write(ticket, Sample.broken)
      return try $0.commit()
    },
    .passes("staged sound, broken in the working tree") {
      try $0.write(ticket, Sample.fresh)
      try $0.git("add", "-A")
      try $0.write(ticket, Sample.broken)
      return try $0.commit(staging: false)
    },
    .stops("staged broken, sound in the working tree", saying: "[front-matter]") {
      try $0.write(ticket, Sample.broken)
      try $0.git("add", "-A")
      try $0.write(ticket, Sample.fresh)
      return try $0.commit(staging: false)
    },
    .passes("a commit by path leaves what is staged besides") {
      try $0.write(ticket, Sample.fresh)
      try $0.commitUnchecked()
      try $0.write(other, Sample.broken)
      try $0.git("add", "-A")
      try $0.write(ticket, Sample.fresh + "More.\n")
      return try $0.commit(ticket, staging: false)
    },
    .stops("a commit by path that names the broken one", saying: "[front-matter]") {
      try $0.write(ticket, Sample.fresh)
      try $0.commitUnchecked()
      try $0.write(ticket, Sample.broken)
      return try $0.commit(ticket, staging: false)
    },
    .passes("a file that is only meant to be added") {
      try $0.write(ticket, Sample.broken)
      try $0.git("add", "-N", ticket)
      try $0.write("notes.txt", "nothing")
      try $0.git("add", "notes.txt")
      return try $0.commit(staging: false)
    },
    .stops("a file moved and rewritten by hand", saying: "resolved/2026-11/2611-7K3QX2-order.md:2:") {
      try $0.write(ticket, Sample.fresh)
      try $0.commitUnchecked()
      try FileManager.default.removeItem(atPath: "\($0.root)/\(ticket)")
      try $0.write("tickets/resolved/2026-11/2611-7K3QX2-order.md", Sample.broken)
      return try $0.commit()
    },
    .passes("a ticket deleted") {
      try $0.write(ticket, Sample.broken)
      try $0.commitUnchecked()
      try FileManager.default.removeItem(atPath: "\($0.root)/\(ticket)")
      return try $0.commit()
    },
    .stops(
      "a move of which only the deletion is staged", saying: "\(ticket):1:1: error: this commit takes it out of the repository",
      "tickets/pending/tier-1/2611-7K3QX2-order.md, where the ticket is", "'git add -A'"
    ) {
      try $0.write(ticket, Sample.fresh)
      try $0.commitUnchecked()
      try $0.write("tickets/pending/tier-1/2611-7K3QX2-order.md", Sample.fresh)
      try FileManager.default.removeItem(atPath: "\($0.root)/\(ticket)")
      return try $0.commit("-a", staging: false)
    },
    .passes("a move of which both halves are staged") {
      try $0.write(ticket, Sample.fresh)
      try $0.commitUnchecked()
      try $0.write("tickets/pending/tier-1/2611-7K3QX2-order.md", Sample.fresh)
      try FileManager.default.removeItem(atPath: "\($0.root)/\(ticket)")
      return try $0.commit()
    },
    .stops("amending", saying: "[front-matter]") {
      try $0.write(ticket, Sample.fresh)
      try $0.commitUnchecked()
      try $0.write(ticket, Sample.broken)
      return try $0.commit("--amend")
    },
    .stops("in a linked working tree, from a subfolder", saying: "[front-matter]") {
      try $0.git("worktree", "add", "-q", "\($0.root)/.git/second")
      let folder = "\($0.root)/.git/second/tickets/new"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Data(Sample.broken.utf8).write(to: URL(filePath: "\(folder)/2611-7K3QX2-order.md"))
      return try $0.commit(in: folder)
    },
    .stops("names that are hard to write", saying: "a \"quoted\" name.md:2:", "new ligne.md:2:", "[front-matter]") {
      try $0.write("tickets/new/a \"quoted\" name.md", Sample.broken)
      try $0.write("tickets/new/new\nligne.md", Sample.broken)
      return try $0.commit()
    },
    .stops("a name that is not UTF-8", saying: "[front-matter]") {
      try $0.write("tickets/new/x.txt", Sample.broken)
      _ = try $0.run(["sh", "-c", "mv tickets/new/x.txt \"$(printf 'tickets/new/\\351.md')\""], in: $0.root)
      return try $0.commit()
    },
    .stops("a symbolic link", saying: "\(ticket):1:1: error: a symbolic link to '/etc/passwd'", "[symlink]") {
      try $0.write(other, Sample.fresh)
      try FileManager.default.createSymbolicLink(atPath: "\($0.root)/\(ticket)", withDestinationPath: "/etc/passwd")
      return try $0.commit()
    },
    .stops("a folder of tickets that is a symbolic link", saying: "[symlink]") {
      try $0.write("elsewhere/x.md", "x")
      try $0.write("tickets/new/.gitkeep", "")
      try FileManager.default.createSymbolicLink(atPath: "\($0.root)/tickets/open", withDestinationPath: "../elsewhere")
      return try $0.commit()
    },
    .stops("a copy in a second folder", saying: "tickets/new/2611-7K3QX2-order.md:1:1:", "[duplicate-id]") {
      try $0.write(ticket, Sample.fresh)
      try $0.commitUnchecked()
      try $0.write("tickets/new/2611-7K3QX2-order.md", Sample.fresh)
      return try $0.commit()
    },
    .stops("a submodule where a ticket might be", saying: "\(ticket):1:1: error: a submodule", "[symlink]") {
      try $0.git("update-index", "--add", "--cacheinfo", "160000,\(try $0.git("rev-parse", "HEAD").prefix(40)),\(ticket)")
      return try $0.commit(staging: false)
    },
    .stops("heard.yaml broken by this commit", saying: "heard.yaml:2:", "commit is stopped") {
      try $0.write("heard.yaml", "timezone: UTC\nstatuses: 7\n")
      return try $0.commit()
    },
    .passes("heard.yaml broken before") {
      try $0.write("heard.yaml", "timezone: UTC\nstatuses: 7\n")
      try $0.commitUnchecked()
      try $0.write(ticket, Sample.fresh)
      return try $0.commit()
    },
    .passes("nothing of heard's is staged, an overdue ticket is there") {
      try $0.write(ticket, Sample.silent)
      try $0.commitUnchecked()
      try $0.write("notes.txt", "no ticket")
      return try $0.commit()
    },
    .stops("an overdue ticket touched in silence", saying: "[silent-overdue]") {
      try $0.write(ticket, Sample.silent)
      try $0.commitUnchecked()
      try $0.write(ticket, Sample.silent + "\n## 2026-11-25 11:00 +00:00 note bia\nHm.\n")
      return try $0.commit()
    },
  ]

  @Test(arguments: situations) func isAsItShouldBe(_ situation: Situation) throws {
    let desk = try HookDesk()
    defer { desk.remove() }
    let (passed, said) = try situation.play(desk)
    #expect(passed == situation.passes, "\(said)")
    for words in situation.stopped { #expect(said.contains(words), "\(said)") }
  }

  @Test func theFirstCommitIsCheckedAndNothingWasPromisedBeforeIt() throws {
    let desk = try HookDesk(commits: false)
    defer { desk.remove() }
    try desk.write(Self.ticket, Sample.broken)
    #expect(try !desk.commit().passed)
    try desk.write(Self.ticket, Sample.silent)
    #expect(try desk.commit().passed)
  }

  @Test func aWorkspaceInASubfolderIsFoundAndNamed() throws {
    let desk = try HookDesk(prefix: "the desk/")
    defer { desk.remove() }
    try desk.write(Self.ticket, Sample.broken)
    let (passed, said) = try desk.commit(in: "\(desk.root)/the desk")
    #expect(!passed)
    #expect(said.contains("the desk/\(Self.ticket):2:"))
  }

  @Test func whatAColleagueCommittedIsNotBlamedOnWhoMerges() throws {
    let desk = try HookDesk()
    defer { desk.remove() }
    try desk.write(Self.ticket, Sample.fresh)
    try desk.commitUnchecked()
    try desk.git("checkout", "-q", "-b", "theirs")
    try desk.write(Self.ticket, Sample.fresh + "Theirs.\n")
    try desk.write(Self.other, Sample.silent)
    try desk.commitUnchecked()
    try desk.git("checkout", "-q", "main")
    try desk.write(Self.ticket, Sample.fresh + "Ours.\n")
    try desk.commitUnchecked()
    #expect(throws: GitError.self) { try desk.git("merge", "-q", "theirs") }
    #expect(try desk.commit().said.contains("[conflict-marker]"))
    try desk.write(Self.ticket, Sample.fresh + "Both.\n")
    #expect(try desk.commit().passed)
  }

  @Test func aRebaseThatStoppedIsGoneOnWith() throws {
    let desk = try HookDesk()
    defer { desk.remove() }
    try desk.write(Self.ticket, Sample.fresh)
    try desk.commitUnchecked()
    try desk.git("checkout", "-q", "-b", "mine")
    try desk.write(Self.ticket, Sample.fresh + "Mine.\n")
    try desk.commitUnchecked()
    try desk.git("checkout", "-q", "main")
    try desk.write(Self.ticket, Sample.fresh + "Main.\n")
    try desk.commitUnchecked()
    #expect(throws: GitError.self) { try desk.git("rebase", "-q", "main", "mine") }
    try desk.write(Self.ticket, Sample.broken)
    #expect(try !desk.commit().passed)
    try desk.write(Self.ticket, Sample.fresh + "Both.\n")
    #expect(try desk.commit().passed)
    try desk.git("rebase", "--continue")
  }
}
