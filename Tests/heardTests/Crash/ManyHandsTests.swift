import Foundation
import HeardKit
import Testing

@testable import heard

/// Many heards at once in one workspace, as processes of their own.
@Suite struct ManyHandsTests {
  private static let ticket = "tickets/new/2611-AAAAAA-a.md"

  private func desk() throws -> Desktop {
    try Desktop([
      "heard.yaml": "timezone: UTC\n",
      Self.ticket: "---\nsubject: Order\ncustomer: Ana <@ana>\n---\n\n## 2020-11-25 10:00 +00:00 customer\nWhere is it?\n",
    ])
  }

  /// Runs commands all at once.
  private func run(_ lines: [[String]], in desk: Desktop) throws -> [FinishedProcess] {
    let results = Results()
    DispatchQueue.concurrentPerform(iterations: lines.count) { index in
      let world = [
        "env", "-C", desk.root.path, "-u", "HEARD_NOW", "HEARD_AGENT=bia", "XDG_STATE_HOME=\(desk.root.path)/.state",
        "\(Interruption.products)/heard",
      ]
      results.add((try? spawn(world + lines[index])) ?? FinishedProcess(status: -1, output: [], errors: []))
    }
    return results.all
  }

  private final class Results: @unchecked Sendable {
    private let lock = NSLock()
    private(set) var all: [FinishedProcess] = []
    func add(_ result: FinishedProcess) { lock.withLock { all.append(result) } }
  }

  private static let new = ["new", "--customer", "@ana", "--text", "Where is it?"]

  @Test func `Forty notes on one ticket are forty notes, in order of time`() throws {
    let desk = try desk()
    defer { desk.remove() }
    let done = try run((1...40).map { ["note", "AAAAAA", "word \($0)."] }, in: desk)
    #expect(done.allSatisfy { $0.status == 0 }, "\(done.filter { $0.status != 0 }.map { String(decoding: $0.errors, as: UTF8.self) })")
    let document = TicketDocument(Array(try #require(desk.files()[Self.ticket]).utf8))
    #expect(Set(document.entries.map { document.text(of: $0) }).isSuperset(of: (1...40).map { "word \($0)." }))
    let times = document.entries.compactMap { if case .at(let time) = $0.time { time.instant } else { nil } }
    #expect(times.count == 41 && times == times.sorted())
  }

  @Test func `Forty new tickets are forty tickets`() throws {
    let desk = try desk()
    defer { desk.remove() }
    let done = try run(Array(repeating: Self.new, count: 40), in: desk)
    #expect(done.allSatisfy { $0.status == 0 })
    #expect(try desk.files().keys.filter { $0.hasSuffix(".md") }.count == 41)
  }

  @Test func `Forty hands that do this and that lose nothing`() throws {
    let desk = try desk()
    defer { desk.remove() }
    let lines = (0..<10).flatMap { number in
      [
        ["note", "AAAAAA", "word \(number)."], Self.new, ["move", "AAAAAA", "open/tier-\(number % 3 + 1)"],
        ["tag", "AAAAAA", "t\(number)"],
      ]
    }
    let done = try run(lines, in: desk)
    #expect(done.allSatisfy { $0.status == 0 }, "\(done.filter { $0.status != 0 }.map { String(decoding: $0.errors, as: UTF8.self) })")
    let files = try desk.files()
    let text = try #require(files.first { $0.key.hasSuffix("2611-AAAAAA-a.md") }).value
    #expect(files.keys.filter { $0.hasSuffix(".md") }.count == 11)
    for number in 0..<10 { #expect(text.contains("word \(number).") && text.contains("t\(number)")) }
    #expect(try desk.drafts() == [])
    #expect(!desk.heard(["undo"]).out.isEmpty)
  }
}
