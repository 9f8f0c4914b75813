import Synchronization

/// The ids of a workspace's tickets, by which a name finds its file. Known from the files' names alone.
///
/// Building it costs some 60 ns a file, a search a few comparisons; 16 bytes a file, and 8 more once somebody asks by the end of an id.
public struct TicketNames: Sendable {
  /// In the order of ids, each once: the id as a number, and the place of its first file in the list.
  private let files: [(id: UInt64, place: Int32)]
  private let ends: Ends

  /// - Parameter paths: Those of all files; what begins with no id has no name.
  public init(paths: some Sequence<String>) {
    var all = paths.enumerated().compactMap { place, path in TicketID(path: path).map { ($0.number, Int32(truncatingIfNeeded: place)) } }
    all.sort { $0 < $1 }
    var last: UInt64?
    files = all.filter { file in
      defer { last = file.0 }
      return file.0 != last
    }
    ends = Ends()
  }

  /// The place in the list of the first file with an id.
  public func place(of id: TicketID) -> Int? {
    let index = index(from: id.number)
    return index < files.count && files[index].id == id.number ? Int(files[index].place) : nil
  }

  /// The ids that a name may mean, in order, as commands understand it: a beginning of the id, or of its six digits.
  public func ids(named name: String) -> [TicketID] { places(named: name).map { TicketID(number: files[$0].id) } }

  /// How many ids a name may mean, and the id where that is one. Makes no list of them: anybody may write a short name, and often.
  func meaning(of name: String) -> (count: Int, only: TicketID?) {
    let (beginning, end) = ranges(name)
    let count = beginning.isEmpty || end.isEmpty ? beginning.count + end.count : places(named: name).count
    return (count, count == 1 ? ids(named: name).first : nil)
  }

  /// The places in the list of ids, in order.
  private func places(named name: String) -> [Int] {
    let (beginning, end) = ranges(name)
    if end.isEmpty { return Array(beginning) }
    return Set(beginning).union(ends.sorted(files)[end].map { Int($0 & 0xFFFF_FFFF) }).sorted()
  }

  /// Where the ids stand that begin with a name, and, in the order of their ends, those whose six digits do.
  private func ranges(_ name: String) -> (beginning: Range<Int>, end: Range<Int>) {
    let numbers = TicketID.numbers(named: name)
    let beginning = index(from: numbers.beginning.lowerBound)..<index(from: numbers.beginning.upperBound)
    guard !numbers.end.isEmpty else { return (beginning, 0..<0) }
    let sorted = ends.sorted(files)
    return (beginning, sorted.firstPlace { $0 >> 32 >= numbers.end.lowerBound }..<sorted.firstPlace { $0 >> 32 >= numbers.end.upperBound })
  }

  private func index(from id: UInt64) -> Int { files.firstPlace { $0.id >= id } }

  /// The six digits of each id, and behind them in 32 bits its place in the list of ids; sorted when first asked for.
  private final class Ends: Sendable {
    private let made = Mutex<[UInt64]?>(nil)

    func sorted(_ files: [(id: UInt64, place: Int32)]) -> [UInt64] {
      made.withLock { made in
        if let made { return made }
        let sorted = files.indices.map { (files[$0].id & 0x3FFF_FFFF) << 32 | UInt64($0) }.sorted()
        made = sorted
        return sorted
      }
    }
  }
}

extension TicketID {
  /// The id as a number, in the same order as the texts: five bits for each digit.
  var number: UInt64 {
    text.utf8.reduce(0) { $1 == Byte.dash ? $0 : $0 << 5 | Self.value($1) }
  }

  /// As ``number``, of the id that a file's name begins with; nil where it begins with none.
  static func orderNumber(ofName name: UnsafeRawBufferPointer) -> UInt64? {
    guard number(ofName: name) != nil else { return nil }
    return (0..<11).reduce(0) { $1 == 4 ? $0 : $0 << 5 | value(name[$1]) }
  }

  /// The numbers of all ids that begin as a name does, and those of all six digits that do; both may be none.
  static func numbers(named name: String) -> (beginning: Range<UInt64>, end: Range<UInt64>) {
    var bytes = Array(name.uppercased().utf8)
    let hasDash = bytes.count > 4 && bytes[4] == Byte.dash
    if hasDash { bytes.remove(at: 4) }
    guard !bytes.isEmpty, bytes.count <= 10, bytes.allSatisfy(isDigit) else { return (0..<0, 0..<0) }
    let number = bytes.reduce(0 as UInt64) { $0 << 5 | value($1) }
    func all(_ digits: Int) -> Range<UInt64> {
      let shift = UInt64(5 * (digits - bytes.count))
      return number << shift..<(number + 1) << shift
    }
    return (hasDash || bytes.count <= 4 ? all(10) : 0..<0, !hasDash && bytes.count <= 6 ? all(6) : 0..<0)
  }

  fileprivate init(number: UInt64) {
    let digits = (0..<10).reversed().map { Self.alphabet[Int(number >> (5 * UInt64($0)) & 31)] }
    self =
      TicketID(String(decoding: digits[..<4] + [Byte.dash] + digits[4...], as: UTF8.self)) ?? TicketID(CivilDate(dayNumber: 0), number: 0)
  }

  fileprivate static func value(_ digit: UInt8) -> UInt64 { UInt64(values[Int(digit & 0x7F)]) }

  /// By ASCII: what a digit counts.
  private static let values: [UInt8] = (0..<128).map { byte in UInt8(alphabet.firstIndex(of: byte) ?? 0) }
}
