import Foundation
import HeardKit
import Testing

@testable import heard

/// What is kept of the tickets changes no answer.
@Suite struct DeskCacheTests {
  /// A desk without a repository; its state lies beside the tickets.
  private struct Place: Sendable {
    let root = FileManager.default.temporaryDirectory.appending(path: "heard-cache-\(UUID().uuidString)").resolvingSymlinksInPath()
    /// Nanoseconds by which the clock runs ahead of the files', so that they all seem old.
    var ahead = 10_000_000_000

    init() throws { try write("heard.yaml", configurations[0]) }

    func remove() { try? FileManager.default.removeItem(at: root) }

    func write(_ path: String, _ text: String) throws {
      let file = root.appending(path: path)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }

    /// What a command says, by `--no-cache` or not.
    func heard(_ words: [String], at now: String) -> (out: String, err: String, code: ExitCode) {
      var environment = Environment(folder: root.path, now: Instant(iso: now) ?? Instant(seconds: 0))
      environment.leastCached = 0
      environment.variable = { [root] in $0 == "XDG_STATE_HOME" ? "\(root.path)/state" : nil }
      environment.fileTime = { [ahead] in fileTime() + ahead }
      let code = run(words, commands: commands, in: environment)
      return (
        String(decoding: environment.output.bytes, as: UTF8.self), String(decoding: environment.errors.bytes, as: UTF8.self), code
      )
    }

    var cache: URL { root.appending(path: "state/heard\(root.path)/%/\(DeskCache.name)") }
    /// What was kept.
    var kept: CacheFile? { MappedFile(cache.path).flatMap { CacheFile($0) } }

    func expectSame(_ words: [String], at now: String, _ comment: String) {
      let (kept, anew) = (heard(words, at: now), heard(["--no-cache"] + words, at: now))
      #expect(kept == anew, "\(comment): \(words) at \(now)")
    }
  }

  private static let heads = [
    "---\nsubject: Order\ncustomer: Ana <@ana>\nchannel: email\nassignee: bia\n---\n\n", "---\nsubject Order\n---\n\n", "",
    "---\nsubject: Äpfel\npriority: high\ntags: [a, b]\nassignee: bia\n---\n\n",
    "---\nsubject: Order\ncustomer: Ana <@ana>\nchannel: email\nassignee: bia\njoined: 2611-7K3QX1\n---\n\n",
    "---\nsubject: Order\ncustomer: Ana <@ana>\nchannel: email\nassignee: bia\nlinks: [2611-7K3QX4]\n---\n\n",
  ]
  private static let entries = [
    "customer\nWhere is it?\n", "agent bia\nOn its way.\n", "move bia new -> open/tier-1\n", "move bia open/tier-1 -> resolved\n",
    "dismiss bia\n",
    "note bia\nHm, {{ name }}.\n", "agent bia\nWe are open again now, thank you for your patience.\n", "move bia open/tier-1 -> ignored\n",
    "note bia\nSee [[2611-7K3QX3]].\n", "move bia new -> resolved\n",
  ]
  private static let folders = ["new", "open/tier-1", "resolved/2026-11", "resolved/2026-11", "ignored/2026-11", "odd"]
  private static let times = [
    "2026-11-25T12:00:00Z", "2026-11-25T12:20:00Z", "2026-11-25T14:00:00Z", "2026-11-20T00:00:00Z", "2027-03-01T00:00:00Z",
    "2026-11-25T15:59:00Z", "2026-11-26T11:00:00Z",
  ]

