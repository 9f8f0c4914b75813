import HeardKit
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One look at every ticket, with the cores sharing it. A ticket that is as it was costs a call of the system and a comparison: no text is made of its
/// name, and nothing else is kept of it.
extension DeskCache {
  /// What of a ticket has to be looked at.
  enum Look { case nothing, row, whole }

  /// What is noted of a ticket that was looked at.
  struct Note {
    /// Since when it stands as it is, and the row that is kept of it; empty where there is nothing to do.
    var standing: (from: Int, row: [UInt8])?
    var clean: Range<Int>?
  }

  /// Files right behind one another in a folder.
  struct Portion {
    let folder: Int
    let range: Range<Int>
  }

  /// All files, in the order of paths.
  var portions: [Portion] {
    let places = Dictionary(file.folders.indices.map { (FilePath(file.folders[$0].path), $0) }) { first, _ in first }
    var portions: [Portion] = []
    func visit(_ place: Int) {
      let folder = file.folders[place]
      var start = 0
      func end(_ end: Int) {
        while start < end {
          portions.append(Portion(folder: place, range: start..<min(start + Self.portion, end)))
          start = min(start + Self.portion, end)
        }
      }
      for index in folder.entries.indices where folder.entries[index].kind == .folder {
        end(index)
        start = index + 1
        if let below = places[FilePath(folder.path(index))] { visit(below) }
      }
      end(folder.entries.count)
    }
    if let top = places[FilePath("tickets")] { visit(top) }
    return portions
  }

  private static let portion = 1024

  /// Goes through all tickets and notes what is found out.
  ///
  /// - Parameters:
  ///   - fresh: A part into which nothing was gathered yet.
  ///   - look: What of a ticket has to be looked at, by what is known of it. Called from several threads, as the next ones.
  ///   - linter: Passes over the tickets in which it will find nothing at any time, where those with findings alone are wanted.
  ///   - stand: Gathers what is kept of a ticket, where that is to be looked at.
  ///   - make: Gathers a ticket that was read.
  /// - Returns: What was gathered, in the order of paths; nil where something could not be read: who reads without a cache says what.
  mutating func pass<Part: Sendable>(
    _ serviceLevels: ServiceLevels, into fresh: Part, passingOverClean linter: Linter? = nil, _ look: @Sendable (CacheEntry) -> Look,
    stand: @Sendable (StandingTicket, inout ServiceLevels, inout Part) -> Void = { _, _, _ in },
    _ make: @Sendable (Ticket, inout ServiceLevels, inout Part) -> Note
  ) -> [Part]? {
    let (portions, cache) = (portions, self)
    let found = Mutex<[Visit<Part>?]>(Array(repeating: nil, count: portions.count))
    concurrently(portions.count) { index in
      let visit = try? Visit(portions[index], in: cache, serviceLevels, into: fresh, linter, look, stand, make)
      found.withLock { $0[index] = visit }
    }
    let visits = found.withLock { $0 }.compactMap(\.self)
    guard visits.count == portions.count else { return nil }
    for (portion, visit) in zip(portions, visits) { note(visit.changes, in: portion.folder) }
    return visits.map(\.part)
  }

  /// What was gathered of one portion, and what is to be noted.
  private struct Visit<Part: Sendable>: Sendable {
    var part: Part
    var changes: [(place: Int, entry: CacheEntry, row: [UInt8]?)] = []

