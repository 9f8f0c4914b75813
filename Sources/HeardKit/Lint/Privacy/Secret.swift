/// Passwords and keys that services mark by how they begin.
enum Secret {
  static func places(in bytes: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var position = range.lowerBound
    while position < range.upperBound {
      guard isPart(bytes[position]) else {
        position += 1
        continue
      }
      let start = position
      while position < range.upperBound, isPart(bytes[position]) { position += 1 }
      if position - start >= 16, isSecret(bytes, start..<position) { found.append(start..<position) }
      // `-----BEGIN RSA PRIVATE KEY-----`
      if position - start == 10, bytes.matches("-----BEGIN", in: start..<position) {
        let line = bytes.line(at: start).clamped(to: start..<range.upperBound)
        if bytes.first("PRIVATE KEY", in: line) != nil { found.append(line) }
        position = line.upperBound
      }
    }
    return found
  }

  /// Whether a private key or a JSON web token may stand there, by their rarest letters. All other secrets have digits.
  static func mayStandWithoutDigits(in bytes: UnsafeRawBufferPointer) -> Bool {
    bytes.holds(UInt8(ascii: "V")) { $0 >= 3 && bytes[$0 - 1] == UInt8(ascii: "I") && bytes[$0 - 3] == UInt8(ascii: "P") }
      || bytes.holds(UInt8(ascii: "J")) { $0 >= 2 && bytes[$0 - 1] == UInt8(ascii: "y") && bytes[$0 - 2] == UInt8(ascii: "e") }
  }

  /// Whether a word as long as a secret is stands around an offset.
  static func mayStand(in bytes: UnsafeRawBufferPointer, around place: Int, _ range: Range<Int>) -> Bool {
    // Mostly a number stands between blanks.
    if place == range.lowerBound || bytes[place - 1] <= Byte.blank,
      ByteWord.firstBlank(in: bytes.word(at: place)) | ByteWord.firstBlank(in: bytes.word(at: place + 8)) != 0
    {
      return false
    }
    var (start, end) = (place, place)
    while start > range.lowerBound, place - start < 16, isPart(bytes[start &- 1]) { start &-= 1 }
    while end < range.upperBound, end - start < 16, isPart(bytes[end]) { end &+= 1 }
    return end - start >= 16
  }

  private static func isPart(_ byte: UInt8) -> Bool {
    byte < 0x80 && NumberScan.isWordByte(byte) || byte == UInt8(ascii: "_") || byte == Byte.dash || byte == UInt8(ascii: ".")
  }

  private static func isSecret(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
    for (prefix, length) in prefixes where word.count >= length {
      if bytes.matches(prefix, in: word.prefix(prefix.utf8CodeUnitCount)), bytes[word].contains(where: Byte.isDigit) { return true }
    }
    // A JSON web token: two parts that begin as a JSON object does in base 64, and a signature.
    return word.count >= 60 && bytes.matches("eyJ", in: word.prefix(3)) && bytes.first(".eyJ", in: word) != nil
  }

  /// How the keys of services begin, and how long they are at least.
  private static let prefixes: [(StaticString, Int)] = [
    ("AKIA", 20), ("ASIA", 20), ("AIza", 35), ("ghp_", 36), ("gho_", 36), ("ghu_", 36), ("ghs_", 36), ("ghr_", 36), ("github_pat_", 40),
    ("glpat-", 20), ("sk_live_", 20), ("rk_live_", 20), ("sk_test_", 20), ("sk-ant-", 30), ("sk-proj-", 30), ("xoxb-", 20), ("xoxp-", 20),
    ("xoxa-", 20), ("xapp-", 20), ("npm_", 36), ("SG.", 50), ("shpat_", 30), ("dop_v1_", 40),
  ]
}

extension Range<Int> {
  /// The first so many elements, or all.
  func prefix(_ count: Int) -> Range<Int> { lowerBound..<Swift.min(lowerBound + count, upperBound) }
}
