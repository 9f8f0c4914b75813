/// A way to write times, given by letters: `dd/MM/yyyy HH:mm`, `EEE MMM dd HH:mm:ss Z yyyy`.
public struct TimePattern: Hashable, Sendable {
  private enum Piece: Hashable { case field(String), literal(UInt8) }
  private let pieces: [Piece]

  /// What a run of letters takes: so many digits at least and at most.
  private static let digits: [String: ClosedRange<Int>] = [
    "yyyy": 4...4, "yy": 2...2, "MM": 2...2, "M": 1...2, "dd": 2...2, "d": 1...2, "HH": 2...2, "H": 1...2, "hh": 2...2, "h": 1...2,
    "mm": 2...2, "m": 1...2, "ss": 2...2, "s": 1...2, "S": 1...9, "SSS": 1...9,
  ]
  private static let words: Set<String> = ["MMM", "EEE", "a", "Z"]
  private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
  private static let weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

  /// - Returns: nil if a run of letters is none of those above, or year, month or day is missing. Letters in single quotes are plain.
  init?(_ text: String) {
    var pieces: [Piece] = []
    let bytes = Array(text.utf8)
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "'") {
        guard let end = bytes[(position + 1)...].firstIndex(of: byte) else { return nil }
        pieces += bytes[position + 1..<end].map(Piece.literal)
        position = end + 1
      } else if Byte.isLetter(byte) {
        let run = bytes[position...].prefix { $0 == byte }
        let name = String(decoding: run, as: UTF8.self)
        guard Self.digits[name] != nil || Self.words.contains(name) else { return nil }
        pieces.append(.field(name))
        position = run.endIndex
      } else {
        pieces.append(.literal(byte))
        position += 1
      }
    }
    for letter in ["y", "M", "d"] {
      guard pieces.contains(where: { if case .field(let name) = $0 { name.hasPrefix(letter) } else { false } }) else { return nil }
    }
    self.pieces = pieces
  }

  /// The moment that a text in this pattern names; nil if it is not in it, or there is no such moment.
  func instant(_ bytes: [UInt8], zone: TimeZoneRules) -> Instant? {
    guard let parts = read(bytes) else { return nil }
    let year = parts["yyyy"] ?? parts["y"].map { $0 + ($0 < 70 ? 2000 : 1900) }
    guard let year, let month = parts["M"], let day = parts["d"], let date = CivilDate(year: year, month: month, day: day) else {
      return nil
    }
    if let weekday = parts["EEE"], weekday != date.weekday { return nil }
    var hour = parts["H"] ?? 0
    if let half = parts["h"] {
      guard (1...12).contains(half), let isAfternoon = parts["a"] else { return nil }
      hour = half % 12 + isAfternoon * 12
    }
    let (minute, second) = (parts["m"] ?? 0, parts["s"] ?? 0)
    guard hour < 24, minute < 60, second < 60 else { return nil }
    let secondOfDay = hour * 3600 + minute * 60 + second
    if let written = parts["Z"] { return Instant(seconds: date.dayNumber * 86_400 + secondOfDay - written) }
    return zone.firstInstant(of: date, second: secondOfDay)
  }

  /// The values by their letter (`yyyy` and the words by their whole name).
  private func read(_ bytes: [UInt8]) -> [String: Int]? {
    var parts: [String: Int] = [:]
    var rest = bytes[...]
    for piece in pieces {
      switch piece {
      case .literal(let byte):
        guard rest.first == byte else { return nil }
        rest.removeFirst()
      case .field("MMM"):
        guard let month = Self.name(Self.months, in: &rest) else { return nil }
        parts["M"] = month + 1
      case .field("EEE"):
        guard let weekday = Self.name(Self.weekdays, in: &rest) else { return nil }
        parts["EEE"] = weekday
      case .field("a"):
        guard let half = Self.name(["am", "pm"], in: &rest) else { return nil }
        parts["a"] = half
      case .field("Z"):
        guard let seconds = Self.offset(&rest) else { return nil }
        parts["Z"] = seconds
      case .field(let name):
        guard let range = Self.digits[name], let number = Self.number(range, in: &rest) else { return nil }
        parts[name == "yyyy" ? name : String(name.prefix(1))] = number
      }
    }
    return rest.isEmpty ? parts : nil
  }

  private static func name(_ names: [String], in rest: inout ArraySlice<UInt8>) -> Int? {
    guard let length = names.first?.utf8.count,
      let found = names.firstIndex(where: { $0.utf8.elementsEqual(rest.prefix(length).map { $0 | 0x20 }) })
    else { return nil }
    rest.removeFirst(length)
    return found
  }

  private static func number(_ digits: ClosedRange<Int>, in rest: inout ArraySlice<UInt8>) -> Int? {
    let run = rest.prefix(digits.upperBound).prefix(while: Byte.isDigit)
    guard run.count >= digits.lowerBound else { return nil }
    rest.removeFirst(run.count)
    return run.reduce(0) { $0 * 10 + Int($1 &- 48) }
  }

  /// Reads `Z`, `+0000`, `+00:00` or `+00`, after a blank if there is one: seconds east of UTC.
  private static func offset(_ rest: inout ArraySlice<UInt8>) -> Int? {
    if rest.first == Byte.blank { rest.removeFirst() }
    guard let sign = rest.popFirst() else { return nil }
    if sign | 0x20 == UInt8(ascii: "z") { return 0 }
    guard sign == UInt8(ascii: "+") || sign == Byte.dash, let hours = number(2...2, in: &rest), hours < 24 else { return nil }
    if rest.first == UInt8(ascii: ":") { rest.removeFirst() }
    let minutes = number(2...2, in: &rest) ?? 0
    return minutes < 60 ? (hours * 3600 + minutes * 60) * (sign == Byte.dash ? -1 : 1) : nil
  }
}

extension Byte {
  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 97 < 26 }
}
