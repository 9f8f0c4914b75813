/// A moment: whole seconds since 1970-01-01T00:00:00Z, leap seconds left out as POSIX does.
public struct Instant: Hashable, Comparable, Sendable {
  public var seconds: Int

  public init(seconds: Int) { self.seconds = seconds }

  public static func < (left: Instant, right: Instant) -> Bool { left.seconds < right.seconds }
  public static func + (left: Instant, right: Int) -> Instant { Instant(seconds: left.seconds + right) }
  public static func - (left: Instant, right: Instant) -> Int { left.seconds - right.seconds }

  /// Reads a whole text such as `2026-11-21T12:00:00Z` or `2026-11-21 09:00 -03:00`.
  public init?(iso text: String) {
    let bytes = Array(text.utf8)
    guard let (time, end) = Timestamp.scan(bytes, from: 0, to: bytes.count), end == bytes.count else { return nil }
    self = time.instant
  }

  /// ISO 8601 in UTC: `2026-11-21T12:14:00Z`.
  public var iso: String {
    var buffer = ByteBuffer(capacity: 20)
    buffer.append(iso: self)
    return buffer.withBytes { String(decoding: $0, as: UTF8.self) }
  }
}

extension ByteBuffer {
  /// Appends ISO 8601 in UTC: `2026-11-`, `21T12:14` and `:00Z`, eight bytes at once, of which an index has ten a ticket.
  mutating func append(iso instant: Instant) {
    // Of the years from 1970 to 9999 without a sign, which halves what the divisions cost.
    guard let seconds = UInt64(exactly: instant.seconds), seconds < 253_402_300_800 else {
      let local = LocalTime(instant, offset: 0)
      return append(text: "\(local.date)T\(local.clock(withSeconds: true))Z")
    }
    let (year, month, day) = CivilDate(dayNumber: Int(seconds / 86_400)).components
    let minutes = seconds % 86_400 / 60
    let (century, yearOfCentury) = UInt64(year).quotientAndRemainder(dividingBy: 100)
    let date = ByteWord.digits(of: (century, yearOfCentury, UInt64(month), UInt64(day)))
    let clock = ByteWord.digits(of: (minutes / 60, minutes % 60, seconds % 60, 0))
    let two: UInt64 = 0xFFFF
    append(word: date & 0xFFFF_FFFF | date &<< 8 & two &<< 40 | 0x2D00_002D_0000_0000)
    append(word: date &>> 48 | clock &<< 24 & two &<< 24 | clock &<< 32 & two &<< 48 | 0x0000_3A00_0054_0000)
    append(word: clock &>> 24 & two &<< 8 | 0x5A00_003A, 4)
  }
}

extension ByteBuffer {
  /// Appends an instant in ISO 8601 and UTC as JSON has it, or null.
  @inline(__always) mutating func append(json instant: Instant?) {
    guard let instant else { return append("null") }
    append(Byte.quote)
    append(iso: instant)
    append(Byte.quote)
  }
}

extension JSONWriter {
  /// Writes a member whose value is an instant in ISO 8601 and UTC, or null.
  @inline(__always) public mutating func member(_ name: StaticString, _ instant: Instant?) {
    key(name)
    verbatim { $0.append(json: instant) }
  }
}

/// An instant as somebody wrote it: with the offset of their wall clock.
public struct Timestamp: Hashable, Sendable {
  public var instant: Instant
  /// Seconds east of UTC.
  public var offset: Int

  public init(_ instant: Instant, offset: Int) {
    self.instant = instant
    self.offset = offset
  }

  /// As heard writes a time: `2026-11-21 09:14:05 -03:00`, without seconds that are 00.
  public var text: String {
    let local = LocalTime(instant, offset: offset)
    return "\(local.date) \(local.clock(withSeconds: local.second != 0)) \(Self.text(offset: offset))"
  }

  /// `-03:00`.
  public static func text(offset: Int) -> String {
    let minutes = abs(offset) / 60
    return "\(offset < 0 ? "-" : "+")\(padded(minutes / 60)):\(padded(minutes % 60))"
  }

  /// Reads a time at an offset of a text: ISO 8601 date and time, seconds optional, `T` or a blank between, an optional blank, `Z` or `+hh:mm`.
  ///
  /// - Returns: the time and the offset after it; nil if it is not one or no such moment exists (30 February, hour 24).
  public static func scan(_ bytes: [UInt8], from start: Int, to end: Int) -> (Timestamp, Int)? {
    bytes.withUnsafeBytes { scan($0, from: start, to: end) }
  }

  static func scan(_ bytes: UnsafeRawBufferPointer, from start: Int, to end: Int) -> (Timestamp, Int)? {
    var day = Day()
    return scan(bytes, from: start, to: end, &day)
  }

  /// A day that was read, with the offset of its times. The times of one ticket are mostly of one.
  struct Day {
    /// The bytes by which it is known again; none to begin with.
    fileprivate var (month, day, zone): (UInt64, UInt64, UInt64) = (~0, ~0, ~0)
    /// When it begins.
    fileprivate var start = 0
    fileprivate var offset = 0

    init() {}
  }

  /// - Parameter day: That of the time read last, and then of this one.
  @inline(__always) static func scan(_ bytes: UnsafeRawBufferPointer, from start: Int, to end: Int, _ day: inout Day) -> (Timestamp, Int)? {
    let end = min(end, bytes.count)
    if start >= 0, start + FixedTime.length <= end, let base = bytes.baseAddress, let time = FixedTime.read(base + start, &day) {
      return (time, start + FixedTime.length)
    }
    var reader = TimeReader(bytes: bytes, position: start, end: end)
    return reader.timestamp().map { ($0, reader.position) }
  }
}

