/// A number for some bytes: evenly spread, no secret.
struct Hash64 {
  private(set) var value: UInt64 = 0x9E37_79B9_7F4A_7C15

  init() {}
  init(_ bytes: [UInt8]) { add(bytes) }

  mutating func add(_ word: UInt64) {
    let (high, low) = (value ^ word).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    value = high ^ low ^ word.byteSwapped &* 0xA076_1D64_78BD_642F
  }

  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    add(UInt64(bytes.count))
    var place = 0
    if let start = bytes.baseAddress, bytes.count >= 32 {
      func word(_ offset: Int) -> UInt64 { (start + (place &+ offset)).loadUnaligned(as: UInt64.self) }
      func mixed(_ sum: UInt64, _ one: UInt64, _ other: UInt64) -> UInt64 {
        let (high, low) = (sum ^ one).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93 ^ other)
        return high ^ low
      }
      // Two at once: one product need not wait for the other.
      var (first, second) = (value, ~value)
      while place &+ 32 <= bytes.count {
        (first, second) = (mixed(first, word(0), word(8)), mixed(second, word(16), word(24)))
        place &+= 32
      }
      add(first)
      add(second)
    }
    var rest: UInt64 = 0
    for index in place..<bytes.count {
      rest = rest << 8 | UInt64(bytes[index])
      if (index - place) & 7 == 7 { add(rest) }
    }
    add(rest)
  }

  mutating func add(_ bytes: [UInt8]) { bytes.withUnsafeBytes { add($0) } }
  mutating func add(_ text: String) { add(Array(text.utf8)) }
}
