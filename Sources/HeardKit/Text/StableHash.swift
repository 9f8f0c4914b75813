/// FNV-1a of 64 bits with a final mix: not a secret, only spread evenly and equal everywhere, today and later.
struct StableHash {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ bytes: some Sequence<UInt8>) { for byte in bytes { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 } }

  /// The hash of all that was added, and of some bytes more.
  func value(with bytes: some Sequence<UInt8>) -> UInt64 {
    var all = self
    all.add(bytes)
    let value = (all.state ^ (all.state >> 33)) &* 0xFF51_AFD7_ED55_8CCD
    return value ^ (value >> 33)
  }
}

func stableHash(_ bytes: some Sequence<UInt8>) -> UInt64 { StableHash().value(with: bytes) }

func stableHash(_ text: String) -> UInt64 { stableHash(text.utf8) }
