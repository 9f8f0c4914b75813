import HeardKit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What stands in a folder, in the order in which the paths of all files below it stand: a folder's name goes on with a slash.
///
/// A workspace may have a hundred thousand names, so they are bytes in one array until somebody asks for a path.
struct FolderListing {
  /// The folder's, from where paths start.
  let path: String
  /// In no order, behind each a NUL, or a slash if it is a folder's.
  private(set) var names: [UInt8] = []
  private(set) var found: [Found] = []

  /// A file or folder.
  struct Found {
    /// The first eight bytes of the name and what stands behind it, which mostly decide.
    fileprivate let start: UInt64
    private let nameStart: UInt32
    private let nameEnd: UInt32
    let kind: FileKind
    /// Whether its name ends in `.md`.
    let isMarkdown: Bool

    fileprivate init(_ name: UnsafeRawBufferPointer, at place: Int, _ kind: FileKind) {
      if name.count >= 8 {
        start = UInt64(bigEndian: name.loadUnaligned(as: UInt64.self))
      } else {
        let slash = kind == .folder ? UInt8(ascii: "/") : 0
        start = (0..<8).reduce(0) { $0 << 8 | UInt64($1 < name.count ? name[$1] : $1 == name.count ? slash : 0) }
      }
      (nameStart, nameEnd, self.kind) = (UInt32(place), UInt32(place + name.count), kind)
      let end = name.count - 3
      isMarkdown = end >= 0 && name[end] == UInt8(ascii: ".") && name[end + 1] == UInt8(ascii: "m") && name[end + 2] == UInt8(ascii: "d")
    }

    var name: Range<Int> { Int(nameStart)..<Int(nameEnd) }
    /// After a folder's slash, or after a file's name.
    fileprivate var end: Int { kind == .folder ? Int(nameEnd) + 1 : Int(nameEnd) }
  }

  /// - Parameters:
  ///   - path: The folder's, from where paths start. What is hidden in it is left out.
  ///   - sought: Regular files that none of these names can mean are left out too.
  init(_ folder: Folder, path: String, seeking sought: SoughtNames? = nil) throws {
    self.path = path
    var (names, found) = ([UInt8](), [Found]())
    try folder.forEachEntry { name, kind in
      guard name.first != UInt8(ascii: ".") else { return }
      if let sought, kind == .file, !sought.mayMean(name) { return }
      // A folder's slash decides its place.
      found.append(Found(name, at: names.count, kind))
      names += name
      names.append(kind == .folder ? UInt8(ascii: "/") : 0)
    }
    names.withUnsafeBytes { names in
      found.sort { left, right in left.start == right.start ? names.stands(left, before: right) : left.start < right.start }
    }
    (self.names, self.found) = (names, found)
  }

  /// The paths of the folders in it.
  var folders: [String] {
    found.filter { $0.kind == .folder }.map { "\(path)/\(String(decoding: names[$0.name], as: UTF8.self))" }
  }
}

extension UnsafeRawBufferPointer {
  /// Compares whole names.
  fileprivate func stands(_ left: FolderListing.Found, before right: FolderListing.Found) -> Bool {
    let (left, right) = (left.name.lowerBound..<left.end, right.name.lowerBound..<right.end)
    guard let base = baseAddress else { return false }
    let order = memcmp(base + left.lowerBound, base + right.lowerBound, Swift.min(left.count, right.count))
    return order == 0 ? left.count < right.count : order < 0
  }
}
