import Foundation
import Testing

@testable import HeardKit

/// What holds of merges whatever was written. A failure names the seed.
@Suite struct TicketMergePropertyTests {
  private static let base = MergeHistory.base.bytes

  private static func merge(_ ours: [UInt8], _ theirs: [UInt8]) -> [UInt8] { TicketMerge(base: base, ours: ours, theirs: theirs).bytes }

  /// As many as `HEARD_MERGE_SEEDS` says, for a long run by hand.
  private static let seeds = 1...(UInt64(ProcessInfo.processInfo.environment["HEARD_MERGE_SEEDS"] ?? "") ?? 100)

  /// Three to five clones that took over some of the same commits.
  private static func clones(_ seed: UInt64) -> [TicketText] {
    var history = MergeHistory(seed: seed)
    return history.clones(3 + Int(seed % 3))
  }

  /// Merges versions two by two, whichever come, until one is left.
  private static func merged(_ versions: [[UInt8]], _ dice: inout SeededGenerator) -> [UInt8] {
    var versions = versions
    while versions.count > 1 {
      versions.shuffle(using: &dice)
      versions.append(merge(versions.removeFirst(), versions.removeFirst()))
    }
    return versions[0]
  }

  @Test func mergesAreTheSameInEveryOrder() {
    for seed in Self.seeds {
      var dice = SeededGenerator(state: seed)
      let clones = Self.clones(seed)
      let versions = clones.map(\.bytes)
      let merged = Self.merged(versions, &dice)
      for _ in 0..<4 {
        let isSame = Self.merged(versions, &dice) == merged
        #expect(isSame, "seed \(seed)")
      }
      let found = TicketDocument(merged).parts.map { String(decoding: $0.text, as: UTF8.self) }
      let known = MergeHistory.base.entries
      let wanted = Set(clones.flatMap(\.entries)).subtracting(known).union(
        known.filter { entry in clones.allSatisfy { $0.entries.contains(entry) } })
      #expect(found.sorted() == wanted.sorted(), "seed \(seed)")
    }
  }

  @Test func editsOfOneEntryLoseNothing() {
    for seed in Self.seeds {
      var history = MergeHistory(seed: seed)
      let (ours, theirs) = (history.version(editing: 1..<4), history.version(editing: 1..<4))
      let merged = Self.merge(ours.bytes, theirs.bytes)
      let known = MergeHistory.base.entries
      for entry in ours.entries + theirs.entries where !known.contains(entry) {
        #expect(merged.contains(run: Array((entry.split(separator: "\n").last ?? "").utf8)), "seed \(seed): \(entry)")
      }
    }
  }

  @Test func anyBytesMerge() {
    let alphabet = [
      "---\n", "## 2026-11-21 09:00 Z note\n", "a: b\n", "\r\n", "x", "- c\n", "a: [", "]\n", "\u{FEFF}", "## now set a b -> c\n",
      "<<<<<<< \n",
    ]
    for seed in UInt64(1)...500 {
      var dice = SeededGenerator(state: seed)
      let texts = (0..<3).map { _ in
        Array((0..<Int.random(in: 0..<12, using: &dice)).map { _ in alphabet.randomElement(using: &dice) ?? "" }.joined().utf8)
      }
      let merged = TicketMerge(base: texts[0], ours: texts[1], theirs: texts[2])
      for side in texts[1...] {
        for part in TicketDocument(side).parts where !TicketDocument(texts[0]).parts.contains(where: { $0.text == part.text }) {
          #expect(withoutCarriageReturns(merged.bytes).contains(run: Array(part.text.split(separator: 10).last ?? [])), "seed \(seed)")
        }
      }
      let isKept = TicketMerge(base: texts[0], ours: texts[1], theirs: texts[0]).bytes == texts[1]
      #expect(isKept, "seed \(seed)")
    }
  }
}
