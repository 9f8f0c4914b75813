/// The bytes of a ``DeskCache``: eight-byte words as this machine writes them, names, and rows behind all else.
struct CacheFile {
  /// Of all that tickets are judged by.
  var key: UInt64
  /// Of what lint goes by beside.
  var lintKey: UInt64 = 0
  /// Of the tickets of which the index was last made, and of its files.
  var indexed: UInt64 = 0
  /// The files of the index in whose index.json the tickets' lines are known.
  var lines = FileIdentity.unknown
  /// Whether no two tickets have one id; false where nobody looked.
  var hasNoDoubles = false
  /// In the order in which they were found, the outermost first.
  var folders: [CacheFolder] = []
  /// The file that they were read from, for the rows in it; nil if they were not.
  private let source: MappedFile?

  /// Other contents, or another order of bytes, begin otherwise.
  private static let mark: UInt64 = 0x68_65_61_72_64_20_34_00 + UInt64(MemoryLayout<CacheEntry>.stride)
  private static let headWords = 8

  init(key: UInt64) { (self.key, source) = (key, nil) }

  /// - Returns: nil for anything but what ``bytes(_:)`` made; rows are looked at when they are asked for.
  init?(_ file: MappedFile) {
    let bytes = file.bytes
    guard bytes.count >= 8 * Self.headWords else { return nil }
    let head = (0..<Self.headWords).map { bytes.loadUnaligned(fromByteOffset: 8 * $0, as: UInt64.self) }
    guard head[0] == Self.mark, let start = Int(exactly: head[7]), 8 * Self.headWords...bytes.count ~= start,
      head[1] == Self.sum(UnsafeRawBufferPointer(rebasing: bytes[..<start]))
    else { return nil }
    (key, lintKey, indexed, hasNoDoubles, lines) = (head[2], head[3], head[4], head[5] == 1, FileIdentity(number: head[6]))
    source = file
    var reader = Reader(bytes: bytes, place: 8 * Self.headWords, end: start)
    while let folder = reader.next() { folders.append(folder) }
    if reader.place != reader.end { return nil }
  }

  /// How many bytes the file has that it was read from.
  var sourceCount: Int { source?.bytes.count ?? 0 }

  /// What is kept of a ticket, as it was written; nil where it is damaged.
  func row(_ entry: CacheEntry) -> UnsafeRawBufferPointer? {
    guard let row = source?.bytes.part(entry.row.lowerBound, entry.row.count), entry.sum(ofRow: row) == entry.rowSum else { return nil }
    return row
  }

  /// - Parameter fresh: Rows that are not in the file that it was read from; their places count on from its end.
  func bytes(_ fresh: [UInt8]) -> [UInt8] {
    let start = folders.reduce(8 * Self.headWords) {
      $0 + 32 + $1.path.utf8.count + $1.names.count + MemoryLayout<CacheEntry>.stride * $1.entries.count
    }
    var (bytes, rows): ([UInt8], [UInt8]) = ([], [])
    bytes.reserveCapacity(start + sourceCount + fresh.count)
    func add(_ word: UInt64) { withUnsafeBytes(of: word) { bytes += $0 } }
    for word in [Self.mark, 0, key, lintKey, indexed, hasNoDoubles ? 1 : 0, lines.number, UInt64(start)] { add(word) }
    for folder in folders {
      for count in [folder.path.utf8.count, folder.names.count, folder.entries.count] { add(UInt64(count)) }
      withUnsafeBytes(of: folder.identity) { bytes += $0 }
      bytes += folder.path.utf8
      bytes += folder.names
      for var entry in folder.entries {
        let row = entry.row
        entry.rowStart = UInt32(truncatingIfNeeded: row.isEmpty ? 0 : start + rows.count)
        if row.lowerBound < sourceCount {
          if let bytes = source?.bytes.part(row.lowerBound, row.count) { rows += bytes }
        } else {
          rows += fresh[row.lowerBound - sourceCount..<row.upperBound - sourceCount]
        }
        withUnsafeBytes(of: entry) { bytes += $0 }
      }
    }
    let sum = bytes.withUnsafeBytes(Self.sum)
    bytes.withUnsafeMutableBytes { $0.storeBytes(of: sum, toByteOffset: 8, as: UInt64.self) }
    return bytes + rows
  }

  /// - Parameter bytes: Those before the rows.
  /// - Returns: a number for all but the first two words, of which it is the second.
  static func sum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash = Hash64()
    hash.add(UnsafeRawBufferPointer(rebasing: bytes[16...]))
    return hash.value
  }

  private struct Reader {
    let bytes: UnsafeRawBufferPointer
    var place: Int
    let end: Int

    /// - Returns: nil at the end, or where sizes don't fit.
    mutating func next() -> CacheFolder? {
      guard let head = take(32) else { return nil }
      let sizes = (0..<3).map { head.loadUnaligned(fromByteOffset: 8 * $0, as: Int.self) }
      guard sizes.allSatisfy({ 0...end ~= $0 }), let path = take(sizes[0]), let names = take(sizes[1]),
        let entries = take(sizes[2] * MemoryLayout<CacheEntry>.stride)
      else { return nil }
      var folder = CacheFolder(path: String(decoding: path, as: UTF8.self))
      folder.identity = head.loadUnaligned(fromByteOffset: 24, as: FileIdentity.self)
      folder.names = Array(names)
      folder.entries = [CacheEntry](unsafeUninitializedCapacity: sizes[2]) { buffer, count in
        UnsafeMutableRawBufferPointer(buffer).copyMemory(from: entries)
        count = sizes[2]
      }
      return names.place(of: UInt8(ascii: "/"), from: 0) == nil && isSound(folder, names) ? folder : nil
    }

    /// Its sum is no secret: whoever wrote it, nothing may lead out of the names, the file or the tickets' folders.
    private func isSound(_ folder: CacheFolder, _ names: UnsafeRawBufferPointer) -> Bool {
      var (last, below): (Int, Set<FilePath>) = (-1, [])
      for index in folder.entries.indices {
        let entry = folder.entries[index]
        let nameEnd = Int(entry.nameEnd)
        guard nameEnd > last, nameEnd < names.count, names[nameEnd] == 0 else { return false }
        guard entry.rowCount == 0 || Int(entry.rowStart) >= end, Int(entry.rowStart) + Int(entry.rowCount) <= bytes.count else {
          return false
        }
        guard entry.lineStart >= 0, entry.lineStart < .max - Int(UInt32.max) else { return false }
        last = nameEnd
        if entry.kind == .folder, !below.insert(FilePath(folder.path(index))).inserted { return false }
      }
      return last == names.count - 1
    }

    private mutating func take(_ count: Int) -> UnsafeRawBufferPointer? {
      guard count <= end - place else { return nil }
      defer { place += count }
      return UnsafeRawBufferPointer(rebasing: bytes[place..<place + count])
    }
  }
}
