extension String {
  /// Columns that the text takes on a terminal: 2 for East Asian wide letters and emoji, 0 for marks that combine. Expects printable text.
  public var displayWidth: Int {
    plainWidth ?? reduce(0) { $0 + $1.displayWidth }
  }

  /// The text cut between two graphemes so that it takes at most so many columns, its last one `…` if something was cut.
  public func truncated(toWidth width: Int) -> String {
    guard displayWidth > width else { return self }
    guard width > 0 else { return "" }
    var left = width - 1
    var end = startIndex
    while end < endIndex, self[end].displayWidth <= left {
      left -= self[end].displayWidth
      end = index(after: end)
    }
    return String(self[..<end]) + "…"
  }

  /// The columns of a text in which each scalar is one and nothing a terminal obeys: ASCII and the letters of Latin alphabets. nil for any other.
  var plainWidth: Int? {
    var text = self
    return text.withUTF8 { bytes in
      var (width, index) = (bytes.count, 0)
      while index < bytes.count {
        let byte = bytes[index]
        index &+= 1
        if byte >= 0x20, byte < 0x7F { continue }
        // From U+00A0 to the marks that combine, which begin with U+0300.
        guard byte == 0xC2 && bytes[index] >= 0xA0 || byte >= 0xC3 && byte < 0xCC else { return nil }
        (width, index) = (width &- 1, index &+ 1)
      }
      return width
    }
  }
}

extension String {
  /// A character of ASCII so many times, for a twentieth of what repeating a text costs.
  init(repeating byte: UInt8, count: Int) { self.init(decoding: [UInt8](repeating: byte, count: count), as: UTF8.self) }
}

extension Character {
  /// Columns of one grapheme: emoji sequences and flags are one sign of 2, elsewhere the scalars' widths add up.
  var displayWidth: Int {
    let scalars = unicodeScalars
    guard let first = scalars.first else { return 0 }
    if scalars.count == 1 { return first.displayWidth }
    let isEmoji = first.properties.isEmojiPresentation || (first.properties.isEmoji && scalars.contains("\u{FE0F}"))
    if isEmoji { return scalars.contains("\u{FE0E}") ? 1 : 2 }
    return scalars.reduce(0) { $0 + $1.displayWidth }
  }
}

extension Unicode.Scalar {
  fileprivate var displayWidth: Int {
    if value < 0x300 { return value < 0x20 || (0x7F..<0xA0).contains(value) ? 0 : 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .lineSeparator, .paragraphSeparator: return 0
    default: break
    }
    // Hangul vowels and finals join the consonant before them.
    if 0x1160...0x11FF ~= value || 0xD7B0...0xD7FB ~= value { return 0 }
    return properties.isEmojiPresentation || isWide ? 2 : 1
  }

  private var isWide: Bool {
    var (low, high) = (0, wideRanges.count / 2)
    while low < high {
      let middle = (low + high) / 2
      if wideRanges[2 * middle + 1] < value { low = middle + 1 } else { high = middle }
    }
    return 2 * low < wideRanges.count && wideRanges[2 * low] <= value
  }
}

/// The property East_Asian_Width is W or F, without emoji, in Unicode 16 (UAX 11); unassigned gaps inside a block count as wide. Ascending,
/// the first and the last of each range: an array of ranges is a type that would have to be made first.
private let wideRanges: [UInt32] = [
  0x1100, 0x115F, 0x2329, 0x232A, 0x2630, 0x2637, 0x268A, 0x268F, 0x2E80, 0x303E, 0x3041, 0x3247, 0x3250, 0xA4CF, 0xA960, 0xA97F,
  0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFE10, 0xFE19, 0xFE30, 0xFE6F, 0xFF01, 0xFF60, 0xFFE0, 0xFFE6, 0x16FE0, 0x16FFF,
  0x17000, 0x18DFF, 0x1AFF0, 0x1B2FF, 0x1D300, 0x1D356, 0x1D360, 0x1D376, 0x1F200, 0x1F265, 0x20000, 0x2FFFD, 0x30000, 0x3FFFD,
]
