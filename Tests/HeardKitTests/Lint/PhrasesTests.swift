import Testing

@testable import HeardKit

@Suite("Phrases in running text")
struct PhrasesTests {
  @Test("The one that ends first is found, in capital or small letters", arguments: UInt64(0)..<20)
  func first(seed: UInt64) {
    var numbers = SeededGenerator(state: seed &* 0x9E37_79B9_7F4A_7C15)
    let texts = ["your e-mail", "e-mail address", "seu cpf", "card number", "dm "]
    for round in 0..<100 {
      let phrases = texts.shuffled(using: &numbers).prefix(Int.random(in: 1...texts.count, using: &numbers)).map { $0 }
      var text = ""
      for _ in 0..<Int.random(in: 0..<8, using: &numbers) {
        let word = texts.randomElement(using: &numbers) ?? ""
        text += Bool.random(using: &numbers) ? word : String(word.dropFirst(Int.random(in: 0..<8, using: &numbers)).uppercased())
        text += Bool.random(using: &numbers) ? " " : "r é"
      }
      let bytes = Array(text.utf8)
      let lower = Int.random(in: 0...bytes.count, using: &numbers)
      let range = lower..<Int.random(in: lower...bytes.count, using: &numbers)
      let small = bytes.map { (65...90).contains($0) ? $0 + 32 : $0 }
      let end = range.first { last in phrases.contains { small[range.lowerBound...last].reversed().starts(with: $0.utf8.reversed()) } }
      #expect(
        Phrases(phrases).first(in: bytes, range)?.upperBound == end.map { $0 + 1 },
        "seed \(seed), round \(round): \(phrases) in \(text), \(range)")
    }
  }
}