  @Test(arguments: [UInt64.random(in: 0...9999), 1, 2]) func noAnswerDependsOnWhatIsKept(seed: UInt64) throws {
    var random = SeededGenerator(state: seed)
    let desk = try Place()
    defer { desk.remove() }
    var (hasSettled, hasClean, hasRow, hasLine) = (false, false, false, false)
    for _ in 0..<20 { try Self.change(desk, &random) }
    for step in 0..<40 {
      if step % 3 > 0 { try Self.change(desk, &random) }
      // Two changes within a tick of the kernel's clock would have one time; a clock that runs ahead trusts them.
      usleep(12000)
      let words =
        [
          ["list"], ["next"], ["lint", "--format", "json"], ["lint"], ["index", "--check"], ["list", "--json"], ["index"],
          ["list", "--all"], ["list", "is:unanswered"], ["list", "hm"], ["list", "link:2611-7K3QX3"], ["next", "--json"],
          ["list", "--desk", ".", "sort:-updated"], ["index"], ["index"], ["index"],
        ].randomElement(using: &random) ?? []
      let now = Self.times.randomElement(using: &random) ?? ""
      if words == ["index"] { _ = desk.heard(words, at: now) }
      desk.expectSame(words == ["index"] ? ["index", "--check"] : words, at: now, "seed \(seed), step \(step)")
      let entries = desk.kept?.folders.flatMap(\.entries) ?? []
      hasSettled = hasSettled || entries.contains { $0.standsFrom < .max && $0.rowCount == 0 }
      hasClean = hasClean || entries.contains { $0.cleanUntil > $0.cleanFrom }
      hasRow = hasRow || entries.contains { $0.rowCount > 0 }
      hasLine = hasLine || entries.contains { $0.line != nil }
    }
    if seed < 3 { #expect(hasSettled && hasClean && hasRow && hasLine) }
  }

  /// Something that a person does to the desk.
  private static func change(_ desk: Place, _ random: inout SeededGenerator) throws {
    func one<T>(_ list: [T]) throws -> T { try #require(list.randomElement(using: &random)) }
    let id = "2611-7K3QX\(Int.random(in: 0..<9, using: &random))"
    let path = try "tickets/\(one(folders))/\(id)-order.md"
    let present = FileManager.default.enumerator(atPath: desk.root.path + "/tickets")?.compactMap { $0 as? String }.filter {
      $0.hasSuffix(".md")
    }
    let other = try present.flatMap { $0.isEmpty ? nil : "tickets/\(try one($0.sorted()))" } ?? path
    switch Int.random(in: 0..<18, using: &random) {
    case 0: try? FileManager.default.removeItem(atPath: "\(desk.root.path)/\(other)")
    case 1: try desk.write("heard.yaml", one(configurations))
    case 2:
      try desk.write(
        "responses/open.md", one(["---\n---\nWe are open again now, thank you for your patience.\n", "---\nx: [\n---\nHi.\n"]))
    case 3: try? desk.write(other, String(contentsOfFile: "\(desk.root.path)/\(other)", encoding: .utf8))
    case 4, 5:
      let target = URL(filePath: "\(desk.root.path)/\(path)")
      try FileManager.default.createDirectory(at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try? FileManager.default.moveItem(atPath: "\(desk.root.path)/\(other)", toPath: target.path)
    case 6: try? FileManager.default.createSymbolicLink(atPath: "\(desk.root.path)/\(path)", withDestinationPath: "/etc/passwd")
    case 7: try desk.write("tickets/\(one(folders))/\(id)", "no ticket")
    case 8:
      let day = try one(["20261125", "20261124", "25 November"])
      try desk.write("holidays.ics", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:\(day)\nEND:VEVENT\nEND:VCALENDAR\n")
    case 9...13:
      let text = try clean.replacing(
        "customer: Ana", with: one(["customer: Ana", "links: [\(id)]\ncustomer: Ana", "joined: \(id)\ncustomer: Ana"]))
      try desk.write("tickets/resolved/2026-11/2611-7K3QX\(Int.random(in: 0..<9, using: &random))-order.md", text)
    default:
      var text = try one(heads)
      for hour in 8..<Int.random(in: 8...14, using: &random) {
        text += try "## 2026-11-25 \(hour < 10 ? "0" : "")\(hour):\(Int.random(in: 10...59, using: &random)) +00:00 \(one(entries))\n"
      }
      try desk.write(path, text)
    }
  }

  private static let clean =
    "---\nsubject: Order\ncustomer: Ana <@ana>\nchannel: email\nassignee: bia\n---\n\n"
    + "## 2026-11-25 08:00 +00:00 customer\nWhere is it?\n\n## 2026-11-25 08:10 +00:00 agent bia\nHi Ana, it is on its way.\n\n"
    + "## 2026-11-25 08:20 +00:00 move bia new -> resolved\n"
  private static let path = "tickets/resolved/2026-11/2611-7K3QX2-order.md"

  @Test(arguments: [("tier-1", "tier-2"), ("2611-", "2611/")]) func namesThatLeadElsewhereAreNoCache(name: String, other: String) throws {
    let desk = try Place()
    defer { desk.remove() }
    for tier in 1...2 { try desk.write("tickets/open/tier-\(tier)/2611-7K3QX\(tier)-x.md", Self.heads[0]) }
    _ = desk.heard(["list"], at: Self.times[0])
    var file = try #require(desk.kept)
    for index in file.folders.indices {
      file.folders[index].names = Array(String(decoding: file.folders[index].names, as: UTF8.self).replacing(name, with: other).utf8)
    }
    try Data(file.bytes([])).write(to: desk.cache, options: .atomic)
    #expect(desk.kept == nil)
  }

  @Test func whatIsTakenOutOfATicketIsNotKept() throws {
    let desk = try Place()
    defer { desk.remove() }
    try desk.write(
      "tickets/new/2611-7K3QX2-x.md",
      "---\nsubject: Write to ana@example.org\ncustomer: Ana <@ana>\n---\n\n## 2026-11-25 09:00 -03:00 customer\nHello.\n")
    func holdsAddress() -> Bool { (try? Data(contentsOf: desk.cache))?.range(of: Data("ana@example.org".utf8)) != nil }
    _ = desk.heard(["list"], at: Self.times[0])
    #expect(holdsAddress())
    let draft = desk.cache.deletingLastPathComponent().appending(path: ".heard-draft-\(Int32.max)-1")
    try FileManager.default.copyItem(at: desk.cache, to: draft)
    #expect(desk.heard(["redact", "7K3QX2", "--as", "bia"], at: Self.times[0]).code == .ok)
    #expect(!holdsAddress() && !FileManager.default.fileExists(atPath: draft.path))
    _ = desk.heard(["list"], at: Self.times[0])
    #expect(!holdsAddress())
  }

  #if os(Linux)
    @Test func foldersWhoseNamesAreOneTextAreTwo() throws {
      let desk = try Place()
      defer { desk.remove() }
      for (folder, id) in [("caf\u{E9}", "2611-7K3QX1"), ("cafe\u{301}", "2611-7K3QX2")] {
        try desk.write("tickets/\(folder)/\(id)-a.md", "---\nsubject: \(id)\n---\n\n## 2026-11-25 12:00 +00:00 customer\nWhere is it?\n")
      }
      for _ in 0..<2 {
        for words in [["list", "--json"], ["lint", "--json"]] { desk.expectSame(words, at: "2026-11-25T12:20:00Z", "two folders") }
        let list = desk.heard(["list", "--json"], at: "2026-11-25T12:20:00Z").out
        #expect(list.contains("2611-7K3QX1") && list.contains("2611-7K3QX2"))
        #expect(desk.heard(["index"], at: "2026-11-25T12:20:00Z").code == .ok)
        #expect(desk.heard(["--no-cache", "index", "--check"], at: "2026-11-25T12:20:00Z").code == .ok)
      }
    }
  #endif

  @Test func anEditThatLeavesSizeAndTimeIsSeen() throws {
    var desk = try Place()
    defer { desk.remove() }
    desk.ahead = 0
    try desk.write(Self.path, Self.clean)
    _ = desk.heard(["lint"], at: Self.times[0])
    let old = try FileManager.default.attributesOfItem(atPath: "\(desk.root.path)/\(Self.path)")
    let handle = try FileHandle(forWritingTo: desk.root.appending(path: Self.path))
    try handle.write(contentsOf: Data(Self.clean.replacing("subject:", with: "subject ").utf8))
    try handle.close()
    try FileManager.default.setAttributes(
      [.modificationDate: old[.modificationDate] ?? Date()], ofItemAtPath: "\(desk.root.path)/\(Self.path)")
    #expect(desk.heard(["lint"], at: Self.times[0]).out.contains("[front-matter]"))
  }

  @Test func whatIsAsItWasIsNotOpenedAgain() throws {
    let desk = try Place()
    defer { desk.remove() }
    try desk.write(Self.path, Self.clean)
    try desk.write(Self.living, Self.clean.replacing("resolved", with: "open/tier-1"))
    let first = desk.heard(["lint"], at: Self.times[0])
    let list = desk.heard(["list"], at: Self.times[0])
    let folders = try #require(desk.kept?.folders)
    let done = try #require(folders.first { $0.path == "tickets/resolved/2026-11" }?.entries.first)
    let open = try #require(folders.first { $0.path == "tickets/open/tier-1" }?.entries.first)
    let now = try #require(Instant(iso: Self.times[0])).seconds
    #expect(done.identity.isKnown && done.standsFrom == now && done.rowCount == 0 && done.cleanUntil == .max)
    #expect(open.identity.isKnown && open.standsFrom == now && open.rowCount > 0 && open.cleanUntil > now && open.cleanUntil < .max)
    #expect(first.out.contains("3 files"))
    // What is kept of it is shown, and not what the file has, unless it is damaged.
    var file = try #require(desk.kept)
    let folder = try #require(file.folders.firstIndex { $0.path == "tickets/open/tier-1" })
    var row = try #require(file.row(open).map { Array($0) })
    let place = try #require(Data(row).range(of: Data("subjectOrder".utf8))).lowerBound
    row.replaceSubrange(place..<place + 12, with: "subjectOther".utf8)
    file.folders[folder].entries[0].rowStart = UInt32(file.sourceCount)
    try Data(file.bytes(row)).write(to: desk.cache, options: .atomic)
    #expect(desk.heard(["list"], at: Self.times[0]) == list)
    file.folders[folder].entries[0].rowSum = row.withUnsafeBytes(open.sum)
    try Data(file.bytes(row)).write(to: desk.cache, options: .atomic)
    #expect(list.out.contains("Order") && desk.heard(["list"], at: Self.times[0]).out == list.out.replacing("Order", with: "Other"))
  }

  private static let living = "tickets/open/tier-1/2611-7K3QX3-order.md"

  @Test(arguments: ["", "foreign", "torn", "flipped"]) func whatCannotBeUsedIsSaidOnceAndMadeAnew(damage: String) throws {
    let desk = try Place()
    defer { desk.remove() }
    try desk.write(Self.path, Self.clean)
    _ = desk.heard(["list"], at: Self.times[0])
    let cache = desk.cache
    var bytes = try Data(contentsOf: cache)
    switch damage {
    case "foreign": bytes = Data("not ours, but long enough to be a header of one of ours".utf8)
    case "torn": bytes.removeLast(bytes.count / 2)
    case "flipped": bytes[70] ^= 1
    default: bytes = Data()
    }
    try bytes.write(to: cache)
    let (expected, first, second) = (
      desk.heard(["--no-cache", "list"], at: Self.times[0]), desk.heard(["list"], at: Self.times[0]),
      desk.heard(["list"], at: Self.times[0])
    )
    #expect(first.out == expected.out)
    #expect(first.err.contains("cannot be used") && !second.err.contains("cannot be used"))
  }
}

private let configurations = [
  "timezone: UTC\nsla:\n  - name: everyone\n    first-reply: 4h\n    resolve: 2d\n",
  "timezone: UTC\nsla:\n  - name: everyone\n    next-reply: 1h\n    update: 1h\nlint:\n  unrecorded-move: off\n",
  "timezone: Europe/Zurich\nlint:\n  front-matter: off\n",
  "timezone: UTC\ncalendars:\n  office:\n    hours: {mon-fri: [09:00-18:00]}\n    holidays: [holidays.ics]\n"
    + "sla:\n  - name: everyone\n    calendar: office\n    first-reply: 4h\n    resolve: 8h\n",
]
