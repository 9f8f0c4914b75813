import Foundation
import HeardKit
import Testing

@testable import heard

struct ArchiveCommandTests {
  /// What is said of both months.
  private func words(_ done: String) -> String {
    ArchiveDesk.months.sorted().map { "\(done) \($0): 1 ticket\n" }.joined() + "in all 2 months, 2 tickets\n"
  }

  @Test("Months go and come back, nothing is to commit, and new months are checked out")
  func thereAndBack() throws {
    let desk = try ArchiveDesk()
    defer { desk.remove() }
    let dry = desk.heard("archive -n --keep 8")
    #expect(dry.out == words("would put away"))
    #expect(desk.exists(ArchiveDesk.paths[0]))
    #expect(desk.heard("archive --keep 8").out == words("put away"))
    #expect(ArchiveDesk.paths.map(desk.exists) == [false, true, true, false])
    #expect(try desk.git("status", "--porcelain") == "")
    #expect(desk.heard("archive --keep 8").out == "nothing to put away: no month is old enough\n")
    #expect(desk.heard("archive --keep 9").out == "brought back \(ArchiveDesk.months[1]): 1 ticket\n")
    #expect(desk.heard("archive --keep 8 -q") == (0, "", ""))
    try desk.write("tickets/resolved/2026-12/2611-EEEEEE-later.md", 5)
    try desk.git("add", "tickets")
    #expect(desk.heard("archive --back").out == words("brought back"))
    #expect(ArchiveDesk.paths.allSatisfy(desk.exists))
    #expect(desk.heard("archive --back").out == "nothing is put away\n")
    let folder = try WorkspaceFolder(from: desk.root)
    #expect(!folder.isSparse)
  }

  @Test("A month in which a customer waits stays, and what is not committed stays with a word")
  func whatStays() throws {
    let desk = try ArchiveDesk()
    defer { desk.remove() }
    let done = "\(desk.root)/\(ArchiveDesk.paths[3])"
    try Data(contentsOf: URL(filePath: done)).appending("\n## 2026-11-25 11:00 Z customer\nStill broken!\n").write(to: URL(filePath: done))
    #expect(!desk.heard("archive --keep 3 -n").out.contains("2026-01"))
    try desk.git("checkout", "--", "tickets")
    try desk.write("\(ArchiveDesk.months[1])/2602-EEEEEE-mine.md", 5)
    #expect(desk.heard("archive --keep 3").err.contains("\(ArchiveDesk.months[1]) still has files that are not committed"))
    #expect(desk.exists("\(ArchiveDesk.months[1])/2602-EEEEEE-mine.md"))
  }

  @Test("A month comes back as a whole, also when each of its tickets was brought back by itself")
  func ticketByTicket() throws {
    let desk = try ArchiveDesk()
    defer { desk.remove() }
    #expect(desk.heard("archive --keep 3").status == 0)
    for path in [ArchiveDesk.paths[0], ArchiveDesk.paths[3]] { try desk.git("sparse-checkout", "add", "/\(path)") }
    #expect(ArchiveDesk.paths.allSatisfy(desk.exists))
    #expect(desk.heard("archive --back -n").out == words("would bring back"))
    #expect(desk.heard("archive --back").out == words("brought back"))
    #expect(desk.heard("archive --back").out == "nothing is put away\n")
    #expect(throws: GitError.self) { try desk.git("sparse-checkout", "list") }
  }

  @Test("Two desks in a repository put away their own months alone")
  func twoDesks() throws {
    let desk = try ArchiveDesk(prefix: "support/")
    defer { desk.remove() }
    _ = try desk.repository.run(["cp", "-r", "support", "sales"], in: desk.repository.root)
    try desk.repository.commitUnchecked()
    #expect(desk.heard("archive --keep 3").status == 0)
    let path = "\(desk.repository.root)/sales/\(ArchiveDesk.paths[0])"
    #expect(FileManager.default.fileExists(atPath: path))
    #expect(desk.heard("-C ../sales archive --keep 3").status == 0)
    #expect(!FileManager.default.fileExists(atPath: path) && !desk.exists(ArchiveDesk.paths[0]))
    #expect(desk.heard("archive --back").status == 0)
    #expect(!FileManager.default.fileExists(atPath: path) && desk.exists(ArchiveDesk.paths[0]))
  }

  @Test("Somebody's own choice of what is checked out is not overruled")
  func refusals() throws {
    let desk = try ArchiveDesk()
    defer { desk.remove() }
    try desk.git("sparse-checkout", "set", "--cone", "tickets/open")
    #expect(desk.heard("archive").status == 2)
    #expect(desk.heard("archive --back").err.contains("'git sparse-checkout disable' ends that"))
    try desk.git("sparse-checkout", "disable")
    #expect(desk.heard("archive --keep -1").status == 2)
    try FileManager.default.moveItem(atPath: "\(desk.root)/.git", toPath: "\(desk.root)/git")
    #expect(desk.heard("archive").err.contains("no git repository here"))
  }

  @Test("A partial clone fetches what it lacks at once, and says so; afterwards it has it")
  func partialClone() throws {
    let desk = try ArchiveDesk()
    defer { desk.remove() }
    try desk.git("config", "uploadpack.allowFilter", "true")
    try desk.git("config", "uploadpack.allowAnySHA1InWant", "true")
    let clone = "\(desk.root)/clone"
    try desk.git("clone", "-q", "--filter=blob:none", "--sparse", "file://\(desk.root)", clone)
    try desk.git("-C", clone, "sparse-checkout", "set", "tickets/open")
    let first = desk.heard("-C clone list --all --json")
    #expect(first.err == "heard: fetching 3 tickets that this partial clone lacks from 'origin'\n")
    #expect(first.out == desk.heard("list --all --json").out)
    #expect(desk.heard("-C clone list --all --json") == (0, first.out, ""))
    // Without the remote, what was not fetched is an error and no gap.
    let bare = "\(desk.root)/bare"
    try desk.git("clone", "-q", "--filter=blob:none", "--sparse", "file://\(desk.root)", bare)
    try desk.git("-C", bare, "remote", "set-url", "origin", "file://\(desk.root)/nowhere")
    let failed = desk.heard("-C bare list --all")
    #expect(failed.status == 3 && failed.err.contains("'git fetch' ended with"))
  }
}

extension Data {
  fileprivate func appending(_ text: String) -> Data { self + Data(text.utf8) }
}
