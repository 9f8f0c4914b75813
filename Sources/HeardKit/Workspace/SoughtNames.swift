/// The files that some names may mean, known by the bytes of the files' names: of a hundred thousand files all but a few are passed over, and no text
/// is made of them.
///
/// It lets through more than is meant, never less: what it lets through is looked at as a text.
public struct SoughtNames: Sendable {
  private var ids = NumberRanges()
  private var ends = NumberRanges()
  /// Names of files that begin with no id.
  private var others: [[UInt8]] = []
  /// Whether files are named by more than an id.
  private var hasFiles = false
  /// Text that is not ASCII may equal other bytes.
  private var isAnything = false
  /// Which signs the six digits of an id may begin with, the lower five bits of two bytes: that passes over most files at once.
  private var signs = [Bool](repeating: false, count: 1024)

  /// - Parameter names: Beginnings of ids, or of their six digits; names of files, or paths.
  public init(_ names: [String]) {
    for name in names {
      if !name.utf8.allSatisfy({ $0 < 0x80 }) { isAnything = true }
      let numbers = TicketID.numbers(named: name)
      ids.add(numbers.beginning)
      ends.add(numbers.end)
      let file = splitPath(name).name
      if let id = TicketID(path: file) {
        ids.add(id.number..<id.number + 1)
      } else if file.hasSuffix(".md") {
        others.append(Array(file.utf8))
      }
      if file.hasSuffix(".md") { hasFiles = true }
    }
    ids.join()
    ends.join()
    for range in ids.ranges {
      let isOneMonth = range.first >> 30 == range.last >> 30
      note(isOneMonth ? range.first & Self.digits...range.last & Self.digits : 0...Self.digits)
    }
    for range in ends.ranges { note(range.first...range.last) }
  }

  /// The six digits of an id.
  private static let digits: UInt64 = 0x3FFF_FFFF

  private mutating func note(_ ends: ClosedRange<UInt64>) {
    for pair in ends.lowerBound >> 20...ends.upperBound >> 20 {
      let (first, second) = (TicketID.alphabet[Int(pair >> 5)], TicketID.alphabet[Int(pair & 31)])
      signs[Self.sign(first, second)] = true
    }
  }

  private static func sign(_ first: UInt8, _ second: UInt8) -> Int { Int(first & 31) << 5 | Int(second & 31) }

  /// Whether one of the names may mean a file.
  ///
  /// - Parameter file: Its name.
  public func mayMean(_ file: UnsafeRawBufferPointer) -> Bool {
    if isAnything || hasFiles && !file.allSatisfy({ $0 < 0x80 }) { return true }
    if !hasFiles, file.count < 14 || !signs[Self.sign(file[5], file[6])] { return false }
    guard let id = TicketID.orderNumber(ofName: file) else { return others.contains { file.elementsEqual($0) } }
    return ids.contains(id) || ends.contains(id & Self.digits)
  }
}

/// Numbers of which many are asked for.
private struct NumberRanges {
  private(set) var ranges: [Numbers] = []

  /// Those from one to another: not a range itself, of which a first array costs a process 0.1 million instructions.
  struct Numbers {
    var first: UInt64
    var last: UInt64
  }

  mutating func add(_ range: Range<UInt64>) {
    if !range.isEmpty { ranges.append(Numbers(first: range.lowerBound, last: range.upperBound - 1)) }
  }

  /// Puts them in order and makes one of those that touch. To be called before anything is asked for.
  mutating func join() {
    ranges.sort { $0.first < $1.first }
    var joined: [Numbers] = []
    for range in ranges {
      if let last = joined.last, range.first <= last.last + 1 {
        joined[joined.count - 1].last = max(last.last, range.last)
      } else {
        joined.append(range)
      }
    }
    ranges = joined
  }

  func contains(_ number: UInt64) -> Bool {
    let place = ranges.firstPlace { $0.last >= number }
    return place < ranges.count && ranges[place].first <= number
  }
}
