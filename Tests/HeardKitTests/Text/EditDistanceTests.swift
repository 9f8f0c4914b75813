import Testing

@testable import HeardKit

@Test(
  "The nearest candidate is what was meant",
  arguments: [
    ("opne", "open"), ("Open", "open"), ("pendin", "pending"), ("resolvd", "resolved"), ("prioritty", "priority"), ("ne", "new"),
    ("xyz", nil), ("", nil), ("open", nil), ("a", nil),
  ] as [(String, String?)])
func nearestCandidate(word: String, meant: String?) {
  #expect(nearest(to: word, in: ["new", "open", "pending", "resolved", "priority"]) == meant)
}

@Test(
  "Distance counts insertions, deletions, replacements and exchanges",
  arguments: [("", "abc", 3), ("abcd", "acbd", 1), ("kitten", "sitting", 3), ("ca", "abc", 3)])
func distance(left: String, right: String, expected: Int) {
  #expect(editDistance(Array(left), Array(right)) == expected)
  #expect(editDistance(Array(right), Array(left)) == expected)
}
