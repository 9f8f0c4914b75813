/// What stands in a tree of git's, in its order: names as bytes, a folder's as if it went on with a slash.
struct TreeEntries {
  struct Entry {
    var name: UnsafeRawBufferPointer
    var mode: UInt32
    var id: UnsafeRawBufferPointer
    var isFolder: Bool { mode == 0o040000 }
  }

  private let bytes: UnsafeRawBufferPointer
  private let idSize: Int
  private var place = 0

  init(_ bytes: UnsafeRawBufferPointer, idSize: Int) { (self.bytes, self.idSize) = (bytes, idSize) }

  /// Whether everything was read that is there.
  var isWhole: Bool { place == bytes.count }

  /// `100644 name`, a NUL, and the id as bytes.
  mutating func next() -> Entry? {
    guard let blank = bytes.place(of: UInt8(ascii: " "), from: place), let nul = bytes.place(of: 0, from: blank), nul + idSize < bytes.count
    else { return nil }
    var digits: UInt32 = 0
    for index in place..<blank { digits = digits &* 8 &+ UInt32(bytes[index] &- 48) }
    // Old trees have files with other bits, which git reads so too.
    let mode: UInt32 = digits & 0o170000 != 0o100000 ? digits : digits & 0o100 == 0 ? 0o100644 : 0o100755
    place = nul + 1 + idSize
    return Entry(
      name: UnsafeRawBufferPointer(rebasing: bytes[(blank + 1)..<nul]), mode: mode,
      id: UnsafeRawBufferPointer(rebasing: bytes[(nul + 1)..<place]))
  }
}
