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
    let bytes = Array(name.utf8)
    guard bytes.count >= 14, bytes.suffix(3).elementsEqual(".md".utf8), bytes[11] == Byte.dash || bytes.count == 14 else { return nil }
    guard bytes[0..<4].allSatisfy(Byte.isDigit), bytes[4] == Byte.dash, (1...12).contains(Int(bytes[2] - 48) * 10 + Int(bytes[3] - 48)),
      bytes[5..<11].allSatisfy(Self.alphabet.contains)
    else { return nil }
    text = String(decoding: bytes[0..<11], as: UTF8.self)
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

  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
}
