/// What the front matter said.
struct FrontMatterGlance {
  var channel: GlanceTerms.Channel?
  var isAssigned = false
  /// The customer, as it stands there.
  var customer = 0..<0
  /// Of a ticket that is not done, what stands there.
  var pairs: [YAMLPair] = []
  /// The keys that stand there, by their places in ``Vocabulary/keys``.
  fileprivate var keys: UInt64 = 0
  fileprivate var lastKey = -1
  /// What is not yet looked through for personal data starts here.
  fileprivate var start = 0
}

/// Front matter as heard writes it: `key: value` line by line, the value plain, in quotes without escapes, or a list of words in brackets.
///
/// front-matter, duplicate-key, unknown-key, missing-field, bad-value, unquoted-hash, and the privacy rules for its values
extension Glance {
  /// Where the body starts; nil for front matter that takes a closer look.
  mutating func readFrontMatter() -> Int? {
    guard text.count >= 64, isFence(0) else { return nil }
    front.start = 4
    var position = 4
    while !isFence(position) {
      guard let next = readPair(position) else { return nil }
      position = next
    }
    let required: UInt64 = 1 << UInt64(Ticket.Key.subject.rawValue) | 1 << UInt64(Ticket.Key.customer.rawValue)
    guard front.keys & required == required else { return nil }
    scan.read(front.start..<position)
    return position + 4
  }

  /// `---` and a line end.
  private func isFence(_ position: Int) -> Bool { UInt32(truncatingIfNeeded: text.word(at: position)) == 0x0A2D_2D2D }

  /// Reads a line, and says where the next one starts.
  private mutating func readPair(_ start: Int) -> Int? {
    guard let (key, colon) = readKey(start), text.word(at: colon) & 0xFFFF == 0x203A, key < GlanceTerms.keyCount,
      front.keys & 1 << UInt64(key) == 0
    else {
      return nil
    }
    front.keys |= 1 << UInt64(key)
    front.lastKey = key
    let first = colon &+ 2
    let isIdentity = key == Ticket.Key.customer.rawValue || key == Ticket.Key.source.rawValue
    let isList = text.byte(at: first) == UInt8(ascii: "[")
    guard let value = isList ? text.list(first) : text.scalar(first, mayHoldAddress: isIdentity) else { return nil }
    // Behind a quote or bracket the line ends.
    let end = value.lowerBound > first ? value.upperBound &+ 1 : value.upperBound
    guard text.byte(at: end) == Byte.newline, isAllowed(value, of: key, isList: isList) else { return nil }
    if standing.isOpen { front.pairs.append(YAMLPair(key: .words(start..<colon), value: text.node(value, isList: isList))) }
    if isIdentity {
      scan.read(front.start..<first)
      front.start = end
    }
    return end &+ 1
  }

  /// A key that is known, and where it ends. They mostly stand in their order.
  @inline(__always) private func readKey(_ start: Int) -> (key: Int, end: Int)? {
    if let end = terms.vocabulary.keys.end(of: front.lastKey &+ 1, at: start, in: text), text.byte(at: end) == UInt8(ascii: ":") {
      return (front.lastKey &+ 1, end)
    }
    guard let colon = text.colon(from: start) else { return nil }
    return terms.vocabulary.keys.index(of: start..<colon, in: text).map { ($0, colon) }
  }

  private mutating func isAllowed(_ value: Range<Int>, of key: Int, isList: Bool) -> Bool {
    if isList { if case .list = terms.glance.values[key] { return true } else { return false } }
    guard !value.isEmpty else { return false }
    switch terms.glance.values[key] {
    case .any: break
    case .list, .unknown: return false
    case .names(let names):
      guard let index = terms.glance.names[names].index(of: value, in: text) else { return false }
      if key == Ticket.Key.channel.rawValue { front.channel = terms.glance.channels[index] }
    }
    if key == Ticket.Key.assignee.rawValue { front.isAssigned = true }
    if key == Ticket.Key.customer.rawValue { front.customer = value }
    return true
  }
}

/// Parts of front matter. Of the text and not of the glance, whose copy they would be handed.
extension UnsafeRawBufferPointer {
  /// Where the key of a line ends, which is at most as long as known keys mostly are.
  fileprivate func colon(from start: Int) -> Int? {
    var position = start
    while position &- start < 24 {
      let colon = ByteWord.first(UInt8(ascii: ":"), in: word(at: position))
      if colon != 0 { return position &+ colon.trailingZeroBitCount &>> 3 }
      position &+= 8
    }
    return nil
  }