/// A time as heard writes it, `2026-11-21 09:14 -03:00`, read from its fixed places, eight bytes at once: each ticket has a dozen.
private enum FixedTime {
  static let length = 23

  /// - Returns: nil for a time in another form, or none.
  @inline(__always) static func read(_ start: UnsafeRawPointer, _ day: inout Timestamp.Day) -> Timestamp? {
    func word(_ offset: Int) -> UInt64 { UInt64(littleEndian: (start + offset).loadUnaligned(as: UInt64.self)) }
    // `2026-11-`, `21 09:14`, ` -03:00`
    let (month, clock, zone) = (word(0), word(8), word(15) &>> 8)
    if month != day.month || clock & 0xFFFF != day.day || zone != day.zone {
      guard let read = Timestamp.Day(month, clock & 0xFFFF, zone) else { return nil }
      day = read
    }
    let digits = (clock ^ 0x3030_3A30_3020_0000) & ~0xFFFF
    let (hour, minute) = (number(digits, 3), number(digits, 6))
    guard !isWrong(digits, 0x7676_7F76_767F_0000), hour < 24, minute < 60 else { return nil }
    return Timestamp(Instant(seconds: day.start &+ hour &* 3600 &+ minute &* 60), offset: day.offset)
  }

  /// Exclusive or with the form left digits from 0 to 9 and nothing else: adding 0x76 to the ones and 0x7F to the others does not reach the top bits.
  @inline(__always) static func isWrong(_ digits: UInt64, _ reach: UInt64) -> Bool {
    ((digits &+ reach) | digits) & ByteWord.top != 0
  }

  /// The number of the two digits that begin at a place.
  @inline(__always) static func number(_ digits: UInt64, _ place: UInt64) -> Int {
    let two = digits &>> (8 &* place)
    return Int(truncatingIfNeeded: (two & 0xFF) &* 10 &+ two &>> 8 & 0xFF)
  }
}

extension Timestamp.Day {
  /// - Returns: nil for what is not in the form that heard writes, or no day.
  @inline(never) fileprivate init?(_ month: UInt64, _ day: UInt64, _ zone: UInt64) {
    let sign = UInt8(truncatingIfNeeded: zone &>> 8)
    let (year, date) = (month ^ 0x2D30_302D_3030_3030, day ^ 0x3030)
    let east = (zone & ~0xFF00) ^ 0x0030_303A_3030_0020
    guard !FixedTime.isWrong(year, 0x7F76_767F_7676_7676), !FixedTime.isWrong(date, 0x7676),
      !FixedTime.isWrong(east, 0x7F76_767F_7676_7F7F),
      sign == Byte.dash || sign == UInt8(ascii: "+")
    else { return nil }
    let (hours, minutes) = (FixedTime.number(east, 2), FixedTime.number(east, 5))
    let number = CivilDate(
      year: FixedTime.number(year, 0) &* 100 &+ FixedTime.number(year, 2), month: FixedTime.number(year, 5), day: FixedTime.number(date, 0))?
      .dayNumber
    guard let number, hours < 24, minutes < 60 else { return nil }
    (self.month, self.day, self.zone) = (month, day, zone)
    offset = (hours &* 3600 &+ minutes &* 60) &* (sign == Byte.dash ? -1 : 1)
    start = number &* 86400 &- offset
  }
}

/// Reads a time's parts one after the other. A heading has one, so a part that is missing is -1: no optional, no copy.
private struct TimeReader {
  let bytes: UnsafeRawBufferPointer
  var position: Int
  let end: Int

  mutating func timestamp() -> Timestamp? {
    let (century, yearOfCentury) = (pair(), pair())
    guard century >= 0, yearOfCentury >= 0, skip(Byte.dash) else { return nil }
    let month = pair()
    guard month >= 0, skip(Byte.dash) else { return nil }
    let day = pair()
    guard day >= 0, skip(UInt8(ascii: "T")) || skip(Byte.blank) else { return nil }
    let hour = pair()
    guard hour >= 0, skip(Self.colon) else { return nil }
    let minute = pair()
    guard minute >= 0, let days = CivilDate(year: century * 100 + yearOfCentury, month: month, day: day)?.dayNumber else { return nil }
    let second = skip(Self.colon) ? pair() : 0
    guard second >= 0, hour < 24, minute < 60, second < 60, let offset = offset() else { return nil }
    return Timestamp(Instant(seconds: days &* 86400 &+ hour &* 3600 &+ minute &* 60 &+ second &- offset), offset: offset)
  }

  private mutating func offset() -> Int? {
    _ = skip(Byte.blank)
    if skip(UInt8(ascii: "Z")) { return 0 }
    let isEast = skip(UInt8(ascii: "+"))
    guard isEast || skip(Byte.dash) else { return nil }
    let hours = pair()
    guard hours >= 0, skip(Self.colon) else { return nil }
    let minutes = pair()
    guard minutes >= 0, hours < 24, minutes < 60 else { return nil }
    return (hours &* 3600 &+ minutes &* 60) &* (isEast ? 1 : -1)
  }

  /// Two digits as a number; -1 where they do not stand.
  @inline(__always) private mutating func pair() -> Int {
    guard position &+ 2 <= end else { return -1 }
    let (tens, ones) = (bytes[position] &- 48, bytes[position &+ 1] &- 48)
    guard tens < 10, ones < 10 else { return -1 }
    position &+= 2
    return Int(tens) &* 10 &+ Int(ones)
  }

  @inline(__always) private mutating func skip(_ byte: UInt8) -> Bool {
    guard position < end, bytes[position] == byte else { return false }
    position &+= 1
    return true
  }

  private static let colon = UInt8(ascii: ":")
}

/// Two digits at least, as clocks show numbers.
func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
