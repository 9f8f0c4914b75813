/// Phrases that are looked for in running text, in capital or small letters.
///
/// Most of the text is never looked at: two bytes at the end of a window as long as the shortest phrase say how far it can move on, as
/// Wu and Manber found. They are known by the five bits in which letters differ and their cases don't. The window is held against the ends of
/// phrases, which differ less than their beginnings: many a number, address or password is asked for.
struct Phrases: Sendable {
  private let phrases: [[UInt8]]
  /// By the ten bits of two bytes where they stand in both, how far the window can move; 0 where a phrase may end with it.
  private let steps: [UInt8]
  private let window: Int
  /// The last two bytes of each phrase.
  private let endings: [Int]

  /// - Parameter texts: ASCII in small letters, at least two bytes each.
  init(_ texts: [String]) {
    phrases = texts.map { Array($0.utf8) }
    let window = min(phrases.map(\.count).min() ?? 2, 255)
    var steps = [UInt8](repeating: UInt8(window - 1), count: Int(Self.letters) + 1)
    for phrase in phrases {
      for end in 1..<window {
        let place = phrase.count - window + end
        let pair = Self.pair(phrase[place - 1], phrase[place])
        steps[pair] = min(steps[pair], UInt8(window - 1 - end))
      }
    }
    (self.steps, self.window) = (steps, window)
    endings = phrases.map { Self.pair($0[$0.count - 2], $0[$0.count - 1]) }
  }

  private static func pair(_ first: UInt8, _ second: UInt8) -> Int { Int((UInt16(second) << 8 | UInt16(first)) & letters) }

  private static let letters: UInt16 = 0x1F1F

  /// Where in a range of a text one of the phrases stands, the one that ends first.
  func first(in bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? { bytes.withUnsafeBytes { first(in: $0, range) } }

  /// Where in a range of a text one of the phrases stands, the one that ends first.
  func first(in bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Range<Int>? {
    steps.withUnsafeBufferPointer { steps in
      // The last byte of the window.
      var position = range.lowerBound &+ window &- 1
      while position < range.upperBound {
        let pair = UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: position &- 1, as: UInt16.self))
        let step = Int(steps[Int(pair & Self.letters)])
        position &+= step
        if step > 0 { continue }
        position &+= 1
        if let start = start(bytes, position, range.lowerBound) { return start..<position }
      }
      return nil
    }
  }

  /// Where a phrase begins that ends at an offset.
  private func start(_ bytes: UnsafeRawBufferPointer, _ end: Int, _ limit: Int) -> Int? {
    let ending = Self.pair(bytes[end - 2], bytes[end - 1])
    for index in endings.indices where endings[index] == ending {
      let phrase = phrases[index]
      let start = end - phrase.count
      guard start >= limit else { continue }
      var length = 0
      while length < phrase.count, bytes[start + length] | (phrase[length] >= 64 ? 0x20 : 0) == phrase[length] { length += 1 }
      if length == phrase.count { return start }
    }
    return nil
  }
}
