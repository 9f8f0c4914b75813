/// Phrases that are looked for in running text, in capital or small letters.
///
/// Answers are read for them byte by byte, so two bytes decide whether a phrase can begin here: a table of 32 by 32, by the five bits
/// in which letters differ and their cases don't.
struct Phrases: Sendable {
  private let phrases: [[UInt8]]
  /// By the first byte, which second bytes follow it in some phrase.
  private let followers: [UInt32]

  /// - Parameter texts: ASCII in small letters, at least two bytes each.
  init(_ texts: [String]) {
    phrases = texts.map { Array($0.utf8) }
    var followers = [UInt32](repeating: 0, count: 32)
    for phrase in phrases where phrase.count > 1 { followers[Int(phrase[0] & 31)] |= 1 << UInt32(phrase[1] & 31) }
    self.followers = followers
  }

  /// The first place in a range of a text at which one of the phrases begins, and ends.
  func first(in bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
    bytes.withUnsafeBufferPointer { bytes in
      followers.withUnsafeBufferPointer { followers in
        var position = range.lowerBound
        while position &+ 1 < range.upperBound {
          let second = UInt32(bytes[position &+ 1] & 31)
          if followers[Int(bytes[position] & 31)] &>> second & 1 != 0, let end = end(bytes, position, range.upperBound) {
            return position..<end
          }
          position &+= 1
        }
        return nil
      }
    }
  }

  private func end(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ limit: Int) -> Int? {
    for phrase in phrases where phrase.count <= limit - start {
      var length = 0
      while length < phrase.count, bytes[start + length] | (phrase[length] >= 64 ? 0x20 : 0) == phrase[length] { length += 1 }
      if length == phrase.count { return start + length }
    }
    return nil
  }
}
