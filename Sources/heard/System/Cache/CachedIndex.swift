import HeardKit
import Synchronization

/// What is known of an index: whether it is of the tickets as they are, and where each of them stands in its index.json.
struct CachedIndex {
  private var cache: DeskCache
  private let desk: Desk
  /// A number for all the tickets that the index is made of, as they were before anybody read them; nil while one cannot be known again.
  private let tickets: UInt64?
  /// What was made: the size of each ticket's object, and rows by the tickets' places.
  private var sizes: [Int] = []
  private var rows: [(place: Int, row: [UInt8])] = []

  /// - Returns: nil where nothing is kept of the tickets.
  init?(_ desk: Desk) {
    guard var cache = DeskCache(desk) else { return nil }
    let seen: [Void]? = cache.pass(desk.serviceLevels, into: ()) { _ in
      .nothing
    } _: { _, _, _ in
      .init()
    }
    (self.cache, self.desk, tickets) = (cache, desk, seen == nil ? nil : cache.number)
  }

  /// - Parameter files: The identities of the index's files.
  func isUpToDate(_ files: [FileIdentity]) -> Bool { number(with: identity(of: files)).map { $0 == cache.file.indexed } ?? false }

  /// The tickets' files.
  var files: FileList { FileList(cache.files(where: \.isTicket)) }
  /// What stands among them and is none.
  var others: [WorkspaceFolder.File] { cache.others }

  /// The parts of the index, with the objects of tickets that are as they were left where they stand in the present index.json. What pages show
  /// of those that stand is left out: see ``standing(_:)``.
  ///
  /// - Parameter present: The identities of the present index's files.
  /// - Returns: nil where these are others, where too many tickets have no place there, or where something cannot be read.
  func parts(present: [FileIdentity], _ source: IndexSource) -> [IndexPart]? {
    guard identity(of: present).isKnown, identity(of: present) == cache.file.lines else { return nil }
    let now = desk.now
    let count = cache.file.folders.reduce(0) { $0 + $1.entries.lazy.filter { $0.isTicket && !$0.isKept(now) }.count }
    return count <= max(16, cache.count / 8) ? try? cache.parts(source, desk.serviceLevels, now) : nil
  }

  /// What pages show of the tickets that stand as they did.
  func standing(_ source: IndexSource) throws -> [IndexPart] { try cache.standing(source, desk.serviceLevels, desk.now) }

  /// Notes what was made of tickets, part by part.
  mutating func note(_ part: IndexPart) {
    rows += part.rows.map { (sizes.count + $0.place, $0.row) }
    sizes += part.sizes
  }

  /// Keeps what is known.
  ///
  /// - Parameter files: The identities of the index's files if they are up to date, else nil.
  mutating func keep(_ files: [FileIdentity]?) {
    let index = files.map(identity) ?? .unknown
    if index.isKnown, sizes.count == cache.ticketCount { cache.note(sizes, rows, in: index, since: desk.now) }
    if let number = number(with: index) { cache.note(indexed: number) }
    cache.save()
  }

  /// By what all files of an index are known again.
  private func identity(of files: [FileIdentity]) -> FileIdentity {
    guard files.allSatisfy(\.isKnown) else { return .unknown }
    var hash = Hash64()
    for file in files { hash.add(file.number) }
    return FileIdentity(number: hash.value)
  }

  private func number(with index: FileIdentity) -> UInt64? {
    guard let tickets, index.isKnown else { return nil }
    var hash = Hash64()
    for number in [tickets, index.number] { hash.add(number) }
    return hash.value
  }
}

extension CacheEntry {
  /// Whether the index needs no look at it.
  fileprivate func isKept(_ now: Instant) -> Bool { line != nil && look(now) != .whole }
}

extension DeskCache {
  fileprivate var number: UInt64? {
    var hash = Hash64()
    for folder in file.folders {
      hash.add(folder.path)
      hash.add(folder.names)
      for entry in folder.entries where entry.isTicket {
        guard entry.identity.isKnown else { return nil }
        hash.add(entry.identity.number)
      }
    }
    return hash.value
  }

