import Testing

@testable import HeardKit

/// What holds of merges whatever was written. A failure names the seed.
@Suite struct TicketMergePropertyTests {
  private static let base = MergeHistory.base.bytes

  private static func merge(_ ours: [UInt8], _ theirs: [UInt8]) -> [UInt8] { TicketMerge(base: base, ours: ours, theirs: theirs).bytes }

  /// Three clones, each of which may edit entries of the base that the others leave alone.
  private static func clones(_ seed: UInt64) -> [TicketText] {
    var history = MergeHistory(seed: seed)
    return [1..<2, 2..<3, 3..<4].map { history.version(editing: $0) }
  }

  @Test func mergesAreTheSameInEveryOrder() {
    for seed in UInt64(1)...400 {
      let clones = Self.clones(seed).map(\.bytes)
      let merged = Self.merge(Self.merge(clones[0], clones[1]), clones[2])
      for (first, second, third) in [(1, 0, 2), (1, 2, 0), (2, 0, 1)] {
        let other = Self.merge(clones[third], Self.merge(clones[first], clones[second]))
        let isSame = other == merged
        #expect(isSame, "seed \(seed)")
      }
    }
  }

  @Test func everyEntryOfBothSidesStandsOnce() {
    for seed in UInt64(1)...400 {
      let clones = Self.clones(seed)
      let (ours, theirs) = (clones[0], clones[1])
      let merged = TicketMerge(base: Self.base, ours: ours.bytes, theirs: theirs.bytes)
      #expect(merged.conflicts.isEmpty, "seed \(seed)")
      let known = MergeHistory.base.entries
      let kept = known.filter { ours.entries.contains($0) && theirs.entries.contains($0) }
      let written = (ours.entries + theirs.entries).filter { !known.contains($0) }
      let found = TicketDocument(merged.bytes).parts.map { String(decoding: $0.text, as: UTF8.self) }
      #expect(found.sorted() == (kept + written).sorted(), "seed \(seed)")
    }
  }

  @Test func editsOfOneEntryLoseNothing() {
    for seed in UInt64(1)...400 {
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
