/// Why the bytes of a zone file are not usable; the text says what is wrong with them.
public struct ZoneFileError: Error, Hashable, Sendable, CustomStringConvertible {
  public var description: String

  init(_ description: String) { self.description = description }
}

extension TimeZoneRules {
  /// Reads a TZif file, version 1 to 4; of version 2 on the 64-bit data and the footer.
  ///
  /// - Throws: ``ZoneFileError`` for anything that is not such a file, or counts leap seconds.
  public init(file: [UInt8]) throws(ZoneFileError) {
    var header = try ZoneFileHeader(file, at: 0)
    var body = ZoneFileHeader.size
    if header.version > 1 {
      header = try ZoneFileHeader(file, at: body + header.bodySize(wide: false))
      body = header.start + ZoneFileHeader.size
    }
    let wide = header.version > 1
    let end = body + header.bodySize(wide: wide)
    guard end <= file.count else { throw ZoneFileError("it is cut short") }
    let explicit = try Self.shifts(file, at: body, header, wide: wide)
    guard wide, let footer = try Self.footer(file, after: end) else {
      self.init(shifts: explicit, repeatsFrom: nil)
      return
    }
    self.init(explicit: explicit, rule: footer)
  }

  /// The shifts of a file, and then those of its rule for 400 years and a few more.
  private init(explicit: [Shift], rule: ZoneRule) {
    let last = explicit[explicit.count - 1]
    guard rule.daylight != nil else {
      self.init(shifts: explicit.count == 1 ? [Shift(at: last.at, offset: rule.standard)] : explicit, repeatsFrom: nil)
      return
    }
    let year = explicit.count == 1 ? 1900 : CivilDate(dayNumber: last.at / 86_400).components.year - 1
    var shifts = explicit
    for next in year...year + 405 { shifts += rule.shifts(in: next).filter { $0.at > last.at } }
    let start = CivilDate(year: year + 4, month: 1, day: 1)?.dayNumber ?? 0
    self.init(shifts: shifts, repeatsFrom: start * 86_400)
  }

  private static func shifts(_ file: [UInt8], at body: Int, _ header: ZoneFileHeader, wide: Bool) throws(ZoneFileError) -> [Shift] {
    let width = wide ? 8 : 4
    let indexes = body + header.times * width
    let types = indexes + header.times
    var offsets: [Int] = []
    for type in 0..<header.types {
      let offset = Int(Int32(truncatingIfNeeded: bigEndian(file, at: types + type * 6, width: 4)))
      guard abs(offset) <= greatestOffset else { throw ZoneFileError("an offset of \(offset) s is impossible") }
      offsets.append(offset)
    }
    // Clocks before the first change show type 0. A change at the beginning of time, which some files have, is the same thing.
    var result = [Shift(at: longAgo, offset: offsets[0])]
    for index in 0..<header.times {
      let at = bigEndian(file, at: body + index * width, width: width)
      let type = Int(file[indexes + index])
      guard type < offsets.count else { throw ZoneFileError("change \(index) is to a type that it does not have") }
      guard at < 1 << 40, at > result[result.count - 1].at || result.count == 1 else { throw ZoneFileError("its changes are out of order") }
      if at <= longAgo { result[0].offset = offsets[type] } else { result.append(Shift(at: at, offset: offsets[type])) }
    }
    return result
  }

  /// The rule between the two newlines that end a file; nil if there is none.
  private static func footer(_ file: [UInt8], after end: Int) throws(ZoneFileError) -> ZoneRule? {
    guard end < file.count, file[end] == Byte.newline else { throw ZoneFileError("its footer is missing") }
    let close = file.newline(from: end + 1)
    guard close < file.count else { throw ZoneFileError("its footer is cut short") }
    return close == end + 1 ? nil : try ZoneRule(file[(end + 1)..<close])
  }
}

/// The head of one of a zone file's two blocks of data.
private struct ZoneFileHeader {
  static let size = 44

  var start: Int
  var version: Int
  var times: Int
  var types: Int
  private var abbreviations: Int
  private var leaps: Int
  private var indicators: Int

  init(_ file: [UInt8], at start: Int) throws(ZoneFileError) {
    guard start <= file.count - Self.size else { throw ZoneFileError(start == 0 ? "it is too short" : "it is cut short") }
    guard file.matches("TZif", in: start..<start + 4) else { throw ZoneFileError("it is not a TZif file") }
    let counts = (0..<6).map { bigEndian(file, at: start + 20 + $0 * 4, width: 4) & 0xffff_ffff }
    guard counts.allSatisfy({ $0 <= file.count }) else { throw ZoneFileError("it is cut short") }
    self.start = start
    version = file[start + 4] == 0 ? 1 : Int(file[start + 4]) - 48
    (leaps, times, types, abbreviations, indicators) = (counts[2], counts[3], counts[4], counts[5], counts[0] + counts[1])
    // Only what is read matters: the 32-bit block of a newer file may be empty.
    guard version < 2 || start > 0 else { return }
    guard types > 0 else { throw ZoneFileError("it has no type of local time") }
    guard leaps == 0 else { throw ZoneFileError("it counts leap seconds; use the zone without 'right/'") }
  }

  func bodySize(wide: Bool) -> Int {
    let width = wide ? 8 : 4
    return times * (width + 1) + types * 6 + abbreviations + leaps * (width + 4) + indicators
  }
}

/// A two's complement number of 4 or 8 bytes; the caller has seen to the bounds.
private func bigEndian(_ file: [UInt8], at offset: Int, width: Int) -> Int {
  let value = file[offset..<offset + width].reduce(0) { $0 << 8 | UInt64($1) }
  return width == 8 ? Int(truncatingIfNeeded: value) : Int(Int32(truncatingIfNeeded: value))
}
