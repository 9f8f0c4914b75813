/// The ids of a workspace's tickets, by which a name finds its file. Known from the files' names alone.
///
/// Building it costs some 60 ns a file, a search a few comparisons; 16 bytes a file.
public struct TicketNames: Sendable {
  /// In the order of ids: the id as a number, and the place of its file in the list.
  private var files: [(id: UInt64, place: Int32)]

  /// - Parameter paths: Those of all files; what begins with no id has no name.
  public init(paths: some Sequence<String>) {
    files = paths.enumerated().compactMap { place, path in TicketID(path: path).map { ($0.number, Int32(truncatingIfNeeded: place)) } }
    files.sort { ($0.id, $0.place) < ($1.id, $1.place) }
  }

  /// The place in the list of the first file with an id.
  public func place(of id: TicketID) -> Int? {
    let index = index(from: id.number)
    return index < files.count && files[index].id == id.number ? Int(files[index].place) : nil
  }

  /// The ids that a name may mean, in order, as commands understand it: a beginning of the id, or of its six digits.
  public func ids(named name: String) -> [TicketID] {
    let name = name.uppercased()
    if let id = TicketID(name) { return place(of: id) == nil ? [] : [id] }
    if name.isEmpty { return [] }
    var found: [TicketID] = []
    for file in files where found.last?.number != file.id {
      let id = TicketID(number: file.id)
      if id.text.hasPrefix(name) || id.text.utf8.dropFirst(5).starts(with: name.utf8) { found.append(id) }
    }
    return found
  }

  private func index(from id: UInt64) -> Int {
    var (low, high) = (0, files.count)
    while low < high {
      let middle = (low + high) / 2
      if files[middle].id < id { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension TicketID {
  /// The id as a number, in the same order as the texts: five bits for each digit.
  fileprivate var number: UInt64 {
    text.utf8.reduce(0) { $1 == Byte.dash ? $0 : $0 << 5 | UInt64(Self.values[Int($1 & 0x7F)]) }
  }

  fileprivate init(number: UInt64) {
    let digits = (0..<10).reversed().map { Self.alphabet[Int(number >> (5 * UInt64($0)) & 31)] }
    self =
      TicketID(String(decoding: digits[..<4] + [Byte.dash] + digits[4...], as: UTF8.self)) ?? TicketID(CivilDate(dayNumber: 0), number: 0)
  }

  /// By ASCII: what a digit counts.
  private static let values: [UInt8] = (0..<128).map { byte in UInt8(alphabet.firstIndex(of: byte) ?? 0) }
}
