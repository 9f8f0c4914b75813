/// A text as words are searched in: small letters, Latin ones without accents, and one blank for any run of blanks and line ends.
///
/// "São  PAULO" and "sao paulo" are one, whether an accent is part of the letter or stands behind it. Other scripts lose their capitals and nothing else.
func folded(_ text: String) -> [UInt8] {
  var result: [UInt8] = []
  result.reserveCapacity(text.utf8.count)
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0x41...0x5A: result.append(UInt8(scalar.value) + 32)
    case 0x21..<0x7F: result.append(UInt8(scalar.value))
    case 0x00...0x20, 0x7F, 0xA0: if result.last != Byte.blank { result.append(Byte.blank) }
    case 0x300...0x36F: continue
    case 0xC0..<0x250: result += foldedLatin[Int(scalar.value) - 0xC0]
    default: result += scalar.properties.lowercaseMapping.utf8
    }
  }
  return result
}

/// The ASCII letters that a Latin one is without its accents, by Unicode's name for it: `É` is `e`, `æ` is `ae`; nil for anything else.
func plainLatin(_ scalar: Unicode.Scalar) -> [UInt8]? {
  if scalar == "ß" { return Array("ss".utf8) }
  guard scalar.value >= 0xC0, scalar.value < 0x250, let name = scalar.properties.name, name.hasPrefix("LATIN ") else { return nil }
  let words = name.split(separator: " ")
  guard words.count > 3, words[2] == "LETTER", words[3].utf8.count <= 2 else { return nil }
  return words[3].lowercased().utf8.filter { $0 < 128 }
}

/// From U+00C0 on; made once, since looking up names is slow.
private let foldedLatin: [[UInt8]] = (UInt32(0xC0)..<0x250).map { value in
  guard let scalar = Unicode.Scalar(value) else { return [] }
  return plainLatin(scalar) ?? Array(scalar.properties.lowercaseMapping.utf8)
}
