/// International bank account numbers by ISO 13616: country, length, and a remainder of 1 when divided by 97.
enum IBAN {
  static func places(in bytes: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var position = range.lowerBound
    while position + 15 <= range.upperBound {
      if isStart(bytes, position, range), let end = end(bytes, position, range.upperBound) {
        found.append(position..<end)
        position = end
      } else {
        position += 1
      }
    }
    return found
  }

  /// Two letters and two digits at the start of a word.
  private static func isStart(_ bytes: [UInt8], _ position: Int, _ range: Range<Int>) -> Bool {
    bytes.withUnsafeBytes { mayStart($0, position, range) } && (position == range.lowerBound || !NumberScan.isWordByte(bytes[position - 1]))
  }

  /// Whether two letters and two digits stand at an offset.
  static func mayStart(_ bytes: UnsafeRawBufferPointer, _ position: Int, _ range: Range<Int>) -> Bool {
    position >= range.lowerBound && position + 3 < range.upperBound && isLetter(bytes[position + 1]) && isLetter(bytes[position])
      && Byte.isDigit(bytes[position + 2]) && Byte.isDigit(bytes[position + 3])
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 97 < 26 }

  /// Where the number ends: single blanks or dashes may stand between groups.
  private static func end(_ bytes: [UInt8], _ start: Int, _ upper: Int) -> Int? {
    let country = [bytes[start] & 0xDF, bytes[start + 1] & 0xDF]
    guard let length = lengths[Int(country[0]) << 8 | Int(country[1])] else { return nil }
    var signs: [UInt8] = []
    var position = start
    while position < upper, signs.count < length {
      let byte = bytes[position]
      if Byte.isDigit(byte) || isLetter(byte) {
        signs.append(isLetter(byte) ? byte & 0xDF : byte)
      } else if !(byte == Byte.blank || byte == Byte.dash) || bytes[position - 1] == byte {
        return nil
      }
      position += 1
    }
    let isWhole = position >= upper || !NumberScan.isWordByte(bytes[position])
    return signs.count == length && isWhole && remainder(signs) == 1 ? position : nil
  }

  private static func remainder(_ signs: [UInt8]) -> Int {
    (signs[4...] + signs[..<4]).reduce(0) { rest, sign in
      Byte.isDigit(sign) ? (rest * 10 + Int(sign) - 48) % 97 : (rest * 100 + Int(sign) - 55) % 97
    }
  }

  /// Countries and lengths as the registry of ISO 13616 lists them.
  private static let lengths: [Int: Int] = {
    let registry = """
      AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 \
      FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 \
      MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 \
      SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30
      """
    var lengths: [Int: Int] = [:]
    for word in registry.utf8.split(separator: Byte.blank) {
      let bytes = Array(word)
      lengths[Int(bytes[0]) << 8 | Int(bytes[1])] = Int(bytes[2] - 48) * 10 + Int(bytes[3] - 48)
    }
    return lengths
  }()
}
