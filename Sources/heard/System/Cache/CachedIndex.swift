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
    let seen: [Never]? = cache.pass(desk.serviceLevels) { _ in
      .nothing
    } _: { _, _ in
      (nil, .init())
    }
    (self.cache, self.desk, tickets) = (cache, desk, seen == nil ? nil : cache.number)
  }

  /// - Parameter files: The identities of the index's files.
  func isUpToDate(_ files: [FileIdentity]) -> Bool { number(with: files).map { $0 == cache.file.indexed } ?? false }

  /// The tickets' files.
  var files: FileList { FileList(cache.files(where: \.isTicket)) }
  /// What stands among them and is none.
  var others: [WorkspaceFolder.File] { cache.others }

  /// The parts of the index, with the objects of tickets that are as they were left where they stand in the present index.json.
  ///
  /// - Returns: nil where that one is another, where too many tickets have no place there, or where something cannot be read.
  func parts(_ source: IndexSource, present: FileIdentity) -> [IndexPart]? {
    guard present.isKnown, present == cache.file.lines else { return nil }
    let now = desk.now
    let count = cache.file.folders.reduce(0) { $0 + $1.entries.lazy.filter { $0.isTicket && !$0.isKept(now) }.count }
    return count <= max(16, cache.count / 8) ? cache.parts(source, desk.serviceLevels, now) : nil
  }

  /// Notes what was made of tickets, part by part.
  mutating func note(_ part: IndexPart) {
    rows += part.rows.map { (sizes.count + $0.place, $0.row) }
    sizes += part.sizes
  }

  /// Keeps what is known.
  ///
  /// - Parameters:
  ///   - files: The identities of the index's files if they are up to date, else nil.
  ///   - json: That of index.json, if what was made stands there.
  mutating func keep(_ files: [FileIdentity]?, json: FileIdentity) {
    if json.isKnown, sizes.count == cache.ticketCount { cache.note(sizes, rows, in: json, since: desk.now) }
    if let files, let number = number(with: files) { cache.note(indexed: number) }
    cache.save()
  }

  private func number(with files: [FileIdentity]) -> UInt64? {
    guard let tickets, files.allSatisfy(\.isKnown) else { return nil }
    var hash = Hash64()
    for number in [tickets] + files.map(\.number) { hash.add(number) }
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

  fileprivate func parts(_ source: IndexSource, _ serviceLevels: ServiceLevels, _ now: Instant) -> [IndexPart]? {
    let portions = portions
    let found = Mutex<[IndexPart?]>(Array(repeating: nil, count: portions.count))
    concurrently(portions.count) { index in
      let part = try? part(portions[index], source, serviceLevels, now)
      found.withLock { $0[index] = part }
    }
    let parts = found.withLock { $0 }.compactMap(\.self)
    return parts.count == portions.count ? parts : nil
  }

  private func part(_ portion: Portion, _ source: IndexSource, _ serviceLevels: ServiceLevels, _ now: Instant) throws -> IndexPart {
    let folder = file.folders[portion.folder]
    let open = try workspace.folder.folder(folder.path)
    let placement = workspace.configuration.placement(ofFolder: folder.path)
    var (part, levels) = (IndexPart(), serviceLevels.detached())
    for index in portion.range where folder.entries[index].isTicket {
      let entry = folder.entries[index]
      let look = entry.look(now)
      if look == .nothing, let line = entry.line {
        part.add(settledIn: folder.path, placement, source, object: line)
        continue
      }
      let path = folder.path(index)
      if look == .row, let line = entry.line, let ticket = standing(entry, path, placement, levels) {
        part.add(ticket, source, &levels, object: line)
      } else {
        let bytes = try open.read(String(decoding: folder.names[folder.name(index)], as: UTF8.self))
        part.add(Ticket(path: path, placement: placement, document: TicketDocument(bytes)), source, &levels, now: now)
      }
    }
    return part
  }

  /// Notes where tickets stand in an index.json, and rows of some.
  ///
  /// - Parameters:
  ///   - sizes: Of all tickets' objects, in the order of paths.
  ///   - rows: By place among them.
  fileprivate mutating func note(_ sizes: [Int], _ rows: [(place: Int, row: [UInt8])], in json: FileIdentity, since now: Instant) {
    note(lines: json)
    var (place, start, rows) = (0, IndexPart.opening.count + IndexPart.divider(isFirst: true).count, rows[...])
    for portion in portions {
      var changes: [(place: Int, entry: CacheEntry, row: [UInt8]?)] = []
      for index in portion.range where file.folders[portion.folder].entries[index].isTicket {
        var entry = file.folders[portion.folder].entries[index]
        (entry.lineStart, entry.lineCount) = (start, UInt32(exactly: sizes[place]) ?? 0)
        var row: [UInt8]?
        if rows.first?.place == place, let read = rows.popFirst() { row = entry.learn(Note(standing: (now.seconds, read.row))) }
        if row != nil || entry.differs(from: file.folders[portion.folder].entries[index]) { changes.append((index, entry, row)) }
        start += sizes[place] + IndexPart.divider(isFirst: false).count
        place += 1
      }
      note(changes, in: portion.folder)
    }
  }
}
