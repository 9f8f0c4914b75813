/// A number for some bytes: evenly spread, no secret. Eight bytes at a time.
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
    if bytes.count >= 32 {
      // Four at once: one product need not wait for the other.
      var (first, second, third, fourth) = (Hash64(), Hash64(), Hash64(), Hash64())
      while place + 32 <= bytes.count {
        first.add(bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
        second.add(bytes.loadUnaligned(fromByteOffset: place + 8, as: UInt64.self))
        third.add(bytes.loadUnaligned(fromByteOffset: place + 16, as: UInt64.self))
        fourth.add(bytes.loadUnaligned(fromByteOffset: place + 24, as: UInt64.self))
        place += 32
      }
      for part in [first, second, third, fourth] { add(part.value) }
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
