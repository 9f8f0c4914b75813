import Testing

@testable import HeardKit

@Suite struct RewordingsTests {
  @Test(arguments: [
    ("You get 40 back.", "You get 40 back.", true), ("You get 40 back today", "you GET 40, back", true),
    ("a b c d e", "a b c x y", false), ("a b c d", "a b c d e f", true), ("a b c", "a b c d e f", false), ("", "", false),
    ("!", "?", false),
    ("!", "!", true), ("ha ha ha", "ha", false), ("ha ha ha", "ha ha", true),
  ])
  func aTextThatSharesThreeWordsOfFiveIsTheSameInOtherWords(_ old: String, _ new: String, _ isReworded: Bool) {
    #expect(Rewordings([Array(old.utf8)]).areReworded(by: Array(new.utf8)) == isReworded)
    #expect(Rewordings([Array(new.utf8)]).areReworded(by: Array(old.utf8)) == isReworded)
  }

  /// The rule itself, each text compared with each.
  private static func isReworded(_ old: [String], as new: [String]) -> Bool {
    var left = old
    let shared = new.count { word in
      guard let place = left.firstIndex(of: word) else { return false }
      left.remove(at: place)
      return true
    }
    return shared > 0 && shared * 5 >= (old.count + new.count - shared) * 3
  }

  @Test func whatIsFoundByTheRarestWordsIsWhatComparingEachWithEachFinds() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(state: seed)
    for _ in 0..<200 {
      let words = (0..<Int.random(in: 1...12, using: &random)).map { "w\($0)" }
      func text() -> [String] {
        (0..<Int.random(in: 0...9, using: &random)).map { _ in words[Int.random(in: words.indices, using: &random)] }
      }
      let texts = (0..<6).map { _ in text() }
      let rewordings = Rewordings(texts.map { Array($0.joined(separator: " ").utf8) })
      for _ in 0..<6 {
        let new = text()
        let expected = texts.contains { Self.isReworded($0, as: new) }
        #expect(rewordings.areReworded(by: Array(new.joined(separator: " ").utf8)) == expected, "seed \(seed): \(texts), \(new)")
      }
    }
  }
}