    init(
      _ portion: Portion, in cache: DeskCache, _ serviceLevels: ServiceLevels, into fresh: Part, _ linter: Linter?,
      _ look: (CacheEntry) -> Look, _ stand: (StandingTicket, inout ServiceLevels, inout Part) -> Void,
      _ make: (Ticket, inout ServiceLevels, inout Part) -> Note
    ) throws {
      part = fresh
      let folder = cache.file.folders[portion.folder]
      let open = try cache.workspace.folder.folder(folder.path)
      let placement = cache.workspace.configuration.placement(ofFolder: folder.path)
      let standing = linter?.standing(ofFolder: folder.path)
      var buffer = [UInt8](repeating: 0, count: standing == nil ? 0 : 65_536)
      // They lay their calendars out as they are asked, so each portion has its own.
      var levels: ServiceLevels?
      for index in portion.range where folder.entries[index].isTicket {
        let known = folder.entries[index]
        var entry = known
        let identity = try open.identity(of: folder.names, from: folder.name(index).lowerBound, at: cache.time)
        if identity != known.identity || !identity.isKnown { entry = known.forgotten(identity) }
        var row: [UInt8]?
        let wanted = look(entry)
        if wanted == .whole, let linter, let standing,
          try open.isCleanForEver(folder.names, folder.name(index), in: standing, &buffer)
        {
          if identity.isKnown { (entry.cleanFrom, entry.cleanUntil) = (linter.now.seconds, .max) }
        } else if wanted != .nothing {
          let path = folder.path(index)
          var own = levels.take() ?? serviceLevels.detached()
          defer { levels = own }
          if wanted == .row, let standing = cache.standing(entry, path, placement, own) {
            stand(standing, &own, &part)
            continue
          }
          let bytes = try open.read(String(decoding: folder.names[folder.name(index)], as: UTF8.self))
          let note = make(Ticket(path: path, placement: placement, document: TicketDocument(bytes)), &own, &part)
          if identity.isKnown { row = entry.learn(note) }
        }
        if entry.differs(from: known) || row != nil { changes.append((index, entry, row)) }
      }
    }
  }

  /// What is kept of a ticket that is as it was.
  func standing(_ entry: CacheEntry, _ path: String, _ placement: Placement?, _ levels: ServiceLevels) -> StandingTicket? {
    file.row(entry).flatMap { StandingTicket($0, path: path, placement: placement, levels) }
  }
}

extension CacheEntry {
  /// - Returns: the row that is to be kept.
  mutating func learn(_ note: DeskCache.Note) -> [UInt8]? {
    if let clean = note.clean { (cleanFrom, cleanUntil) = (clean.lowerBound, clean.upperBound) }
    guard let (from, row) = note.standing, row.count <= Self.longestRow else { return nil }
    (standsFrom, rowStart, rowCount) = (from, 0, 0)
    return row.isEmpty ? nil : row
  }

  /// Bytes; a ticket with more is read anew each time.
  private static let longestRow = 16_384

  func differs(from other: CacheEntry) -> Bool {
    identity != other.identity || standsFrom != other.standsFrom || cleanFrom != other.cleanFrom || cleanUntil != other.cleanUntil
      || line != other.line
  }
}

extension Folder {
  fileprivate func isCleanForEver(
    _ names: [UInt8], _ place: Range<Int>, in standing: TicketStanding, _ buffer: inout [UInt8]
  ) throws -> Bool {
    try buffer.withUnsafeMutableBytes { buffer in
      try names.withUnsafeBytes { names in
        let name = UnsafeRawBufferPointer(rebasing: names[place])
        guard let count = try read(name, into: buffer) else { return false }
        return standing.isCleanForEver(UnsafeRawBufferPointer(rebasing: buffer[..<count]), named: name)
      }
    }
  }

  /// By what the file whose name stands at a place of some names is known again.
  ///
  /// - Throws: ``SystemError`` also where it is no regular file any more.
  fileprivate func identity(of names: [UInt8], from start: Int, at time: Int) throws -> FileIdentity {
    var status = stat()
    let isThere = names.withUnsafeBytes { names in
      names.baseAddress.unsafelyUnwrapped.advanced(by: start).withMemoryRebound(to: CChar.self, capacity: 1) {
        fstatat(descriptor, $0, &status, AT_SYMLINK_NOFOLLOW) == 0
      }
    }
    guard isThere, FileKind(mode: status.st_mode) == .file else { throw SystemError("looking at a file in", path) }
    return FileIdentity(status, at: time)
  }
}