  /// A value of one line, without its quotes.
  fileprivate func scalar(_ start: Int, mayHoldAddress: Bool) -> Range<Int>? {
    let quote = byte(at: start)
    if quote == Byte.quote || quote == UInt8(ascii: "'") {
      var position = start &+ 1
      while byte(at: position) != quote {
        let isAddress = byte(at: position) == UInt8(ascii: "@") && !mayHoldAddress
        guard byte(at: position) != Byte.backslash, isVisible(position), !isAddress else { return nil }
        position &+= 1
      }
      // Two apostrophes are one in the text: then no line ends here.
      return start &+ 1..<position
    }
    guard NumberScan.isWordByte(quote) else { return nil }
    var position = start
    while true {
      guard position &+ 16 <= count else { return nil }
      let others = unusual(at: position)
      if others == 0 {
        position &+= 16
        continue
      }
      position &+= others.trailingZeroBitCount
      switch byte(at: position) {
      case Byte.newline: return self[position &- 1] == Byte.blank ? nil : start..<position
      case UInt8(ascii: ":"): if byte(at: position &+ 1) <= Byte.blank { return nil }
      case Byte.hash: if self[position &- 1] == Byte.blank { return nil }
      case UInt8(ascii: "@"): if !mayHoldAddress { return nil }
      default: if !isVisible(position) { return nil }
      }
      position &+= 1
    }
  }

  /// A bit for each of sixteen bytes that is no letter, digit or sign of ASCII, or a colon, hash or at sign.
  @inline(__always) private func unusual(at position: Int) -> UInt64 {
    let bytes = loadUnaligned(fromByteOffset: position, as: Bytes16.self)
    // With one added, what is beyond ASCII and DEL are below zero.
    let isNoSign = unsafeBitCast(bytes &+ Bytes16(repeating: 1), to: SIMD16<Int8>.self) .< SIMD16<Int8>(repeating: Int8(Byte.blank) + 1)
    let isMark =
      bytes .== Bytes16(repeating: UInt8(ascii: ":")) .| bytes .== Bytes16(repeating: Byte.hash) .| bytes
      .== Bytes16(repeating: UInt8(ascii: "@"))
    return unsafeBitCast(isNoSign .| isMark, to: Bytes16.self).tops
  }

  /// `[billing, refund]`: words of letters, digits, dashes and underscores.
  fileprivate func list(_ start: Int) -> Range<Int>? {
    var position = start &+ 1
    while position < count, self[position] != UInt8(ascii: "]") {
      let first = position
      while position < count, isOfWord(self[position]) { position &+= 1 }
      guard position &+ 2 < count, position > first, NumberScan.isWordByte(self[first]) else { return nil }
      if self[position] == UInt8(ascii: ","), self[position &+ 1] == Byte.blank, self[position &+ 2] != UInt8(ascii: "]") {
        position &+= 2
      } else if self[position] != UInt8(ascii: "]") {
        return nil
      }
    }
    return start &+ 1..<position
  }

  /// What a value is in YAML.
  fileprivate func node(_ value: Range<Int>, isList: Bool) -> YAMLNode {
    guard isList else { return YAMLNode(.words(value)) }
    var (words, start) = ([YAMLNode](), value.lowerBound)
    while start < value.upperBound {
      var end = start
      while end < value.upperBound, self[end] != UInt8(ascii: ",") { end &+= 1 }
      words.append(YAMLNode(.words(start..<end)))
      start = end &+ 2
    }
    return YAMLNode(.sequence(words), value)
  }

  private func isOfWord(_ byte: UInt8) -> Bool {
    Byte.isDigit(byte) || NumberScan.isLetter(byte) || byte == Byte.dash || byte == UInt8(ascii: "_")
  }

  /// Whether what stands at an offset may stand in a value: no control character, and none that ends a line for some parsers.
  private func isVisible(_ position: Int) -> Bool {
    let first = byte(at: position)
    if first < 0x7F { return first >= Byte.blank }
    let next = byte(at: position &+ 1)
    switch first {
    case 0x7F, 0xEF: return false
    case 0xC2: return next >= 0xA0
    case 0xE2: return next != 0x80 || byte(at: position &+ 2) < 0xA8
    default: return true
    }
  }
}

extension YAMLScalar {
  /// What means what it says.
  fileprivate static func words(_ range: Range<Int>) -> YAMLScalar { YAMLScalar(.plain, range, verbatim: range) }
}
