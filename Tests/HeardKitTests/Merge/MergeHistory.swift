@testable import HeardKit

/// A ticket and random changes to it, as several clones make them.
struct MergeHistory {
  var dice: SeededGenerator
  private var number = 0

  init(seed: UInt64) { dice = SeededGenerator(state: seed) }

  static let base = TicketText(
    front: [("subject", "Order"), ("priority", "low"), ("tags", "[a, b]")],
    entries: (0..<6).map { "## 2026-11-21 09:0\($0) +00:00 \($0 == 0 ? "customer" : "note bia")\nword-base-\($0)" })

  /// Versions of the base, each made by a clone of its own that took over some of the same work before and edits entries that the others
  /// leave alone.
  mutating func clones(_ count: Int) -> [TicketText] {
    var picked = [Self.base]
    for _ in 0..<Int.random(in: 0..<4, using: &dice) {
      var next = picked[picked.count - 1]
      append(to: &next)
      picked.append(next)
    }
    return (0..<count).map { clone in
      version(editing: (clone + 1)..<(clone + 2), after: picked.randomElement(using: &dice) ?? Self.base)
    }
  }

  /// A version of the base on which a clone worked.
  ///
  /// - Parameter editing: The entries of the base that this clone may edit or delete.
  ///   - picked: What it took over before from another clone, commit by commit.
  mutating func version(editing: Range<Int>, after picked: TicketText = Self.base) -> TicketText {
    var text = picked
    // Entries of the base stand first, in its order.
    for index in editing.reversed() where Int.random(in: 0..<3, using: &dice) == 0 {
      if Bool.random(using: &dice) { text.entries[index] += " edited" } else { text.entries.remove(at: index) }
    }
    for _ in 0..<Int.random(in: 0..<4, using: &dice) { append(to: &text) }
    return text
  }

  private mutating func append(to text: inout TicketText) {
    number += 1
    // Few minutes, so that many things happen in one of them.
    let minute = 10 + Int.random(in: 0..<3, using: &dice)
    let start = "## 2026-11-21 09:\(minute) +00:00"
    switch Int.random(in: 0..<5, using: &dice) {
    case 0:
      let places = ["open/tier-1", "open/tier-2", "pending/tier-1", "resolved"]
      text.entries.append("\(start) move clone new -> \(places.randomElement(using: &dice) ?? "")\nword-\(number)")
    case 1:
      let value = ["low", "high", "urgent"].randomElement(using: &dice) ?? ""
      text.entries.append("\(start) set clone priority x -> \(value)\nword-\(number)")
      text.front[1].value = value
    case 2: text.front[2].value = ["[a]", "[b]", "[a, b, c]", "[a, b, d, c]", "[z, a, b]"].randomElement(using: &dice) ?? ""
    default: text.entries.append("\(start) note clone\nword-\(number)")
    }
    // A clone writes in order of time; what shares a minute stays as it was written.
    text.entries = text.entries.enumerated().sorted { ($0.element.prefix(19), $0.offset) < ($1.element.prefix(19), $1.offset) }.map(
      \.element)
    if let last = text.entries.last(where: { $0.contains(" set ") }) {
      text.front[1].value = String(last.prefix { $0 != "\n" }.split(separator: " ").last ?? "")
    }
  }
}

/// A ticket in pieces.
struct TicketText {
  var front: [(key: String, value: String)]
  var entries: [String]

  var bytes: [UInt8] {
    Array(("---\n" + front.map { "\($0.key): \($0.value)\n" }.joined() + "---\n\n" + entries.joined(separator: "\n\n") + "\n").utf8)
  }
}
