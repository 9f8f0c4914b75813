import HeardKit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Files of a workspace, in the order in which they were found.
///
/// A workspace may have a hundred thousand of them, so their names are bytes in one array, and a file is eight bytes more, until somebody asks for
/// it: then a path is made of it. Who asks for all of them asks by ``Entry``, which makes none.
struct FileList: RandomAccessCollection, Sendable {
  /// Below the workspace, without a slash behind them.
  private(set) var folders: [String] = []
  /// Each with a NUL behind it, and folders' among them.
  private var names: [UInt8] = []
  private var entries: [Entry] = []

  /// A file, as the place of its name and of its folder.
  struct Entry: Sendable {
    fileprivate let name: UInt32
    private let rest: UInt32

    fileprivate init(name: Int, folder: Int, kind: FileKind, isMarkdown: Bool, isTicket: Bool) {
      self.name = UInt32(name)
      rest = UInt32(folder) << 4 | (isTicket ? 8 : 0) | (isMarkdown ? 4 : 0) | UInt32(kind.rawValue)
    }

    /// The place of its folder in ``FileList/folders``.
    var folder: Int { Int(rest &>> 4) }
    var kind: FileKind { FileKind(rawValue: UInt16(rest & 3)) ?? .other }
    /// Whether its name ends in `.md`.
    var isMarkdown: Bool { rest & 4 != 0 }
    /// Whether it has the name of a ticket, and its place.
    var isTicket: Bool { rest & 8 != 0 }
  }

  var startIndex: Int { 0 }
  var endIndex: Int { entries.count }

  subscript(index: Int) -> WorkspaceFolder.File {
    let entry = entries[index]
    return WorkspaceFolder.File(path: path(entry), kind: entry.kind, isMarkdown: entry.isMarkdown, isTicket: entry.isTicket)
  }

  /// Relative to the workspace. Made where it stays: a String of parts costs four times as much.
  func path(_ entry: Entry) -> String {
    var folder = folders[entry.folder]
    return withNames { names in
      let name = names.name(entry)
      return folder.withUTF8 { folder in
        String(unsafeUninitializedCapacity: folder.count + 1 + name.count) { text in
          var end = text.initialize(fromContentsOf: folder)
          if end > 0 { end = text[end...].initialize(fromContentsOf: CollectionOfOne(UInt8(ascii: "/"))) }
          return text[end...].initialize(fromContentsOf: name)
        }
      }
    }
  }

  init() {}

  init(_ files: some Sequence<WorkspaceFolder.File>) { files.forEach { append($0) } }

  mutating func append(_ file: WorkspaceFolder.File) {
    let (folder, name) = splitPath(file.path)
    if folders.last?.utf8.elementsEqual(folder.utf8) != true { folders.append(folder) }
    entries.append(
      Entry(name: names.count, folder: folders.count - 1, kind: file.kind, isMarkdown: file.isMarkdown, isTicket: file.isTicket))
    names += name.utf8
    names.append(0)
  }

  /// The files of a folder and all below it, in the order of paths' bytes.
  ///
  /// - Parameter listings: That folder first, then those in it, then those in these.
  init(_ listings: [FolderListing]) {
    var rest = listings.map { $0.found[...] }
    // The place of the first listing of a folder in each that is still to come.
    var (below, start) = ([Int](), 1)
    for listing in listings {
      below.append(start)
      start += listing.found.count { $0.kind == .folder }
    }
    let starts = listings.map { take(namesOf: $0) }
    var open = listings.isEmpty ? [] : [0]
    while let folder = open.last {
      let end = rest[folder].firstIndex { $0.kind == .folder } ?? rest[folder].endIndex
      let isAmongTickets = "\(folders[folder])/".hasPrefix("tickets/")
      for file in rest[folder][..<end] {
        entries.append(
          Entry(
            name: starts[folder] + file.name.lowerBound, folder: folder, kind: file.kind, isMarkdown: file.isMarkdown,
            isTicket: file.isMarkdown && isAmongTickets))
      }
      guard end < rest[folder].endIndex else {
        open.removeLast()
        continue
      }
      rest[folder] = rest[folder][(end + 1)...]
      open.append(below[folder])
      below[folder] += 1
    }
  }

  /// - Returns: Where its names start among all.
  private mutating func take(namesOf listing: FolderListing) -> Int {
    folders.append(listing.path)
    names += listing.names
    return names.count - listing.names.count
  }

  /// Some of the files, which share the names with all.
  func keeping(_ isKept: (Entry) -> Bool) -> FileList {
    var kept = self
    kept.entries = entries.filter(isKept)
    return kept
  }

  func entry(_ index: Int) -> Entry { entries[index] }

  /// Hands over the names, of which an entry has one.
  func withNames<Result>(_ body: (Names) throws -> Result) rethrows -> Result {
    try names.withUnsafeBytes { try body(Names(bytes: $0)) }
  }

  struct Names {
    fileprivate let bytes: UnsafeRawBufferPointer

    /// A file's name. A NUL stands behind it.
    func name(_ entry: Entry) -> UnsafeRawBufferPointer {
      let start = bytes.baseAddress.unsafelyUnwrapped + Int(entry.name)
      return UnsafeRawBufferPointer(start: start, count: strlen(start.assumingMemoryBound(to: CChar.self)))
    }
  }

  /// Whether no two tickets have one id.
  var hasNoDoubles: Bool {
    withNames { names in
      TicketID.areDistinct(entries.compactMap { $0.isTicket ? TicketID.number(ofName: names.name($0)) : nil })
    }
  }
}
