import HeardKit

/// What stands in a folder, in the order in which the paths of all files below it stand: a folder's name goes on with a slash.
///
/// A workspace may have a hundred thousand names, so they are bytes in one array until somebody asks for a path.
struct FolderListing {
  /// The folder's path with a slash behind it.
  private let prefix: [UInt8]
  private var names: [UInt8] = []
  private var found: [Found] = []
  private var position = 0

  private struct Found {
    /// The first eight bytes, which mostly decide.
    var start: UInt64
    var name: Range<Int>
    var kind: FileKind

    /// After a folder's slash, or after a file's name.
    var end: Int { kind == .folder ? name.upperBound + 1 : name.upperBound }
  }

  /// - Parameter path: The folder's, from where paths start. What is hidden in it is left out.
  init(_ folder: Folder, path: String) throws {
    prefix = Array(path.utf8) + [UInt8(ascii: "/")]
    var (names, found) = ([UInt8](), [Found]())
    try folder.forEachEntry { name, kind in
      guard name.first != UInt8(ascii: ".") else { return }
      let start = names.count
      names += name
      // A folder's slash stands behind its name, for comparisons alone.
      names.append(kind == .folder ? UInt8(ascii: "/") : 0)
      found.append(Found(start: Self.start(of: names, from: start), name: start..<names.count - 1, kind: kind))
    }
    names.withUnsafeBytes { names in
      found.sort { left, right in
        if left.start != right.start { return left.start < right.start }
        return names[left.name.lowerBound..<left.end].lexicographicallyPrecedes(names[right.name.lowerBound..<right.end])
      }
    }
    (self.names, self.found) = (names, found)
  }

  /// The next file or folder below this one.
  mutating func next() -> (path: String, kind: FileKind, isMarkdown: Bool)? {
    guard position < found.count else { return nil }
    let (name, kind) = (found[position].name, found[position].kind)
    position += 1
    let path = String(unsafeUninitializedCapacity: prefix.count + name.count) { text in
      var end = text.initialize(fromContentsOf: prefix)
      for index in name {
        text[end] = names[index]
        end &+= 1
      }
      return end
    }
    return (path, kind, name.count >= 3 && names[name.upperBound - 3..<name.upperBound].elementsEqual(Self.ending))
  }

  private static let ending = Array(".md".utf8)

  /// The bytes of every path before the name.
  var nameStart: Int { prefix.count }

  private static func start(of names: [UInt8], from first: Int) -> UInt64 {
    var start: UInt64 = 0
    for index in first..<first + 8 { start = start << 8 | (index < names.count ? UInt64(names[index]) : 0) }
    return start
  }
}
