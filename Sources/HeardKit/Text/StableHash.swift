/// FNV-1a of 64 bits with a final mix: not a secret, only spread evenly and equal everywhere, today and later.
func stableHash(_ bytes: some Sequence<UInt8>) -> UInt64 {
  var value: UInt64 = 0xCBF2_9CE4_8422_2325
  for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
  value = (value ^ (value >> 33)) &* 0xFF51_AFD7_ED55_8CCD
  return value ^ (value >> 33)
}

func stableHash(_ text: String) -> UInt64 { stableHash(text.utf8) }
