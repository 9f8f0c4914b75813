import Foundation
import HeardKit
import Testing

@testable import heard

/// `heard archive`, sparse checkouts of any kind and partial clones, with the real git.
struct ArchiveTests {
  /// How a copy comes to have less checked out than git has, and whether the new ticket is missing too.
  enum Way: String, CaseIterable { case archive, cone, linesOfOnesOwn }

  private func with(_ way: Way, prefix: String = "", _ body: (ArchiveDesk) throws -> Void) throws {
    let desk = try ArchiveDesk(prefix: prefix)
    defer { desk.remove() }
    switch way {
    case .archive: #expect(desk.heard("archive --keep 3").status == 0)
    case .cone: try desk.git("sparse-checkout", "set", "--cone", "tickets/open")
    case .linesOfOnesOwn:
      try desk.git("-C", desk.repository.root, "sparse-checkout", "set", "--no-cone", "/*", "!**/tickets/resolved/", "!**/ignored/")
    }
    #expect(!desk.exists(ArchiveDesk.paths[3]))
    try body(desk)
  }

  @Test("What is put away is listed, shown, explained and indexed as before", arguments: Way.allCases, ["", "support/"])
  func nothingIsMissing(way: Way, prefix: String) throws {
    let whole = try ArchiveDesk(prefix: prefix)
    defer { whole.remove() }
    try with(way, prefix: prefix) { desk in
      let reads = ["list --all --json", "list --json", "next --json", "show 2601-A", "show BBBB --json", "why AAAA", "lint --staged"]
      for line in reads + ["index", "index --check"] {
        let (here, there) = (desk.heard(line), whole.heard(line))
        #expect(here == there, "\(line)")
      }
      let index = try desk.repository.read("\(prefix).heard/index.json")
      #expect(try index == whole.repository.read("\(prefix).heard/index.json"))
    }
  }

  @Test("Lint says what it did not read, and sees an id that is taken there")
  func lint() throws {
    try with(.archive) { desk in
      #expect(desk.heard("lint").err.contains("2 tickets are not checked out here and only their ids were checked"))
      #expect(!desk.heard("lint tickets/new").err.contains("not checked out"))
      #expect(desk.heard("lint tickets/resolved").err.contains("1 ticket is not checked out here and only their ids were checked"))
      #expect(desk.heard("lint \(ArchiveDesk.months[0]) tickets/ignored").err.contains("2 tickets are not checked out here"))
      #expect(desk.heard("lint tickets/resolved/2025-01").status == 2)
      try desk.write("tickets/open/tier-2/2601-AAAAAA-again.md", 7)
      #expect(desk.heard("lint").out.contains("the id 2601-AAAAAA is also that of tickets/resolved/2026-01/2601-AAAAAA-done.md"))
      #expect(desk.heard("show 2601-AAAAAA").err.contains("names 2 tickets"))
    }
  }

  @Test(
    "To change a ticket that is put away, heard says what brings it back; then it moves, and git sees a rename", arguments: Way.allCases)
  func reopening(way: Way) throws {
    try with(way, prefix: "support/") { desk in
      for line in ["reopen AAAA", "reply AAAA Hello", "lint AAAA", "tag 2601-AAAAAA late"] {
        let refused = desk.heard(line)
        #expect(refused.status == 2)
        let command = try #require(refused.err.split(separator: "'").first { $0.hasPrefix("git ") })
        #expect(command.contains("sparse-checkout add"))
        guard line.hasPrefix("tag") else { continue }
        #expect(try desk.repository.run(["sh", "-c", String(command)], in: desk.root).status == 0)
      }
      #expect(desk.exists(ArchiveDesk.paths[3]))
      let moved = desk.heard("reopen AAAA")
      let add = try #require(moved.out.split(separator: "\n").last)
      #expect(try desk.repository.run(["sh", "-c", String(add)], in: desk.root).status == 0)
      #expect(try desk.git("status", "--porcelain", "--untracked-files=no").hasPrefix("R  support/\(ArchiveDesk.paths[3]) -> "))
      try desk.git("commit", "-q", "--no-verify", "-m", "reopened")
      #expect(try desk.git("ls-files", "*2601-AAAAAA*").split(separator: "\n").count == 1)
    }
  }

