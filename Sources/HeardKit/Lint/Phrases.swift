/// Phrases that are looked for in running text, in capital or small letters.
///
/// Most of the text is never looked at: two bytes at the end of a window as long as the shortest phrase say how far it can move on, as
/// Wu and Manber found. They are known by the five bits in which letters differ and their cases don't.
struct Phrases: Sendable {
  private let phrases: [[UInt8]]
  /// By two bytes, how far the window can move; 0 where a phrase may begin with it.
  private let steps: [UInt8]
  private let window: Int
  /// The first two bytes of each phrase.
  private let beginnings: [Int]

  /// - Parameter texts: ASCII in small letters, at least two bytes each.
  init(_ texts: [String]) {
    phrases = texts.map { Array($0.utf8) }
    let window = min(phrases.map(\.count).min() ?? 2, 255)
    var steps = [UInt8](repeating: UInt8(window - 1), count: 1024)
    for phrase in phrases {
      for end in 1..<window {
        let pair = Self.pair(phrase[end - 1], phrase[end])
        steps[pair] = min(steps[pair], UInt8(window - 1 - end))
      }
    }
    (self.steps, self.window) = (steps, window)
    beginnings = phrases.map { Self.pair($0[0], $0[1]) }
  }

  @inline(__always) private static func pair(_ first: UInt8, _ second: UInt8) -> Int { Int(first & 31) &<< 5 | Int(second & 31) }

  /// The first place in a range of a text at which one of the phrases begins, and ends.
  func first(in bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? { bytes.withUnsafeBytes { first(in: $0, range) } }

  /// The first place in a range of a text at which one of the phrases begins, and ends.
  func first(in bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Range<Int>? {
    steps.withUnsafeBufferPointer { steps in
      // The last byte of the window.
      var position = range.lowerBound &+ window &- 1
      while position < range.upperBound {
        let step = Int(steps[Self.pair(bytes[position &- 1], bytes[position])])
        position &+= step
        if step > 0 { continue }
        let start = position &- window &+ 1
        if let end = end(bytes, start, range.upperBound) { return start..<end }
        position &+= 1
      }
      return nil
    }
  }

  private func end(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ limit: Int) -> Int? {
    let beginning = Self.pair(bytes[start], bytes[start + 1])
    for index in beginnings.indices where beginnings[index] == beginning {
      let phrase = phrases[index]
      guard phrase.count <= limit - start else { continue }
      var length = 0
      while length < phrase.count, bytes[start + length] | (phrase[length] >= 64 ? 0x20 : 0) == phrase[length] { length += 1 }
      if length == phrase.count { return start + length }
    }
    return nil
  }
}
