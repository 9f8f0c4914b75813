/// The name of a conversation: the month it began and six Crockford base-32 digits, `2611-7K3QX2`.
public struct TicketID: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Eleven ASCII characters.
  public let text: String

  public var description: String { text }
  public static func < (left: TicketID, right: TicketID) -> Bool { left.text < right.text }

  /// - Parameters:
  ///   - date: The local date on which the conversation began; its year and month open the id.
  ///   - number: Its lowest 30 bits become the six digits.
  public init(_ date: CivilDate, number: UInt64) {
    let (year, month, _) = date.components
    let digits = (0..<6).reversed().map { Self.alphabet[Int(number >> (5 * UInt64($0)) & 31)] }
    text = padded((year % 100 + 100) % 100) + padded(month) + "-" + String(decoding: digits, as: UTF8.self)
  }

  /// The ids that a source may have, the first that is free to be taken: equal in every clone that imports the same source.
  public static func candidates(for source: String, on date: CivilDate) -> some Sequence<TicketID> {
    (0...).lazy.map { attempt in TicketID(date, number: stableHash(attempt == 0 ? source : "\(source)#\(attempt)")) }
  }

  /// Reads the id that a file's name begins with: `2611-7K3QX2-charged-twice.md`.
  ///
  /// - Returns: nil if the name is not `<id>.md` or `<id>-<slug>.md` with an id as heard makes it.
  public init?(fileName name: some StringProtocol) {
    self.init(path: String(name))
  }

  /// Reads the id of the file at a path.
  public init?(path: String) {
    var path = path
    let id = path.withUTF8 { bytes in Self.start(bytes).map { String(decoding: bytes[$0..<$0 + 11], as: UTF8.self) } }
    guard let id else { return nil }
    text = id
  }

  /// The id of the file at a path, as a number that no other id has. Runs for every file of a workspace: it makes no text.
  static func number(ofPath path: String) -> UInt64? {
    var path = path
    return path.withUTF8 { bytes in
      Self.start(bytes).map { start in
        var number: UInt64 = 0
        // Six bits tell the digits from 0 to Z apart.
        for index in start..<start + 11 where index != start + 4 { number = number << 6 | UInt64(bytes[index] &- 48) }
        return number
      }
    }
  }

  /// Where the id of a path begins; nil if the file's name is not `<id>.md` or `<id>-<slug>.md`.
  private static func start(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    let end = bytes.count - 3
    guard end >= 11, bytes[end] == UInt8(ascii: "."), bytes[end + 1] == UInt8(ascii: "m"), bytes[end + 2] == UInt8(ascii: "d") else {
      return nil
    }
    var start = end
    while start > 0, bytes[start - 1] != UInt8(ascii: "/") { start &-= 1 }
    guard end - start >= 11, start + 11 == end || bytes[start + 11] == Byte.dash, bytes[start + 4] == Byte.dash else { return nil }
    for index in start..<start + 4 where !Byte.isDigit(bytes[index]) { return nil }
    for index in start + 5..<start + 11 where !isDigit(bytes[index]) { return nil }
    return (1...12).contains(Int(bytes[start + 2] - 48) * 10 + Int(bytes[start + 3] - 48)) ? start : nil
  }

  /// A digit of Crockford's base 32, in capitals.
  static func isDigit(_ byte: UInt8) -> Bool {
    Byte.isDigit(byte)
      || byte &- 65 < 26 && byte != UInt8(ascii: "I") && byte != UInt8(ascii: "L") && byte != UInt8(ascii: "O") && byte != UInt8(ascii: "U")
  }

  /// The words of a subject as they stand in a file's name: lower-case ASCII letters and digits joined by dashes, at most 40 characters.
  public static func slug(_ subject: String) -> String {
    var words: [UInt8] = []
    for scalar in subject.unicodeScalars {
      if let folded = fold(scalar) {
        words += folded
      } else if let last = words.last, last != Byte.dash {
        words.append(Byte.dash)
      }
      if words.count > 48 { break }
    }
    if words.count > 40 {
      words.removeSubrange(40...)
      if let end = words.lastIndex(of: Byte.dash), end > 20 { words.removeSubrange(end...) }
    }
    while words.last == Byte.dash { words.removeLast() }
    return String(decoding: words, as: UTF8.self)
  }

  /// The ASCII letters and digits of a scalar, none for an accent or apostrophe; nil for what separates words.
  private static func fold(_ scalar: Unicode.Scalar) -> [UInt8]? {
    switch scalar {
    case "a"..."z", "0"..."9": return [UInt8(ascii: scalar)]
    case "A"..."Z": return [UInt8(ascii: scalar) + 32]
    case "\u{300}"..."\u{36F}", "'", "’": return []
    default: return plainLatin(scalar)
    }
  }

  static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
}
