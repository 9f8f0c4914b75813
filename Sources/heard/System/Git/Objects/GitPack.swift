/// One of git's packs with its index of version 2. What it does not hold in order it does not hold at all: git is asked then.
final class GitPack {
  private let index: UnsafeRawBufferPointer
  private let pack: UnsafeRawBufferPointer
  private let files: [MappedFile]
  private let count: Int

  /// The bytes of an object's id; packs of SHA-256 are left to git.
  static let idSize = 20
  /// What an object may hold at most, and how many differences may lie upon each other: git makes fifty.
  static let (mostBytes, mostDifferences) = (64 << 20, 64)

  /// - Parameter path: Of both files, without `.idx` and `.pack`.
  init?(_ path: String) {
    guard let index = MappedFile("\(path).idx"), let pack = MappedFile("\(path).pack") else { return nil }
    (files, self.index, self.pack) = ([index, pack], index.bytes, pack.bytes)
    // Signature, version, how many objects begin with which byte; their ids, sums and places; the sums of both files.
    guard index.bytes.number32(at: 0) == 0xFF74_4F63, index.bytes.number32(at: 4) == 2, let count = index.bytes.number32(at: 8 + 255 * 4),
      index.bytes.count >= Self.places + count * (Self.idSize + 8) + 2 * Self.idSize,
      pack.bytes.number32(at: 0) == 0x5041_434B, [2, 3].contains(pack.bytes.number32(at: 4)), pack.bytes.number32(at: 8) == count,
      let sum = pack.bytes.part(pack.bytes.count - Self.idSize, Self.idSize),
      let known = index.bytes.part(index.bytes.count - 2 * Self.idSize, Self.idSize), sum.isSame(as: known)
    else { return nil }
    self.count = count
  }

  private static let places = 8 + 256 * 4

