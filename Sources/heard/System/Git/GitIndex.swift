/// git's index as its file has it: what is staged, and the trees that git knows its folders to be. Reading it costs a hundredth of asking git.
///
/// Only what git writes ordinarily is read: version 2 or 3, whole, without conflicts. For all else git is to be asked.
final class GitIndex {
  /// A folder as git last wrote it as a tree.
  struct Folder {
    var name: [UInt8]
    /// How many files it holds, at any depth; nil where something in it has changed since.
    var count: Int?
    /// Where the tree's id stands in the file.
    var id: Int
    var folders: [Folder]
  }

  private let file: MappedFile
  private let bytes: UnsafeRawBufferPointer
  /// The bytes of an object's id.
  let idSize: Int
  /// Where each file stands, in the order of paths.
  private var places: [UInt32] = []
  private(set) var top: Folder?

  /// - Parameters:
  ///   - path: The index, which git replaces and never rewrites, so that it can be mapped.
  ///   - idSize: The bytes of an object's id here: 20, or 32 with SHA-256.
  init?(_ path: String, idSize: Int) {
    guard let file = MappedFile(path, isReadWhole: true), file.bytes.count > 12 + idSize else { return nil }
    (self.file, bytes, self.idSize) = (file, file.bytes, idSize)
    guard readAll() else { return nil }
  }

  var count: Int { places.count }

  /// A file's path, of the whole repository.
  func path(_ index: Int) -> UnsafeRawBufferPointer {
    let place = Int(places[index])
    let start = place + 42 + idSize + (isExtended(place) ? 2 : 0)
    let length = Int(number16(place + 40 + idSize) & 0xFFF)
    let end = length < 0xFFF ? start + length : bytes.place(of: 0, from: start) ?? start
    return UnsafeRawBufferPointer(rebasing: bytes[start..<end])
  }

