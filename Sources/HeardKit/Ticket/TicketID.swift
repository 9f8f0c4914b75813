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
    let id = path.withUTF8 { bytes in
      let name = UnsafeRawBufferPointer(bytes).name
      return Self.number(ofName: name).map { _ in String(decoding: name[..<11], as: UTF8.self) }
    }
    guard let id else { return nil }
    text = id
  }

  /// The id of the file at a path, as a number that no other id has.
  static func number(ofPath path: String) -> UInt64? {
    var path = path
    return path.withUTF8 { number(ofName: UnsafeRawBufferPointer($0).name) }
  }

  /// The id that a file's name begins with, as a number that no other id has; nil if the name is not `<id>.md` or `<id>-<slug>.md`.
  ///
  /// Runs for every file of a workspace: it makes no text.
  public static func number(ofName name: UnsafeRawBufferPointer) -> UInt64? {
    let end = name.count &- 3
    guard end >= 11, name[end] == UInt8(ascii: "."), name[end &+ 1] == UInt8(ascii: "m"), name[end &+ 2] == UInt8(ascii: "d"),
      end == 11 || name[11] == Byte.dash, name[4] == Byte.dash
    else { return nil }
    let month = name.word(at: 0) & 0xFFFF_FFFF
    // Six bits tell the digits from 0 to Z apart, and the month takes 28.
    var (number, isID) = (month & 0x0F0F_0F0F, ByteWord.digits(month) == 0x8080_8080)
    for index in 5..<11 {
      isID = isID && isDigit(name[index])
      number = number &<< 6 | UInt64(name[index] &- 48)
    }
    return isID && (1...12).contains(Int(name[2] &- 48) &* 10 &+ Int(name[3] &- 48)) ? number : nil
  }

  /// Whether no number stands there twice. Sorting numbers takes a fraction of what a table of texts does.
  public static func areDistinct(_ numbers: [UInt64]) -> Bool {
    let sorted = numbers.sorted()
    return !sorted.indices.dropFirst().contains { sorted[$0] == sorted[$0 &- 1] }
  }

  /// A digit of Crockford's base 32, in capitals.
  static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 43 && digits &>> UInt64(byte &- 48) & 1 == 1 }

  /// A bit for each digit, from 0 in the lowest place to Z.
  private static let digits: UInt64 = 0x07DF_6DFE_03FF

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

extension UnsafeRawBufferPointer {
  /// What stands behind the last slash of a path.
  var name: UnsafeRawBufferPointer {
    var start = count
    while start > 0, self[start &- 1] != UInt8(ascii: "/") { start &-= 1 }
    return UnsafeRawBufferPointer(rebasing: self[start...])
  }
}