  fileprivate var ticketCount: Int { file.folders.reduce(0) { $0 + $1.entries.lazy.filter(\.isTicket).count } }

  fileprivate func parts(_ source: IndexSource, _ serviceLevels: ServiceLevels, _ now: Instant) throws -> [IndexPart] {
    let portions = portions
    return try mapConcurrently(portions.count) { try part(portions[$0], source, serviceLevels, now) }
  }

  fileprivate func standing(_ source: IndexSource, _ serviceLevels: ServiceLevels, _ now: Instant) throws -> [IndexPart] {
    let portions = portions
    return try mapConcurrently(portions.count) { try standing(portions[$0], source, serviceLevels, now) }
  }

  private func part(_ portion: Portion, _ source: IndexSource, _ serviceLevels: ServiceLevels, _ now: Instant) throws -> IndexPart {
    let folder = file.folders[portion.folder]
    let open = try workspace.folder.folder(folder.path)
    let placement = workspace.configuration.placement(ofFolder: folder.path)
    var (part, levels) = (IndexPart(), serviceLevels.detached())
    for index in portion.range where folder.entries[index].isTicket {
      let entry = folder.entries[index]
      let look = entry.look(now)
      if look != .whole, let line = entry.line {
        part.keep(line)
        if look == .nothing { part.add(settledIn: folder.path, placement, source) }
      } else {
        let bytes = try open.read(String(decoding: folder.names[folder.name(index)], as: UTF8.self))
        part.add(Ticket(path: folder.path(index), placement: placement, document: TicketDocument(bytes)), source, &levels, now: now)
      }
    }
    return part
  }

  private func standing(_ portion: Portion, _ source: IndexSource, _ serviceLevels: ServiceLevels, _ now: Instant) throws -> IndexPart {
    let folder = file.folders[portion.folder]
    let placement = workspace.configuration.placement(ofFolder: folder.path)
    var (part, levels) = (IndexPart(), ServiceLevels?.none)
    for index in portion.range where folder.entries[index].isTicket && folder.entries[index].isKept(now) {
      guard folder.entries[index].look(now) == .row else { continue }
      let path = folder.path(index)
      var own = levels.take() ?? serviceLevels.detached()
      if let ticket = standing(folder.entries[index], path, placement, own) {
        part.add(ticket, source, &own)
      } else {
        part.add(try workspace.ticket(path), source, &own, now: now)
      }
      levels = own
    }
    return part
  }

  /// Notes where tickets stand in the index.json of an index, and rows of some.
  ///
  /// - Parameters:
  ///   - sizes: Of all tickets' objects, in the order of paths.
  ///   - rows: By place among them.
  ///   - index: By what all files of the index are known again.
  fileprivate mutating func note(_ sizes: [Int], _ rows: [(place: Int, row: [UInt8])], in index: FileIdentity, since now: Instant) {
    note(lines: index)
    var (place, start, rows) = (0, IndexPart.opening.count + IndexPart.divider(isFirst: true).count, rows[...])
    for portion in portions {
      var changes: [(place: Int, entry: CacheEntry, row: [UInt8]?)] = []
      for index in portion.range where file.folders[portion.folder].entries[index].isTicket {
        var entry = file.folders[portion.folder].entries[index]
        var row: [UInt8]?
        let read = rows.first?.place == place ? rows.popFirst() : nil
        // One that cannot be known again is forgotten by the next command.
        if entry.identity.isKnown {
          (entry.lineStart, entry.lineCount) = (start, UInt32(exactly: sizes[place]) ?? 0)
          if let read { row = entry.learn(Note(standing: (now.seconds, read.row))) }
          if row != nil || entry.differs(from: file.folders[portion.folder].entries[index]) { changes.append((index, entry, row)) }
        }
        start += sizes[place] + IndexPart.divider(isFirst: false).count
        place += 1
      }
      note(changes, in: portion.folder)
    }
  }
}
