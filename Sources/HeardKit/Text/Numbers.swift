/// Writes whole numbers in four bytes each, for this machine.
struct NumberWriter {
  private(set) var bytes: [UInt8] = []
  /// Whether all of them could be written.
  private(set) var fits = true

  /// - Parameter number: nil, or one from 0.
  mutating func add(_ number: Int?) {
    let word = number.map { UInt32(exactly: $0) ?? .max } ?? .max
    if number != nil, word == .max { fits = false }
    withUnsafeBytes(of: word) { bytes += $0 }
  }
}

/// Reads what a ``NumberWriter`` wrote. Of anything else it reads something, and never beyond the end.
struct NumberReader {
  /// What is not read yet.
  private(set) var rest: UnsafeRawBufferPointer
  /// Whether all that was asked for was there.
  private(set) var isWhole = true

  init(_ bytes: UnsafeRawBufferPointer) { rest = bytes }

  /// How many numbers can be there still.
  var count: Int { rest.count / 4 }

  mutating func nextIfAny() -> Int? {
    guard rest.count >= 4 else {
      isWhole = false
      return nil
    }
    let word = rest.loadUnaligned(as: UInt32.self)
    rest = UnsafeRawBufferPointer(rebasing: rest[4...])
    return word == .max ? nil : Int(word)
  }

  mutating func next() -> Int {
    let number = nextIfAny()
    if number == nil { isWhole = false }
    return number ?? 0
  }

  /// How many of something follow, each of so many numbers at least; nil if there is no room for them.
  mutating func count(ofSize size: Int) -> Int? {
    let count = next()
    return count <= rest.count / 4 / size ? count : nil
  }
}
