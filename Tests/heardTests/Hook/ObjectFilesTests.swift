import Foundation
import Testing

@testable import heard

/// What heard reads of git's files itself is what git says.
@Suite struct ObjectFilesTests {
  /// In what files git keeps what a commit made. All of it is ordinary.
  private static let layouts = [
    "true", "git gc -q", "git repack -q", "git repack -adfq --depth=40 --window=20", "git -c repack.useDeltaBaseOffset=false repack -adfq",
    "git pack-refs --all", "git multi-pack-index write",
    "git repack -adq && git unpack-objects -q <$(ls .git/objects/pack/*.pack | head -1)",
    "git checkout -q --detach", "git checkout -qB side/branch", "git config core.compression $(($RANDOM % 10))",
    "git config core.looseCompression 0",
  ]

  /// A repository with a history of similar files.
  private func repository(_ random: inout some RandomNumberGenerator, steps: Int, extra: [String] = []) throws -> HookDesk {
    let desk = try HookDesk()
    for step in 0..<steps {
      for number in 0..<6 where step == 0 || Bool.random(using: &random) {
        let lines = (0..<Int.random(in: 0...120, using: &random)).map {
          "Line \($0) of \(number) \(Int.random(in: 0...9, using: &random))\n"
        }
        try desk.write("tickets/new/\(number).md", (step == 0 ? "" : try desk.read("tickets/new/\(number).md")) + lines.joined())
      }
      try desk.git("add", "-A")
      try desk.git("commit", "-q", "--no-verify", "--allow-empty", "-m", "step")
      let layout = (Self.layouts + extra).randomElement(using: &random) ?? ""
      _ = try desk.run(["bash", "-c", "RANDOM=\(step); \(layout)"], in: desk.root)
    }
    return desk
  }

  @Test(arguments: [UInt64.random(in: 0...9999), 1]) func readsWhatGitReads(seed: UInt64) throws {
    var random = SeededGenerator(state: seed)
    let desk = try repository(&random, steps: 10)
    defer { desk.remove() }
    let files = try #require(ObjectFiles(gitFolder: "\(desk.root)/.git"))
    let paths = try desk.git("ls-tree", "-rt", "--name-only", "HEAD").split(separator: "\n").map { "HEAD:\($0)" }
    let names =
      try ids(of: desk) + paths + ["HEAD", "HEAD^{tree}", "HEAD^{commit}", "HEAD:none", "HEAD:heard.yaml/below", "MERGE_HEAD^{tree}", "-"]
    #expect(names.count > 40)
    try expectSame(files, names, of: desk, "seed \(seed)")
  }

  private func ids(of desk: HookDesk) throws -> [String] {
    try desk.git("cat-file", "--batch-all-objects", "--batch-check=%(objectname)").split(separator: "\n").map(String.init)
  }

  private func expectSame(_ files: ObjectFiles, _ names: [String], of desk: HookDesk, _ comment: Comment) throws {
    for (name, expected) in zip(names, try Git(folder: desk.root).objects(names.map { Array($0.utf8) })) {
      switch files.read(Array(name.utf8)) {
      case .object(let object): #expect(object.bytes == expected, "\(name), \(comment)")
      case .nothing: #expect(expected == nil, "\(name), \(comment)")
      case .unknown: Issue.record("git would be asked for \(name), \(comment)")
      }
    }
  }

  /// What is there is not believed when it is damaged; the process that reads it lives on.
  @Test(arguments: [UInt64.random(in: 0...9999), 1]) func refusesWhatIsDamaged(seed: UInt64) throws {
    var random = SeededGenerator(state: seed)
    let desk = try repository(&random, steps: 5, extra: ["git repack -adfq"])
    defer { desk.remove() }
    let names = try ids(of: desk).map { Array($0.utf8) }
    let whole = try Git(folder: desk.root).objects(names)
    let places = try desk.run(["find", ".git/objects", "-type", "f"], in: desk.root).output.split(separator: 10).map {
      "\(desk.root)/\(String(decoding: $0, as: UTF8.self))"
    }
    _ = try desk.run(["chmod", "-R", "u+w", ".git/objects"], in: desk.root)
    for place in places.shuffled(using: &random).prefix(12) + places.filter({ $0.contains("/pack/") }) {
      let bytes = Array(try Data(contentsOf: URL(filePath: place)))
      for _ in 0..<3 {
        try Data(damaged(bytes, &random)).write(to: URL(filePath: place))
        let files = try #require(ObjectFiles(gitFolder: "\(desk.root)/.git"))
        for (name, text) in zip(names, whole) {
          // An index that leads elsewhere leads git there too.
          if case .object(let object) = files.read(name), !place.hasSuffix(".idx") {
            #expect(object.bytes == text, "seed \(seed), \(place)")
          }
        }
      }
      try Data(bytes).write(to: URL(filePath: place))
    }
  }

  private func damaged(_ bytes: [UInt8], _ random: inout some RandomNumberGenerator) -> [UInt8] {
    var bytes = bytes
    let place = Int.random(in: 0..<min(bytes.count, [16, 1200, 1 << 30].randomElement(using: &random) ?? 16), using: &random)
    switch Int.random(in: 0..<3, using: &random) {
    case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
    case 1: bytes.removeSubrange(place...)
    default: for index in place..<min(place + 8, bytes.count) { bytes[index] = [0, 255].randomElement(using: &random) ?? 0 }
    }
    return bytes
  }

  /// Where names or objects may be others than the files say, git is asked.
  @Test(arguments: [
    "git replace HEAD~1 HEAD", "git replace HEAD~1 HEAD && git pack-refs --all && rm -rf .git/refs/replace",
    "git worktree add -q side && cd side", "git repack -adq && mv .git/objects/pack elsewhere",
    "git checkout -q --orphan fresh", "printf 'ref: refs/heads/../../elsewhere\\n' >.git/HEAD",
    "git -c pack.indexVersion=1 repack -adfq", "git symbolic-ref refs/heads/main refs/heads/other",
  ])
  func leavesToGitWhatIsOutOfTheOrdinary(way: String) throws {
    let desk = try HookDesk()
    defer { desk.remove() }
    try desk.git("commit", "-q", "--no-verify", "--allow-empty", "-m", "again")
    let place = try desk.run(["sh", "-c", "{ \(way); } >&2 && git rev-parse --absolute-git-dir || echo \(desk.root)/.git"], in: desk.root)
      .output
    let gitFolder = String(decoding: place.dropLast(), as: UTF8.self)
    for name in ["HEAD", "HEAD^{tree}", "HEAD:heard.yaml"] {
      if let files = ObjectFiles(gitFolder: gitFolder) { expectUnknown(name, files, "\(way)") }
    }
  }

  @Test func asksGitForNamesOfOtherForms() throws {
    let desk = try HookDesk()
    defer { desk.remove() }
    let files = try #require(ObjectFiles(gitFolder: "\(desk.root)/.git"))
    for name in [
      "HEAD:./heard.yaml", "HEAD:tickets/../heard.yaml", "HEAD:", "main", "HEAD~1", "HEAD^{}", "MERGE_HEAD~1", "1234", ":heard.yaml",
    ] {
      expectUnknown(name, files, "")
    }
  }

  private func expectUnknown(_ name: String, _ files: ObjectFiles, _ comment: Comment) {
    guard case .unknown = files.read(Array(name.utf8)) else {
      Issue.record("\(name), \(comment)")
      return
    }
  }
}
