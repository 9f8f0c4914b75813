/// Texts of which another may be one in other words: the same, or one that shares three words of five with it.
struct Rewordings {
  private var texts: [[Word]] = []
  private var whole: Set<[UInt8]> = []
  /// How many of the texts have a word; the rarest words of each lead to it.
  private var counts: [Word: Int] = [:]
  private var places: [Word: [Int]] = [:]

  /// A word by its hash, and which time it stands in its text.
  private struct Word: Hashable {
    var hash: UInt64
    var time: Int
  }

  init(_ texts: some Sequence<[UInt8]>) {
    for text in texts where whole.insert(text).inserted { self.texts.append(Self.words(of: text)) }
    whole.remove([])
    for word in self.texts.joined() { counts[word, default: 0] += 1 }
    for (place, text) in self.texts.enumerated() { for word in telling(text) { places[word, default: []].append(place) } }
  }

  /// Whether a text is one of these in other words.
  func areReworded(by text: [UInt8]) -> Bool {
    if whole.contains(text) { return true }
    let words = Set(Self.words(of: text))
    var seen: Set<Int> = []
    return telling(Array(words)).contains { word in
      places[word, default: []].contains { place in
        guard seen.insert(place).inserted else { return false }
        let old = texts[place]
        let shared = old.count { words.contains($0) }
        return shared > 0 && shared * 5 >= (old.count + words.count - shared) * 3
      }
    }
  }

  /// The rarest words of a text: of two texts that share three words of five, the rarest two fifths have one in common.
  private func telling(_ words: [Word]) -> some Sequence<Word> {
    let sorted = words.map { (count: counts[$0] ?? 0, word: $0) }.sorted {
      ($0.count, $0.word.hash, $0.word.time) < ($1.count, $1.word.hash, $1.word.time)
    }
    return sorted.lazy.map(\.word).prefix(words.count - (words.count * 3 + 4) / 5 + 1)
  }

  /// Its words in small letters, without what stands between them.
  private static func words(of text: [UInt8]) -> [Word] {
    var times: [UInt64: Int] = [:]
    return text.split { !($0 >= 128 || Byte.isDigit($0) || $0 | 32 >= UInt8(ascii: "a") && $0 | 32 <= UInt8(ascii: "z")) }.map { word in
      let hash = stableHash(String(decoding: word.map { $0 &- 65 < 26 ? $0 | 32 : $0 }, as: UTF8.self))
      times[hash, default: 0] += 1
      return Word(hash: hash, time: times[hash] ?? 0)
    }
  }
}