  func mode(_ index: Int) -> UInt32 { number32(Int(places[index]) + 24) }
  func id(_ index: Int) -> UnsafeRawBufferPointer { id(at: Int(places[index]) + 40) }
  func id(at place: Int) -> UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: bytes[place..<place + idSize]) }

  /// Whether a file is only meant to be added, so that the next commit is without it.
  func isOnlyIntended(_ index: Int) -> Bool { isExtended(Int(places[index])) && number16(Int(places[index]) + 42 + idSize) & 0x2000 != 0 }

  /// Every path below a folder or at it, in their order.
  func paths(below folder: [UInt8]) -> [[UInt8]] {
    let top = folder + [UInt8(ascii: "/")]
    var paths = place(of: folder) == nil ? [] : [folder]
    for place in place(notBefore: top)..<count {
      let path = path(place)
      guard path.starts(with: top) else { break }
      paths.append(Array(path))
    }
    return paths
  }

  /// Where those end that begin with a folder's path, which the first of a range does.
  func end(ofThoseBelow folder: UnsafeRawBufferPointer, in range: Range<Int>) -> Int {
    var (low, high) = (range.lowerBound + 1, range.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if path(middle).part(0, folder.count)?.isSame(as: folder) ?? false { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The id of a file in hexadecimal digits.
  func id(of path: [UInt8]) -> [UInt8]? { place(of: path).map { hexadecimal(id($0)) } }

  private func place(of path: [UInt8]) -> Int? {
    let place = place(notBefore: path)
    return place < count && self.path(place).elementsEqual(path) ? place : nil
  }

  /// The first file of which the path is this one or stands after it, by bytes as git orders them.
  private func place(notBefore path: [UInt8]) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self.path(middle).lexicographicallyPrecedes(path) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func isExtended(_ place: Int) -> Bool { number16(place + 40 + idSize) & 0x4000 != 0 }

  private func number16(_ place: Int) -> UInt16 { UInt16(bigEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt16.self)) }
  private func number32(_ place: Int) -> UInt32 { UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self)) }

  /// Finds every file; what is trusted afterwards is checked here.
  ///
  /// - Returns: whether all of the index could be read.
  private func readAll() -> Bool {
    let (bytes, end) = (bytes, bytes.count - idSize)
    guard bytes.starts(with: "DIRC".utf8), 2...3 ~= number32(4), end < UInt32.max else { return false }
    let count = Int(number32(8))
    guard count <= bytes.count / (42 + idSize) else { return false }
    var place: Int? = 12
    places = [UInt32](unsafeUninitializedCapacity: count) { buffer, found in
      while found < count, let start = place {
        buffer[found] = UInt32(truncatingIfNeeded: start)
        found &+= 1
        place = next(after: start, end)
      }
    }
    return place.map { places.count == count && readExtensions(from: $0, to: end) } ?? false
  }

  /// Where the file after one begins; nil where this one is broken, in conflict, or a folder of a sparse index.
  @inline(__always) private func next(after place: Int, _ end: Int) -> Int? {
    // Nothing here grows past the size of the file by more than some bytes.
    guard place &+ 44 &+ idSize < end else { return nil }
    let flags = number16(place &+ 40 &+ idSize)
    guard flags & 0x3000 == 0, number32(place &+ 24) & 0o170000 != 0o040000 else { return nil }
    var length = Int(flags & 0xFFF)
    let start = place &+ 42 &+ idSize &+ (flags & 0x4000 == 0 ? 0 : 2)
    if length == 0xFFF { length = (bytes.place(of: 0, from: start) ?? bytes.count) &- start }
    let next = place &+ (start &- place &+ length &+ 8) & ~7
    return length > 0 && next <= end ? next : nil
  }

  /// A name in capitals is of what one may pass over.
  private func readExtensions(from start: Int, to end: Int) -> Bool {
    var place = start
    while place + 8 <= end {
      let size = Int(number32(place + 4))
      guard 65...90 ~= bytes[place], place + 8 + size <= end else { return false }
      if UnsafeRawBufferPointer(rebasing: bytes[place..<place + 4]).elementsEqual("TREE".utf8) {
        var next = place + 8
        guard let folder = readFolder(&next, end: place + 8 + size, depth: 0), folder.count ?? count <= count else { return false }
        top = folder
      }
      place += 8 + size
    }
    return place == end
  }

  /// A few digits, after a minus or not.
  private func number(_ range: Range<Int>) -> Int? {
    let isNegative = bytes[range.lowerBound] == UInt8(ascii: "-")
    let digits = isNegative ? range.dropFirst() : range
    guard 1...10 ~= digits.count else { return nil }
    var value = 0
    for place in digits {
      guard 48...57 ~= bytes[place] else { return nil }
      value = value * 10 + Int(bytes[place] - 48)
    }
    return isNegative ? -value : value
  }

  /// A name and a NUL, the counts of files and of folders, the id where the first is not negative, and the folders.
  private func readFolder(_ place: inout Int, end: Int, depth: Int) -> Folder? {
    guard depth < 512, let nul = bytes.place(of: 0, from: place), let line = bytes.place(of: UInt8(ascii: "\n"), from: nul), line < end
    else { return nil }
    guard let blank = bytes.place(of: UInt8(ascii: " "), from: nul), blank < line, let count = number((nul + 1)..<blank),
      let inner = number((blank + 1)..<line), 0...(end - line) ~= inner
    else { return nil }
    var folder = Folder(name: Array(bytes[place..<nul]), count: count < 0 ? nil : count, id: line + 1, folders: [])
    place = line + 1 + (count < 0 ? 0 : idSize)
    guard place <= end else { return nil }
    for _ in 0..<inner {
      guard let child = readFolder(&place, end: end, depth: depth + 1) else { return nil }
      folder.folders.append(child)
    }
    return folder
  }
}

/// An object's id as git shows it.
func hexadecimal(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
  func digit(_ value: UInt8) -> UInt8 { value + (value < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10) }
  return [UInt8](unsafeUninitializedCapacity: 2 * bytes.count) { digits, count in
    for byte in bytes {
      digits[count] = digit(byte >> 4)
      digits[count + 1] = digit(byte & 15)
      count += 2
    }
  }
}
