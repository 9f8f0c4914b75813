/// What is known of one file, or folder, right in a folder. Kept on disk as it lies in memory, without a gap.
struct CacheEntry: Sendable {
  var identity = FileIdentity.unknown
  /// From when on what is kept of it for lists holds: seconds since 1970.
  var standsFrom = Int.max
  /// Lint finds nothing in it from the one moment until the other, that left out, whatever other tickets there are.
  var cleanFrom = Int.max
  var cleanUntil = Int.min
  /// Where its ``StandingTicket`` stands in the cache's file; nowhere if no list of what there is to do shows it.
  var rowStart: UInt32 = 0
  var rowCount: UInt32 = 0
  /// Where its object stands in index.json, if that is ``CacheFile/lines``; nowhere if that is not known.
  var lineStart = 0
  var lineCount: UInt32 = 0
  /// See ``sum(ofRow:)``.
  var rowSum: UInt32 = 0
  /// Where its name ends in the names of the folder, the NUL not counted.
  let nameEnd: UInt32
  private let kindNumber: UInt16
  private let ticketNumber: UInt16

  init(identity: FileIdentity = .unknown, nameEnd: UInt32, kind: FileKind, isTicket: Bool) {
    (self.identity, self.nameEnd, kindNumber, ticketNumber) = (identity, nameEnd, kind.rawValue, isTicket ? 1 : 0)
  }

  var kind: FileKind { FileKind(rawValue: kindNumber) ?? .other }
  /// Whether it is a regular file that is read as a ticket.
  var isTicket: Bool { ticketNumber == 1 && kind == .file }

  var line: Range<Int>? { lineCount == 0 ? nil : lineStart..<lineStart + Int(lineCount) }
  var row: Range<Int> { Int(rowStart)..<Int(rowStart) + Int(rowCount) }

  /// The same name, of which nothing else is known.
  func forgotten(_ identity: FileIdentity) -> CacheEntry {
    CacheEntry(identity: identity, nameEnd: nameEnd, kind: kind, isTicket: isTicket)
  }

  /// Takes over what is known of a file by the same name.
  mutating func learn(from known: CacheEntry) {
    (identity, standsFrom, cleanFrom, cleanUntil) = (known.identity, known.standsFrom, known.cleanFrom, known.cleanUntil)
    (rowStart, rowCount, rowSum, lineStart, lineCount) = (known.rowStart, known.rowCount, known.rowSum, known.lineStart, known.lineCount)
  }

  /// A number for a row of this very file, so that who reads one sees whether it is whole: a command that needs few does not go through all.
  func sum(ofRow row: UnsafeRawBufferPointer) -> UInt32 {
    var hash = Hash64()
    hash.add(identity.number)
    hash.add(row)
    return UInt32(truncatingIfNeeded: hash.value)
  }
}

/// A folder among the tickets as it stands on disk, with what is known of each file from an earlier time.
struct CacheFolder: Sendable {
  /// Below the workspace: `tickets/open/tier-2`.
  let path: String
  var identity = FileIdentity.unknown
  /// Each with a NUL behind it.
  var names: [UInt8] = []
  /// In the order of paths. What is hidden is not among them.
  var entries: [CacheEntry] = []

  func name(_ index: Int) -> Range<Int> { (index == 0 ? 0 : Int(entries[index - 1].nameEnd) + 1)..<Int(entries[index].nameEnd) }
  func path(_ index: Int) -> String {
    let (name, size) = (name(index), path.utf8.count)
    return String(unsafeUninitializedCapacity: size + 1 + name.count) { text in
      _ = text.update(fromContentsOf: path.utf8)
      text[size] = UInt8(ascii: "/")
      return text[(size + 1)...].update(fromContentsOf: names[name])
    }
  }
  func file(_ index: Int) -> WorkspaceFolder.File { WorkspaceFolder.File(path: path(index), kind: entries[index].kind) }

  init(path: String) { self.path = path }

  /// Lists a folder anew.
  ///
  /// - Parameter known: What it was at an earlier time.
  init(_ folder: Folder, path: String, identity: FileIdentity, known: CacheFolder?) throws {
    (self.path, self.identity) = (path, identity)
    let listing = try FolderListing(folder, path: path)
    // Both are in the same order, so one walk finds what stands in both.
    var place = 0
    for found in listing.found {
      names += listing.names[found.name]
      names.append(0)
      entries.append(CacheEntry(nameEnd: UInt32(names.count - 1), kind: found.kind, isTicket: found.kind == .file && found.isMarkdown))
      guard let known, found.kind == .file else { continue }
      let name = name(entries.count - 1)
      while place < known.entries.count, known.stands(place, before: names[name]) { place += 1 }
      if place < known.entries.count, known.names[known.name(place)] == names[name] {
        entries[entries.count - 1].learn(from: known.entries[place])
      }
    }
  }

  private func stands(_ index: Int, before name: ArraySlice<UInt8>) -> Bool {
    entries[index].kind != .file || names[self.name(index)].lexicographicallyPrecedes(name)
  }
}
