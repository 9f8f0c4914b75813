/// What differs between a tree and the index. git has noted in the index which of its folders are which trees, so that only those are read
/// that differ, all of one depth at once.
struct StagedDifference {
  private let index: GitIndex
  private var changes: [StagedChange] = []
  private var deeper: [Folder] = []
  /// Whether the index says that a folder has files that are not in it.
  private var isBroken = false

  /// A folder of which the tree and the index differ, or may.
  private struct Folder {
    /// Empty, or ends with a slash.
    var path: [UInt8]
    /// The name of the tree; nil where there is none.
    var tree: [UInt8]?
    /// Those of the trees that it is in: only a damaged one is in itself, without an end.
    var above: [[UInt8]] = []
    var files: Range<Int>
    var staged: GitIndex.Folder?
  }

  /// - Parameter top: The tree.
  /// - Returns: in the order of paths; nil if the objects are not as the index says.
  static func changes(_ index: GitIndex, _ top: ObjectReader.Object, from objects: ObjectReader) throws -> [StagedChange]? {
    var difference = StagedDifference(index: index)
    difference.deeper = [Folder(path: [], tree: top.id, files: 0..<index.count, staged: index.top)]
    var found: [ObjectReader.Object?] = [top]
    while !difference.deeper.isEmpty {
      let folders = difference.deeper
      difference.deeper = []
      for (folder, object) in zip(folders, found) {
        let isWhole = (object?.bytes ?? []).withUnsafeBytes { difference.compare(folder, TreeEntries($0, idSize: index.idSize)) }
        guard isWhole, object != nil || folder.tree == nil else { return nil }
      }
      found = try objects.read(difference.deeper.map { $0.tree ?? none })
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
      guard let staged else { return entries.isWhole && !isBroken }
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

  private mutating func next(in folder: Folder, _ place: inout Int) -> Staged? {
    while place < folder.files.upperBound, index.isOnlyIntended(place) { place += 1 }
    guard place < folder.files.upperBound else { return nil }
    let (start, path) = (place, index.path(place))
    guard let rest = path.part(folder.path.count, path.count - folder.path.count) else {
      isBroken = true
      return nil
    }
    guard let end = rest.place(of: slash, from: 0) else {
      place += 1
      return Staged(name: rest, files: start..<place, isFolder: false)
    }
    let name = UnsafeRawBufferPointer(rebasing: rest[..<end])
    if let count = known(name, in: folder)?.count, count > 0 {
      place = min(start + count, folder.files.upperBound)
    } else {
      let own = UnsafeRawBufferPointer(rebasing: path[...(folder.path.count + end)])
      place = index.end(ofThoseBelow: own, in: start..<folder.files.upperBound)
    }
    return Staged(name: name, files: start..<place, isFolder: true)
  }

  /// What git knows of a folder in another one.
  private func known(_ name: UnsafeRawBufferPointer, in folder: Folder) -> GitIndex.Folder? {
    folder.staged?.folders.first { $0.name.withUnsafeBytes { $0.isSame(as: name) } }
  }

  /// Notes a change, or a folder to look into.
  private mutating func add(_ folder: Folder, _ old: TreeEntries.Entry?, _ new: Staged?) {
    // A path is made only of what differs: nearly nothing does.
    func path() -> [UInt8] { folder.path + Array(old?.name ?? new?.name ?? UnsafeRawBufferPointer(start: nil, count: 0)) }
    if old?.isFolder ?? new?.isFolder ?? false {
      let known = new.flatMap { self.known($0.name, in: folder) }
      if let old, let known, known.count != nil, old.id.isSame(as: index.id(at: known.id)) { return }
      let (tree, above) = (old.map { hexadecimal($0.id) }, folder.above + [folder.tree].compactMap { $0 })
      if let tree, above.contains(tree) { return isBroken = true }
      deeper.append(Folder(path: path() + [slash], tree: tree, above: above, files: new?.files ?? 0..<0, staged: known))
      return
    }
    let place = new?.files.lowerBound
    if let old, let place, old.mode == index.mode(place), old.id.isSame(as: index.id(place)) { return }
    changes.append(
      StagedChange(
        path: path(), before: old.flatMap { StagedChange.Version(mode: $0.mode, id: hexadecimal($0.id)) },
        after: place.flatMap { StagedChange.Version(mode: index.mode($0), id: hexadecimal(index.id($0))) },
        isSubmodule: place.map { index.mode($0) == 0o160000 } ?? false))
  }

  /// Where a name stands before another: git's order, in which a folder's name goes on with a slash.
  private func order(_ old: TreeEntries.Entry, _ new: Staged) -> Int {
    let count = min(old.name.count, new.name.count)
    let order = UnsafeRawBufferPointer(rebasing: old.name[..<count]).order(to: UnsafeRawBufferPointer(rebasing: new.name[..<count]))
    guard order == 0 else { return order }
    let first = old.name.count > count ? old.name[count] : old.isFolder ? slash : 0
    let second = new.name.count > count ? new.name[count] : new.isFolder ? slash : 0
    return Int(first) - Int(second)
  }
}

private let slash = UInt8(ascii: "/")
