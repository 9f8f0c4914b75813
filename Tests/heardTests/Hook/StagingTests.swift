import Foundation
import Testing

@testable import heard

/// The hook's own reading of what is staged says what git says.
@Suite struct StagingTests {
  /// Commits in all the ways there are; a hook keeps the index that git gave it, and what git says of it.
  static let commits = [
    "git add -A && git commit -qm all", "git add -A && git commit -q --amend -m again",
    "git add -A && git reset -q; git commit -qm 'by path' $(git ls-files -m | head -2)", "git commit -qam 'all that is known'",
    "git add $(git ls-files -om | head -3); git commit -qm 'some, others changed besides'",
    "git add $(git ls-files -om | head -2); git add -N .; git commit -qm 'some were only meant to be added'",
    "git checkout -qf -b other HEAD~1 && echo other >>tickets/new/0.md && git commit -qam other && git checkout -q main && git merge -q other; git add -A; git commit -qm merged; git branch -D -q other",
    "git checkout -qf -b other HEAD~1 && echo on >>tickets/new/1.md && git commit -qam on && git rebase -q main; git add -A; git commit -qm mended; git rebase --continue; git checkout -q main; git reset -q --hard other; git branch -D -q other",
    "git worktree add -qf .git/side HEAD~1 && cd .git/side && echo side >>tickets/new/2.md && git commit -qam side; cd ../.. && git worktree remove -f .git/side",
  ]

  @Test(arguments: [UInt64.random(in: 0...9999), 1]) func readsWhatGitReads(seed: UInt64) throws {
    let desk = try HookDesk()
    defer { desk.remove() }
    try desk.script(
      ".git/hooks/pre-commit",
      """
      name=\(desk.root)/.git/kept-$(date +%s%N)
      git rev-parse HEAD >$name.head
      git diff-index --cached --raw -z --no-renames --no-abbrev --ita-invisible-in-index HEAD >$name.raw
      cp "$GIT_INDEX_FILE" $name.index
      """)
    for number in 0..<12 { try desk.write("tickets/new/\(number).md", "\(number)\n") }
    try desk.commitUnchecked()
    var random = Seeded(state: seed)
    for step in 0..<9 {
      for _ in 0..<4 { try change(desk, &random) }
      try expectSame(Staging(in: desk.root), against: "HEAD", of: desk, "seed \(seed), before step \(step)")
      let way = Self.commits.randomElement(using: &random) ?? ""
      _ = try desk.run(["sh", "-c", way], in: desk.root)
      _ = try desk.run(["sh", "-c", "git merge --abort; git rebase --abort; git checkout -qf main; true"], in: desk.root)
      try expectSame(Staging(in: desk.root), against: "HEAD", of: desk, "seed \(seed), step \(step) by '\(way)'")
    }
    let kept = try FileManager.default.contentsOfDirectory(atPath: "\(desk.root)/.git").filter { $0.hasSuffix(".index") }
    #expect(kept.count > 2)
    for name in kept {
      let path = "\(desk.root)/.git/\(name.dropLast(6))"
      let staging = try #require(Staging(in: desk.root, index: "\(path).index"), "seed \(seed)")
      let head = try String(contentsOfFile: "\(path).head", encoding: .utf8).trimmingCharacters(in: .newlines)
      let expected = StagedChange.read(Array(try Data(contentsOf: URL(filePath: "\(path).raw"))))
      #expect(try staging.changes(against: head) == expected, "seed \(seed)")
    }
  }

  private func expectSame(_ staging: Staging?, against commit: String, of desk: HookDesk, _ comment: Comment) throws {
    let git = Git(folder: desk.root)
    let staging = try #require(staging, comment)
    #expect(try staging.changes(against: commit) == git.staged(against: commit), comment)
    let listed = try git.stagedPaths(below: Array("tickets".utf8))
    #expect(staging.index.paths(below: Array("tickets".utf8)) == listed, comment)
  }

  /// Something that a person does to the working tree.
  private func change(_ desk: HookDesk, _ random: inout some RandomNumberGenerator) throws {
    let folders = ["new", "open/tier-1", "open/tier-1x", "open", "resolved/2026-11", "a"]
    let path = "tickets/\(folders.randomElement(using: &random) ?? "")/\(Int.random(in: 0..<12, using: &random)).md"
    let other =
      ["tickets/a.md", "tickets/open.md", "tickets/open/tier-1.md", "\(path)/below.md", path].randomElement(using: &random) ?? path
    let ways = [
      "mkdir -p $(dirname \(path)); echo \(Int.random(in: 0..<99, using: &random)) >>\(path)", "rm -rf $(dirname \(path))",
      "rm -rf \(path)",
      "chmod +x \(path)", "ln -sf /etc/passwd \(path)", "git mv -f \(path) \(other)", "mkdir -p $(dirname \(other)); mv \(path) \(other)",
      "git add -A", "git rm -q --cached \(path); git add -N \(path)", "git rm -rq --cached tickets/open",
      "git update-index --index-version 4; git update-index --index-version 2",
      "mkdir -p $(dirname \(other)) && echo x >\(other) && git add \(other)",
    ]
    _ = try desk.run(["sh", "-c", ways.randomElement(using: &random) ?? ""], in: desk.root)
  }

  @Test(arguments: ["git update-index --index-version 4", "git update-index --split-index", "git checkout -q --orphan fresh"])
  func leavesToGitWhatIsOutOfTheOrdinary(way: String) throws {
    let desk = try HookDesk()
    defer { desk.remove() }
    try desk.write("tickets/new/a.md", "a\n")
    try desk.git("add", "-A")
    _ = try desk.run(["sh", "-c", way], in: desk.root)
    #expect(Staging(in: desk.root) == nil)
  }

  @Test func readsARepositoryWithLongIds() throws {
    let desk = try HookDesk()
    defer { desk.remove() }
    _ = try desk.run(
      [
        "sh", "-c",
        "rm -rf .git && git init -q --object-format=sha256 -b main . && git add -A && git commit -qm 1 && echo a >>heard.yaml && git add -A",
      ], in: desk.root)
    try expectSame(Staging(in: desk.root), against: "HEAD", of: desk, "SHA-256")
  }
}

/// Random numbers that a printed seed brings back.
private struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state ^ (state >> 33)) &* 0xFF51_AFD7_ED55_8CCD
  }
}
