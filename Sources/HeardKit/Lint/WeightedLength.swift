/// The length of a text as X counts it (configuration 3 of its text library): links count 23, what is outside Latin, Cyrillic and their
/// neighbours 2 a sign, an emoji 2 however many scalars it has.
enum WeightedLength {
  static func of(_ text: String) -> Int {
    let bytes = Array(text.utf8)
    let links = WebLink.places(in: bytes)
    var length = links.count * linkLength
    var position = 0
    for link in links + [bytes.count..<bytes.count] {
      for sign in bytes.text(position..<max(link.lowerBound, position)) { length += weight(sign) }
      position = max(link.upperBound, position)
    }
    return length
  }

  private static let linkLength = 23

  private static func weight(_ sign: Character) -> Int {
    let scalars = sign.unicodeScalars
    guard let first = scalars.first else { return 0 }
    if scalars.count == 1 { return weight(first) }
    if isEmoji(first, scalars) { return 2 }
    // X counts composed text: a mark joins the letter before it where a composed letter exists, which it does for the common ones.
    return scalars.reduce(0) { $0 + ((0x300...0x36F).contains($1.value) ? 0 : weight($1)) }
  }

  private static func isEmoji(_ first: Unicode.Scalar, _ scalars: Character.UnicodeScalarView) -> Bool {
    first.properties.isEmojiPresentation
      || first.properties.isEmoji && scalars.contains { $0 == "\u{FE0F}" || $0 == "\u{20E3}" || $0 == "\u{200D}" }
  }

  private static func weight(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0...4351, 8192...8205, 8208...8223, 8242...8247: 1
    default: 2
    }
  }
}
