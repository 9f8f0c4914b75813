/// A line of an iCalendar file (RFC 5545), unfolded and taken apart.
struct CalendarProperty: Hashable, Sendable {
  /// Of its first line in the file, from 1.
  var line: Int
  /// In capitals.
  var name: String
  /// Names in capitals, values without quotes.
  var parameters: [String: String]
  /// As it stands, escapes included.
  var value: String

  /// The value as text, with `\,` `\;` `\n` and `\\` undone.
  var text: String {
    var result: [UInt8] = []
    var isEscaped = false
    for byte in value.utf8 {
      if !isEscaped, byte == Byte.backslash {
        isEscaped = true
        continue
      }
      result.append(isEscaped && byte | 32 == UInt8(ascii: "n") ? Byte.newline : byte)
      isEscaped = false
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The lines of a file; nil stands for one that is none.
  static func all(in bytes: [UInt8]) -> [(line: Int, property: CalendarProperty?)] {
    var result: [(line: Int, property: CalendarProperty?)] = []
    var logical: [UInt8] = []
    var (number, first) = (0, 0)
    func finish() {
      if !logical.allSatisfy(Byte.isBlank) { result.append((first, CalendarProperty(logical, line: first))) }
    }
    var position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while position < bytes.count {
      let line = bytes.line(at: position)
      number += 1
      position = bytes.newline(from: position) + 1
      if first > 0, let byte = bytes[line].first, Byte.isBlank(byte) {
        logical += bytes[line].dropFirst()
        continue
      }
      finish()
      (logical, first) = (Array(bytes[line]), number)
    }
    finish()
    return result
  }

  /// Takes `NAME;PARAMETER=value:VALUE` apart; a colon or semicolon between quotes is neither.
  private init?(_ bytes: [UInt8], line: Int) {
    var parts: [Range<Int>] = []
    var (start, isQuoted) = (0, false)
    var colon: Int?
    for (index, byte) in bytes.enumerated() {
      if byte == Byte.quote { isQuoted.toggle() }
      guard !isQuoted, byte == UInt8(ascii: ":") || byte == UInt8(ascii: ";") else { continue }
      parts.append(start..<index)
      start = index + 1
      if byte == UInt8(ascii: ":") {
        colon = index
        break
      }
    }
    guard let colon, let head = parts.first, !head.isEmpty else { return nil }
    self.line = line
    name = bytes.text(head).uppercased()
    parameters = [:]
    for part in parts.dropFirst() {
      guard let equals = bytes[part].firstIndex(of: UInt8(ascii: "=")) else { continue }
      parameters[bytes.text(part.lowerBound..<equals).uppercased()] = String(bytes.text(equals + 1..<part.upperBound).filter { $0 != "\"" })
    }
    value = bytes.text(colon + 1..<bytes.count)
  }
}

/// A date of an iCalendar file, with a time of the clock if it has one.
struct CalendarTime: Hashable, Sendable {
  var date: CivilDate
  /// Seconds of the day; nil for a date alone.
  var second: Int?
  var isUTC: Bool

  /// Reads `20261225` or `20261225T090000Z`.
  init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 8 || bytes.count == 15 || bytes.count == 16, let year = decimal(bytes[0..<4]), let month = decimal(bytes[4..<6]),
      let day = decimal(bytes[6..<8]), let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    self.date = date
    isUTC = bytes.count == 16
    guard bytes.count > 8 else { return }
    guard bytes[8] == UInt8(ascii: "T"), !isUTC || bytes[15] == UInt8(ascii: "Z"), let hour = decimal(bytes[9..<11]),
      let minute = decimal(bytes[11..<13]), let second = decimal(bytes[13..<15]), hour < 24, minute < 60, second <= 60
    else { return nil }
    self.second = hour * 3600 + minute * 60 + min(second, 59)
  }

  /// The length of `P1D`, `P2W` or `PT24H` in seconds; nil if it is none or below 0.
  static func duration(_ text: String) -> Int? {
    let units: [UInt8: Int] = [87: 604_800, 68: 86_400, 72: 3600, 77: 60, 83: 1]
    var bytes = Array(text.utf8)[...]
    if bytes.first == UInt8(ascii: "+") { bytes = bytes.dropFirst() }
    guard bytes.first == UInt8(ascii: "P") else { return nil }
    bytes = bytes.dropFirst()
    var total = 0
    while !bytes.isEmpty {
      if bytes.first == UInt8(ascii: "T") { bytes = bytes.dropFirst() }
      let digits = bytes.prefix(while: Byte.isDigit)
      bytes = bytes.dropFirst(digits.count)
      guard let number = decimal(digits), let letter = bytes.popFirst(), let unit = units[letter] else { return nil }
      total += number * unit
      if total > 1 << 40 { return nil }
    }
    return total
  }
}
