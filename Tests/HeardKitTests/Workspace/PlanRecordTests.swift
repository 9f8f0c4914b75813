import Testing

@testable import HeardKit

struct PlanRecordTests {
  private static let plan = Plan([
    .rewrite(path: "tickets/new/a.md", from: Array("one\ntwo\n".utf8), to: [0xFF, 0, 0x0A]),
    .move(path: "tickets/new/a.md", to: "tickets/open/a.md"),
    .rewrite(path: "tickets/b.md", from: Array("one\ntwo\n".utf8), to: Array("one\nand\ntwo\n".utf8)),
    .create(path: "tickets/c: 1,2.md", bytes: Array("new".utf8)), .remove(path: "tickets/d.md", bytes: Array("gone\n".utf8)),
    .move(path: "tickets/e.md", to: "tickets/f.md"), .create(path: "tickets/empty", bytes: []),
  ])

  /// Files in memory, which plans change.
  private struct Files: Equatable {
    var contents: [String: [UInt8]]

    mutating func take(_ step: Plan.Step) {
      switch step {
      case .create(let path, let bytes): contents[path] = bytes
      case .rewrite(let path, let old, let new): if contents[path] == old { contents[path] = new }
      case .move(let path, let target): (contents[target], contents[path]) = (contents[path], nil)
      case .remove(let path, _): contents[path] = nil
      }
    }

    func after(_ steps: some Sequence<Plan.Step>) -> Files { steps.reduce(into: self) { $0.take($1) } }

    /// nil where a file is neither as before nor as after.
    func rest(of changes: [FileChange]) -> [Plan.Step]? {
      let steps = changes.map { $0.rest { contents[$0] } }
      return steps.contains { $0 == nil } ? nil : steps.flatMap { $0 ?? [] }
    }
  }

  private static let start = Files(contents: [
    "tickets/new/a.md": Array("one\ntwo\n".utf8), "tickets/b.md": Array("one\ntwo\n".utf8), "tickets/d.md": Array("gone\n".utf8),
    "tickets/e.md": [1],
  ])

  @Test func `Read back, it is what was written, and the same taken back twice`() throws {
    let record = PlanRecord(Self.plan)
    #expect(PlanRecord(bytes: record.bytes) == record)
    #expect(record.changes.inverse.inverse == record.changes)
  }

  @Test func `What was torn, changed or goes on is no record`() {
    let bytes = PlanRecord(Self.plan).bytes
    for end in 0..<bytes.count { #expect(PlanRecord(bytes: Array(bytes[..<end])) == nil) }
    for place in bytes.indices {
      var changed = bytes
      changed[place] ^= 1
      #expect(PlanRecord(bytes: changed) == nil, "\(place)")
    }
    #expect(PlanRecord(bytes: bytes + [0x31]) == nil && PlanRecord(bytes: bytes + bytes) == nil)
    #expect(PlanRecord(bytes: Array("99999999999999999999:x,".utf8)) == nil && PlanRecord(bytes: Array("-1:x,".utf8)) == nil)
  }

  @Test(arguments: [
    "../a.md", "/etc/a", "a/../../b", ".git/hooks/post-commit", "x/.GIT/config", "a//b", "./a", "a\0b", ".envrc", "heard.yaml", "tickets",
    "tickets/.x/a", "tickets/.git/x", "tickets/../a", "tickets//a", "responses/a.md",
  ])
  func `A record of what no plan touches is none`(path: String) {
    #expect(PlanRecord(bytes: PlanRecord(Plan([.create(path: path, bytes: [])])).bytes) == nil)
    #expect(PlanRecord(bytes: PlanRecord(Plan([.move(path: "tickets/a", to: path)])).bytes) == nil)
  }

  @Test func `Stopped before any step, what is left comes to the same, and can be taken back`() throws {
    let record = try #require(PlanRecord(bytes: PlanRecord(Self.plan).bytes))
    let end = Self.start.after(Self.plan.steps)
    for count in 0...Self.plan.steps.count {
      let stopped = Self.start.after(Self.plan.steps.prefix(count))
      #expect(stopped.rest(of: record.changes).map { stopped.after($0) } == end, "\(count)")
      let taken = PlanRecord(Plan(Array(Self.plan.steps.prefix(count))))
      #expect(stopped.rest(of: taken.changes.inverse).map { stopped.after($0) } == Self.start, "\(count)")
    }
    #expect(end.rest(of: record.changes) == [])
  }

  @Test(arguments: ["tickets/new/a.md", "tickets/open/a.md", "tickets/b.md", "tickets/c: 1,2.md", "tickets/d.md", "tickets/f.md"])
  func `Where somebody else was, nothing is left to do`(path: String) {
    let record = PlanRecord(Self.plan)
    var files = Self.start
    files.contents[path] = Array("somebody's own".utf8)
    #expect(files.rest(of: record.changes) == nil)
    files = Self.start.after(Self.plan.steps)
    files.contents[path] = Array("somebody's own".utf8)
    #expect(path == "tickets/f.md" || files.rest(of: record.changes.inverse) == nil)
  }

  @Test(arguments: [
    ("\n## 2026-11-25 12:00 +00:00 move bia new -> open\n", true), ("\r\n## now move bia new -> open\r\n", true),
    ("\n## 2026-11-25 12:00 +00:00 move bia new -> open\nThey asked.\n", false), ("\n## 2026-11-25 12:00 +00:00 note bia\n", false),
    ("and more\n\n## 2026-11-25 12:00 +00:00 move bia new -> open\n", false), ("\n", false),
    ("\n## 2026-11-25 12:00 +00:00 move bia new -> open\n\n## 2026-11-25 12:00 nonsense\n", false),
  ])
  func `Moves and their headings alone are what heard can say again`(addition: String, isMove: Bool) {
    let (old, move) = (Array("text\n".utf8), Plan.Step.move(path: "tickets/new/a.md", to: "tickets/open/a.md"))
    let rewrite = Plan.Step.rewrite(path: "tickets/new/a.md", from: old, to: old + Array(addition.utf8))
    #expect(PlanRecord(Plan([rewrite, move])).onlyMoves == isMove)
    #expect(PlanRecord(Plan([move])).onlyMoves)
    #expect(!PlanRecord(Plan([move, .create(path: "tickets/new/b.md", bytes: [])])).onlyMoves)
    #expect(!PlanRecord(Plan([move, .rewrite(path: "tickets/new/b.md", from: old + Array(addition.utf8), to: old)])).onlyMoves)
    #expect(!PlanRecord(Plan([rewrite, move]), .redact).onlyMoves)
  }

  @Test func `What is not needed is not kept`() {
    let text = Array("a long text\n".utf8)
    let isKept = { (record: PlanRecord) in record.bytes.contains(run: Array("text".utf8)) }
    #expect(!isKept(PlanRecord(Plan([.create(path: "a", bytes: text)]))))
    #expect(!isKept(PlanRecord(Plan([.rewrite(path: "a", from: text, to: text + text)]), .redact)))
    #expect(!isKept(PlanRecord(Plan([.rewrite(path: "a", from: text, to: text + [1])]))))
    #expect(isKept(PlanRecord(Plan([.remove(path: "a", bytes: text)]))))
  }
}

extension PlanRecord {
  fileprivate init(_ plan: Plan, _ kind: Kind = .change) {
    self.init(plan, kind, by: Maker(command: "heard move", time: Instant(seconds: 1_764_072_000)))
  }
}