  @Test("A ticket that is resolved into a folder that is not checked out is staged as heard says")
  func movingOut() throws {
    try with(.cone) { desk in
      let add = try #require(desk.heard("resolve DDDD").out.split(separator: "\n").last)
      #expect(try desk.repository.run(["sh", "-c", String(add)], in: desk.root).status == 0)
      #expect(try desk.git("status", "--porcelain").hasPrefix("R  tickets/open/tier-1/2611-DDDDDD-open.md -> tickets/resolved/2026-11/"))
    }
  }

  @Test("An import makes no second ticket of a conversation that is put away, and a new id is none of theirs")
  func importing() throws {
    let csv =
      "tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id\n"
      + "1,ana,True,Fri Jan 02 10:00:00 +0000 2026,Where is it?,,\n"
    try with(.archive) { desk in
      try desk.repository.write("tweets.csv", csv)
      #expect(desk.heard("import tweets.csv").out.contains("1 new ticket"))
      let name = try #require(
        try FileManager.default.contentsOfDirectory(atPath: "\(desk.root)/tickets/new").first { $0.hasPrefix("2601") })
      _ = try desk.repository.run(["mv", "tickets/new/\(name)", "\(name)"], in: desk.root)
      try FileManager.default.createDirectory(atPath: "\(desk.root)/\(ArchiveDesk.months[0])", withIntermediateDirectories: true)
      _ = try desk.repository.run(["mv", name, "\(ArchiveDesk.months[0])/\(name)"], in: desk.root)
      try desk.git("add", "--sparse", ArchiveDesk.months[0])
      try desk.git("commit", "-q", "--no-verify", "-m", "old")
      try desk.git("sparse-checkout", "reapply")
      #expect(!desk.exists("\(ArchiveDesk.months[0])/\(name)"))
      #expect(desk.heard("import tweets.csv").out == "nothing new\n")
    }
  }

  @Test(
    "What brings tickets together says how to have one here that was put away",
    arguments: ["link CCCC AAAA", "join CCCC AAAA", "join AAAA CCCC", "split AAAA --from 1", "note AAAA x", "move CCCC AAAA pending"])
  func bringingTogether(line: String) throws {
    try with(.archive) { desk in
      let done = desk.heard(line)
      #expect(done.status == 2 && done.err.contains("not checked out here; 'git sparse-checkout add "), "\(done)")
      let changed = try desk.git("status", "--porcelain")
      #expect(changed.isEmpty)
    }
  }

  @Test("A ticket that is put away is there to be named")
  func links() throws {
    try with(.archive) { desk in
      #expect(desk.heard("note CCCC [[2601-AAAAAA]]").status == 0)
      #expect(desk.heard("lint --rule broken-link CCCC").out == "nothing to report in 1 file\n")
    }
  }

  @Test("A ticket that git was told to look away from is listed, and heard says how to have it again", arguments: [true, false])
  func skipped(isGone: Bool) throws {
    let desk = try ArchiveDesk()
    defer { desk.remove() }
    let before = desk.heard("list --json")
    try desk.git("update-index", "--skip-worktree", ArchiveDesk.paths[1])
    if isGone { try FileManager.default.removeItem(atPath: "\(desk.root)/\(ArchiveDesk.paths[1])") }
    #expect(desk.heard("list --json") == before)
    guard isGone else { return }
    let refused = desk.heard("note CCCC x")
    let command = try #require(refused.err.split(separator: "'").first { $0.hasPrefix("git ") })
    #expect(try refused.status == 2 && desk.repository.run(["sh", "-c", String(command)], in: desk.root).status == 0)
    #expect(desk.exists(ArchiveDesk.paths[1]) && desk.heard("note CCCC x").status == 0)
  }

  @Test("A comment in git's configuration does not hide what is put away")
  func comment() throws {
    try with(.archive) { desk in
      let all = desk.heard("list --all --json")
      let place = URL(filePath: "\(desk.root)/.git/config.worktree")
      try (String(contentsOf: place, encoding: .utf8) + "# core.sparseCheckout = false\n").write(
        to: place, atomically: true, encoding: .utf8)
      #expect(desk.heard("list --all --json") == all)
    }
  }

  @Test("Sweep says what it leaves alone")
  func sweep() throws {
    try with(.cone) { #expect($0.heard("sweep").err.contains("1 open ticket is not checked out here and left alone")) }
  }
}