  /// Where an object begins.
  func place(of id: UnsafeRawBufferPointer) -> Int? {
    guard id.count == Self.idSize, var high = index.number32(at: 8 + Int(id[0]) * 4),
      var low = id[0] == 0 ? 0 : index.number32(at: 4 + Int(id[0]) * 4), low <= high, high <= count
    else { return nil }
    while low < high {
      let middle = (low + high) / 2
      guard let other = index.part(Self.places + middle * Self.idSize, Self.idSize) else { return nil }
      let order = other.order(to: id)
      if order == 0 { return place(middle) }
      if order < 0 { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  /// Places past two gigabytes stand in a table of their own.
  private func place(_ number: Int) -> Int? {
    guard let place = index.number32(at: Self.places + count * (Self.idSize + 4) + number * 4) else { return nil }
    guard place & 0x8000_0000 != 0 else { return place }
    let large = Self.places + count * (Self.idSize + 8) + (place & 0x7FFF_FFFF) * 8
    guard large <= index.count - 2 * Self.idSize - 8, let high = index.number32(at: large), high < 0x8000_0000,
      let low = index.number32(at: large + 4)
    else { return nil }
    return high << 32 | low
  }

  /// The object that begins at a place. One that is kept as a difference is made from what it differs from.
  func object(at place: Int) -> GitObject? {
    var (place, differences, total): (Int, [[UInt8]], Int) = (place, [], 0)
    while differences.count <= Self.mostDifferences, var entry = Entry(pack, at: place) {
      let kind = GitObject.Kind(rawValue: entry.kind)
      total += entry.size
      guard total <= Self.mostBytes, let base = kind == nil ? base(&entry, at: place) : place,
        let stream = pack.part(entry.start, pack.count - Self.idSize - entry.start), let bytes = inflate(stream, most: entry.size),
        bytes.count == entry.size
      else { return nil }
      if let kind {
        return differences.reversed().reduce(bytes as [UInt8]?) { made, next in made.flatMap { applied(next, to: $0) } }
          .map { GitObject(kind: kind, bytes: $0) }
      }
      differences.append(bytes)
      place = base
    }
    return nil
  }

  /// Where that begins from which an entry differs; passes over what tells it.
  private func base(_ entry: inout Entry, at place: Int) -> Int? {
    switch entry.kind {
    case 6:
      guard let distance = Entry.distance(pack, &entry.start), distance > 0, distance < place else { return nil }
      return place - distance
    case 7:
      guard let id = pack.part(entry.start, Self.idSize) else { return nil }
      entry.start += Self.idSize
      return self.place(of: id)
    default: return nil
    }
  }

  /// What stands before the stream of an object.
  private struct Entry {
    var kind: UInt8
    var size: Int
    /// Where what follows begins.
    var start: Int

    /// Kind and lowest bits of the size, then seven bits each, the lowest first.
    init?(_ pack: UnsafeRawBufferPointer, at place: Int) {
      guard place >= 12, place < pack.count - GitPack.idSize else { return nil }
      (kind, size, start) = (pack[place] >> 4 & 7, Int(pack[place] & 15), place + 1)
      if pack[place] & 0x80 != 0 {
        guard let more = sizeNumber(pack, &start), more < GitPack.mostBytes else { return nil }
        size |= more << 4
      }
      guard size <= GitPack.mostBytes else { return nil }
    }

    /// Seven bits each, the highest first, and one more for each byte that follows.
    static func distance(_ pack: UnsafeRawBufferPointer, _ place: inout Int) -> Int? {
      var value = -1
      while place < pack.count, value < 1 << 48 {
        let byte = pack[place]
        place += 1
        value = (value + 1) << 7 | Int(byte & 0x7F)
        if byte & 0x80 == 0 { return value }
      }
      return nil
    }
  }
}

/// An object of git's with what it is.
struct GitObject {
  enum Kind: UInt8 {
    case commit = 1
    case tree, blob, tag

    init?(_ name: ArraySlice<UInt8>) {
      switch String(decoding: name, as: UTF8.self) {
      case "commit": self = .commit
      case "tree": self = .tree
      case "blob": self = .blob
      case "tag": self = .tag
      default: return nil
      }
    }
  }

  var kind: Kind
  var bytes: [UInt8]
}

/// Seven bits each, the lowest first; nil past the end, or where it is larger than any object here.
private func sizeNumber(_ bytes: UnsafeRawBufferPointer, _ place: inout Int) -> Int? {
  var (value, shift) = (0, 0)
  while place < bytes.count, shift < 42 {
    let byte = bytes[place]
    place += 1
    value |= Int(byte & 0x7F) << shift
    if byte & 0x80 == 0 { return value }
    shift += 7
  }
  return nil
}

/// What a difference of git's makes of a text: parts of that text and parts of its own in turn. nil where it is none, or of another text.
func applied(_ difference: [UInt8], to text: [UInt8]) -> [UInt8]? {
  difference.withUnsafeBytes { difference in
    var place = 0
    guard sizeNumber(difference, &place) == text.count, let size = sizeNumber(difference, &place), size <= GitPack.mostBytes else {
      return nil
    }
    var made: [UInt8] = []
    made.reserveCapacity(size)
    while place < difference.count {
      let order = difference[place]
      place += 1
      if order & 0x80 == 0 {
        guard order > 0, let own = difference.part(place, Int(order)), made.count + own.count <= size else { return nil }
        made += own
        place += own.count
      } else {
        // Which bytes of the start and of the length are told; the others are 0.
        var (start, length) = (0, 0)
        for bit in 0..<7 where order & 1 << bit != 0 {
          guard place < difference.count else { return nil }
          if bit < 4 { start |= Int(difference[place]) << (8 * bit) } else { length |= Int(difference[place]) << (8 * (bit - 4)) }
          place += 1
        }
        if length == 0 { length = 0x10000 }
        guard start <= text.count - length, made.count + length <= size else { return nil }
        made += text[start..<start + length]
      }
    }
    return made.count == size ? made : nil
  }
}
