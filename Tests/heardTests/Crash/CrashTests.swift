import Foundation
import HeardKit
import Testing

@testable import heard

/// What a user does, interrupted at every call that changes files.
@Suite(.enabled(if: Interruption.library != nil, "needs LD_PRELOAD and a C compiler"))
struct CrashTests {
  @Test(arguments: CrashExample.all)
  func `Killed at any instant, each file is old or new or on the way, and what was begun is finished`(_ example: CrashExample) throws {
    let start = try example.desk()
    defer { start.remove() }
    let (old, new, count) = try Interruption.uninterrupted(example, start)
    // A file has its new text before it is moved. What is added at its end may be there in part.
    let texts = Set(old.values).union(new.values)
    for instant in example.instants(of: count) {
      let desk = try start.copy()
      defer { desk.remove() }
      #expect(try Interruption.run(example.words, in: desk, "tear:\(instant)").status == 137)
      for (path, text) in try desk.files() { #expect(isOldOrOnTheWay(text, texts), "tear:\(instant) \(path)") }
      let next = desk.heard(["list"])
      try desk.mend()
      #expect(try desk.drafts() == [])
      if example.isRepeated { desk.heard(example.words) }
      let present = try desk.files()
      #expect(next.status == 0 && (present == new || !example.isRepeated && present == old), "tear:\(instant) \(next.err)")
    }
  }

  private func isOldOrOnTheWay(_ text: String, _ whole: Set<String>) -> Bool {
    whole.contains { text.hasPrefix($0) } && whole.contains { $0.hasPrefix(text) }
  }

  @Test(arguments: CrashExample.all.filter(\.isTriedOnFailingDisks), ["full", "fail"])
  func `Where the disk fails, nothing was changed, or it says what was`(_ example: CrashExample, how: String) throws {
    let start = try example.desk()
    defer { start.remove() }
    let (old, new, count) = try Interruption.uninterrupted(example, start)
    for instant in example.instants(of: count) {
      let desk = try start.copy()
      defer { desk.remove() }
      let done = try Interruption.run(example.words, in: desk, "\(how):\(instant)")
      let said = String(decoding: done.errors, as: UTF8.self)
      let present = try desk.files()
      if done.status != 0 {
        #expect(done.status == 3)
        #expect(present == old ? said.contains("nothing was changed") : said.contains("changed: "), "\(how):\(instant) \(said)")
      }
      try desk.mend()
      #expect(try desk.drafts() == [])
      let mended = try desk.files()
      #expect(mended == new || done.status != 0 && present == old && mended == old, "\(how):\(instant) \(said)")
    }
  }
}

struct CrashExample: CustomTestStringConvertible {
  let name: String
  let words: [String]
  /// What has been run before.
  var before: [[String]] = []
  /// Whether what is left is done by the same command again, and not by any that comes next.
  var isRepeated = false
  /// Whether a ticket stands in two places, as after a merge.
  var isDoubled = false
  var isTriedOnFailingDisks = false
  /// How many more tickets there are.
  var others = 0
  var testDescription: String { name }

  /// When it is interrupted: at every call; where there are many, at some of each sort.
  func instants(of count: Int) -> [Int] { Array(stride(from: 1, through: count, by: max(1, count / 40))) }

  static let all = [
    CrashExample(name: "reply", words: ["reply", "AAAAAA", "Hi Ana"]),
    CrashExample(name: "an answer, tags and a move", words: ["reply", "CCCCCC", "--with", "done"]),
    CrashExample(name: "a move of two", words: ["escalate", "AAAAAA", "BBBBBB"], isTriedOnFailingDisks: true),
    CrashExample(
      name: "a move of forty", words: ["move"] + (10..<50).map { "2611-MANY\($0)" } + ["open/tier-2"], isTriedOnFailingDisks: true,
      others: 40),
    CrashExample(name: "fix of many", words: ["fix"]),
    CrashExample(name: "redact", words: ["redact", "CCCCCC"], isRepeated: true),
    CrashExample(name: "import of several", words: ["import", "in.jsonl"], isRepeated: true, isTriedOnFailingDisks: true),
    CrashExample(name: "undo", words: ["undo"], before: [["escalate", "AAAAAA"]]),
    CrashExample(name: "reconcile", words: ["reconcile"], isRepeated: true, isDoubled: true),
  ]

  func desk() throws -> Desktop {
    let head = "---\nsubject: Order\ncustomer: Ana <@ana>\nchannel: email\n---\n\n## 2026-11-25 10:00 +00:00 customer\n"
    let desk = try Desktop([
      "heard.yaml": "timezone: UTC\nimport:\n  map: {id: id, text: text, time: at, customer: who}\n",
      "tickets/new/2611-AAAAAA-a.md": head + "Where is it?\n\n## now note bia\nasked\n",
      "tickets/new/2611-BBBBBB-b.md": head + "When?\n\n## now note bia\nasked\n",
      "tickets/open/tier-1/2611-CCCCCC-c.md": head + "My card is 4111 1111 1111 1111.\n",
      "responses/a/done.md": "---\nstatus: resolved\ntags: [done]\n---\nDone, {{customer.name}}.\n",
      "in.jsonl": (1...3).map { #"{"id": "\#($0)", "text": "Hello", "at": "2026-11-25T10:00:00Z", "who": "@ana"}"# + "\n" }.joined(),
    ])
    for number in 10..<10 + others { try desk.write("tickets/new/2611-MANY\(number)-x.md", head + "Where?\n") }
    _ = try spawn(["git", "-C", desk.root.path, "init", "-q", "--template="])
    if isDoubled {
      try desk.write("tickets/open/tier-1/2611-AAAAAA-a.md", head + "Where is it?\n\n## 2026-11-25 11:00 +00:00 note bia\nasked\n")
    }
    for words in before { desk.heard(words) }
    return desk
  }
}

extension Interruption {
  /// The files before and after, and how many calls changed them.
  fileprivate static func uninterrupted(_ example: CrashExample, _ start: Desktop) throws -> (
    old: [String: String], new: [String: String], count: Int
  ) {
    let desk = try start.copy()
    defer { desk.remove() }
    let done = try run(example.words, in: desk, "count:0")
    let said = String(decoding: done.errors, as: UTF8.self)
    let count = try #require(said.split(separator: "\n").last.flatMap { Int($0) }, "\(said)")
    let (old, new) = (try start.files(), try desk.files())
    #expect(done.status == 0 && count > 5 && old != new, "\(said)")
    return (old, new, count)
  }
}
