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
  private let bytes: UnsafeRawBufferPointer
  private var place = 0
  /// Whether all that was asked for was there.
  private(set) var isWhole = true

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// What is not read yet.
  var rest: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: bytes[place...]) }
  /// How many numbers can be there still.
  var count: Int { (bytes.count &- place) / 4 }

  @inline(__always) mutating func nextIfAny() -> Int? {
    guard let start = bytes.baseAddress, bytes.count &- place >= 4 else {
      isWhole = false
      return nil
    }
    let word = (start + place).loadUnaligned(as: UInt32.self)
    place &+= 4
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
    return count <= self.count / size ? count : nil
  }
}
