#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What differs between a tree and the index. git has noted in the index which of its folders are which trees, so that only those are read
/// that differ, all of one depth at once.
struct StagedDifference {
  private let index: GitIndex
  private var changes: [StagedChange] = []
  private var deeper: [Folder] = []

  /// A folder of which the tree and the index differ, or may.
  private struct Folder {
    /// Empty, or ends with a slash.
    var path: [UInt8]
    /// The name of the tree; nil where there is none.
    var tree: [UInt8]?
    var files: Range<Int>
    var staged: GitIndex.Folder?
  }

  /// - Parameter tree: By a name that `objects` knows.
  /// - Returns: in the order of paths; nil if the objects are not as the index says.
  static func changes(_ index: GitIndex, _ tree: [UInt8], from objects: ObjectReader) throws -> [StagedChange]? {
    var difference = StagedDifference(index: index)
    difference.deeper = [Folder(path: [], tree: tree, files: 0..<index.count, staged: index.top)]
    while !difference.deeper.isEmpty {
      let folders = difference.deeper
      difference.deeper = []
      let found = try objects.read(folders.map { $0.tree ?? none })
      for (folder, object) in zip(folders, found) {
        guard object != nil || folder.tree == nil, difference.compare(folder, TreeEntries(object?.bytes ?? [], idSize: index.idSize)) else {
          return nil
        }
      }
    }
    return difference.changes.sorted { $0.path.lexicographicallyPrecedes($1.path) }
  }

  private static let none = Array("-".utf8)

  private init(index: GitIndex) { self.index = index }

  /// Goes through both sides in git's order.
  private mutating func compare(_ folder: Folder, _ entries: TreeEntries) -> Bool {
    var entries = entries
    var entry = entries.next()
    var place = folder.files.lowerBound
    while true {
      let staged = next(in: folder, &place)
      while let old = entry, staged.map({ order(old, $0) < 0 }) ?? true {
        add(folder, old, nil)
        entry = entries.next()
      }
      guard let staged else { return entries.isWhole }
      let isSame = entry.map { order($0, staged) == 0 } ?? false
      add(folder, isSame ? entry : nil, staged)
      if isSame { entry = entries.next() }
    }
  }

  /// A file or folder right below a folder of the index.
  private struct Staged {
    var name: UnsafeRawBufferPointer
    var files: Range<Int>
    var isFolder: Bool
  }

  private func next(in folder: Folder, _ place: inout Int) -> Staged? {
    while place < folder.files.upperBound, index.isOnlyIntended(place) { place += 1 }
    guard place < folder.files.upperBound else { return nil }
    let (start, path) = (place, index.path(place))
    let rest = UnsafeRawBufferPointer(rebasing: path[folder.path.count...])
    guard let end = rest.place(of: slash, from: 0) else {
      place += 1
      return Staged(name: rest, files: start..<place, isFolder: false)
    }
    let name = UnsafeRawBufferPointer(rebasing: rest[..<end])
    if let count = known(name, in: folder)?.count, count > 0 {
      place = min(start + count, folder.files.upperBound)
    } else {
      let prefix = UnsafeRawBufferPointer(rebasing: path[...(folder.path.count + end)])
      repeat { place += 1 } while place < folder.files.upperBound && isBelow(prefix, index.path(place))
    }
    return Staged(name: name, files: start..<place, isFolder: true)
  }

  private func isBelow(_ prefix: UnsafeRawBufferPointer, _ path: UnsafeRawBufferPointer) -> Bool {
    path.count > prefix.count && (zip(prefix.baseAddress, path.baseAddress).map { memcmp($0, $1, prefix.count) == 0 } ?? false)
  }

  /// What git knows of a folder in another one.
  private func known(_ name: UnsafeRawBufferPointer, in folder: Folder) -> GitIndex.Folder? {
    folder.staged?.folders.first { $0.name.elementsEqual(name) }
  }

  /// Notes a change, or a folder to look into.
  private mutating func add(_ folder: Folder, _ old: TreeEntries.Entry?, _ new: Staged?) {
    let path = folder.path + (old.map { Array($0.name) } ?? new.map { Array($0.name) } ?? [])
    if old?.isFolder ?? new?.isFolder ?? false {
      let known = new.flatMap { self.known($0.name, in: folder) }
      if let old, let known, known.count != nil, old.id.elementsEqual(index.id(at: known.id)) { return }
      deeper.append(
        Folder(path: path + [slash], tree: old.map { hexadecimal($0.id) }, files: new?.files ?? 0..<0, staged: known))
      return
    }
    let place = new?.files.lowerBound
    if let old, let place, old.mode == index.mode(place), old.id.elementsEqual(index.id(place)) { return }
    changes.append(
      StagedChange(
        path: path, before: old.flatMap { StagedChange.Version(mode: $0.mode, id: hexadecimal($0.id)) },
        after: place.flatMap { StagedChange.Version(mode: index.mode($0), id: hexadecimal(index.id($0))) }))
  }

  /// Where a name stands before another: git's order, in which a folder's name goes on with a slash.
  private func order(_ old: TreeEntries.Entry, _ new: Staged) -> Int {
    let count = min(old.name.count, new.name.count)
    let order = old.name.withUnsafeBytes { old in zip(old.baseAddress, new.name.baseAddress).map { memcmp($0, $1, count) } ?? 0 }
    guard order == 0 else { return Int(order) }
    let first = old.name.count > count ? old.name[old.name.startIndex + count] : old.isFolder ? slash : 0
    let second = new.name.count > count ? new.name[count] : new.isFolder ? slash : 0
    return Int(first) - Int(second)
  }
}

/// What stands in a tree, in git's order.
private struct TreeEntries {
  struct Entry {
    var name: ArraySlice<UInt8>
    var mode: UInt32
    var id: ArraySlice<UInt8>
    var isFolder: Bool { mode == 0o040000 }
  }

  private let bytes: [UInt8]
  private let idSize: Int
  private var place = 0

  init(_ bytes: [UInt8], idSize: Int) { (self.bytes, self.idSize) = (bytes, idSize) }

  /// Whether everything was read that is there.
  var isWhole: Bool { place == bytes.count }

  /// `100644 name`, a NUL, and the id as bytes.
  mutating func next() -> Entry? {
    guard let blank = bytes[place...].firstIndex(of: UInt8(ascii: " ")), let nul = bytes.nul(from: blank), nul + idSize < bytes.count else {
      return nil
    }
    let digits = bytes[place..<blank].reduce(UInt32(0)) { $0 &* 8 &+ UInt32($1 &- 48) }
    // Old trees have files with other bits, which git reads so too.
    let mode: UInt32 = digits & 0o170000 != 0o100000 ? digits : digits & 0o100 == 0 ? 0o100644 : 0o100755
    place = nul + 1 + idSize
    return Entry(name: bytes[(blank + 1)..<nul], mode: mode, id: bytes[(nul + 1)..<place])
  }
}

extension [UInt8] {
  fileprivate func nul(from start: Int) -> Int? { withUnsafeBytes { $0.place(of: 0, from: start) } }
}

private let slash = UInt8(ascii: "/")

/// Both, or none.
private func zip(_ first: UnsafeRawPointer?, _ second: UnsafeRawPointer?) -> (UnsafeRawPointer, UnsafeRawPointer)? {
  guard let first, let second else { return nil }
  return (first, second)
}
