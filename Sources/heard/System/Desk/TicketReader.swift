import HeardKit
import Synchronization

/// Reads tickets and makes something of each, with the service levels at hand.
///
/// The path of every command that looks at all tickets, so it is built for speed: each folder is opened once, each file read once, the cores
/// share the work where there is enough of it, and no ticket outlives what is made of it.
struct TicketReader: Sendable {
  let folder: WorkspaceFolder
  let serviceLevels: ServiceLevels

  /// Files that are read in one go; fewer are not worth a second thread.
  private static let portion = 512
  /// Of those that are gathered: what is gathered of them is as much as they are.
  private static let gathered = 128
  private let spare = SpareLevels()

  /// - Parameters:
  ///   - linter: Passes over the tickets in which it finds nothing at a glance, where those with findings alone are wanted.
  ///   - make: Called from several threads; nil is left out of what comes back.
  /// - Returns: What was made, in the order of the files, however many threads there are.
  /// - Throws: What reading a file throws, of the first such file.
  func map<Made: Sendable>(
    _ files: FileList, passingOverClean linter: Linter? = nil, _ make: @Sendable (Ticket, inout ServiceLevels) -> Made?
  ) throws -> [Made] {
    let count = (files.count + Self.portion - 1) / Self.portion
    return try mapConcurrently(count) { index in
      let start = index * Self.portion
      return try read(files, start..<min(start + Self.portion, files.count), linter, make)
    }.flatMap { $0 }
  }

  /// Gathers tickets, some of them at a time, so that no more than these are in memory.
  ///
  /// - Parameters:
  ///   - fresh: What has none yet.
  ///   - add: Adds a ticket. Called from several threads.
  ///   - take: Is handed what was gathered, in the order of the files, by one thread at a time; and what could not be read, and why.
  func gather<Part: Sendable>(
    _ files: FileList, into fresh: Part, _ add: @Sendable (inout Part, Ticket, inout ServiceLevels) -> Void,
    _ take: (Gathered<Part>) throws -> Void
  ) throws {
    let lock = Mutex(())
    let turn = Mutex(())
    // Touched under the lock only; it is handed on under the turn, while the others read on: they wait only where much is waiting.
    nonisolated(unsafe) var pending = Pending<Part>()
    try withoutActuallyEscaping(take) { take in
      nonisolated(unsafe) let take = take
      @Sendable func handOn() {
        while let gathered = lock.withLock({ _ in pending.next() }) {
          do { try take(gathered) } catch { lock.withLock { _ in pending.failure = error } }
        }
      }
      concurrently((files.count + Self.gathered - 1) / Self.gathered) { index in
        if lock.withLock({ _ in pending.failure != nil }) { return }
        let start = index * Self.gathered
        let gathered = Result { try gather(files, start..<min(start + Self.gathered, files.count), into: fresh, add) }
        let isMuch = lock.withLock { _ in pending.add(gathered, of: index) }
        if isMuch { turn.withLock { _ in handOn() } } else { _ = turn.withLockIfAvailable { _ in handOn() } }
      }
      handOn()
      if let failure = pending.failure { throw failure }
    }
  }

  /// What of each portion was gathered, and what of it could not be read.
  typealias Gathered<Part> = (part: Part, unreadable: [(file: WorkspaceFolder.File, reason: String)])

  /// What waits for its turn to be taken.
  private struct Pending<Part> {
    private var taken = 0
    private var waiting: [Int: Gathered<Part>] = [:]
    var failure: (any Error)?

    /// - Returns: Whether more is waiting than should.
    mutating func add(_ gathered: Result<Gathered<Part>, any Error>, of index: Int) -> Bool {
      do { waiting[index] = try gathered.get() } catch { failure = failure ?? error }
      return waiting.count > 32
    }

    /// What is to be handed on next; nil if that is not there yet.
    mutating func next() -> Gathered<Part>? {
      guard failure == nil, let gathered = waiting.removeValue(forKey: taken) else { return nil }
      taken += 1
      return gathered
    }
  }

  private func gather<Part>(
    _ files: FileList, _ range: Range<Int>, into fresh: Part, _ add: (inout Part, Ticket, inout ServiceLevels) -> Void
  ) throws -> Gathered<Part> {
    func gathered(_ files: FileList, _ range: Range<Int>) throws -> Part {
      var part = fresh
      let _: [Never] = try read(files, range, nil) { ticket, levels in
        add(&part, ticket, &levels)
        return nil
      }
      return part
    }
    do { return (try gathered(files, range), []) } catch is SystemError {
      let (readable, unreadable) = folder.divided(FileList(files[range]))
      return (try gathered(readable, readable.indices), unreadable)
    }
  }

  private func read<Made>(
    _ files: FileList, _ range: Range<Int>, _ linter: Linter?, _ make: (Ticket, inout ServiceLevels) -> Made?
  ) throws -> [Made] {
    // They lay their calendars out as they are asked, so each thread has its own.
    var levels = spare.take() ?? serviceLevels.detached()
    defer { spare.give(levels) }
    var (parent, place, standing, open) = (-1, Placement?.none, TicketStanding?.none, folder.folder)
    var made: [Made] = []
    try withUnsafeTemporaryAllocation(byteCount: Self.bufferSize, alignment: 16) { buffer in
      try files.withNames { names in
        for index in range {
          let entry = files.entry(index)
          if entry.folder != parent {
            parent = entry.folder
            (standing, open) = (linter?.standing(ofFolder: files.folders[parent]), try folder.folder.folder(files.folders[parent]))
            place = standing?.placement ?? folder.configuration.placement(ofFolder: files.folders[parent])
          }
          let name = names.name(entry)
          let bytes: [UInt8]
          if let count = try open.read(name, into: buffer) {
            let text = UnsafeRawBufferPointer(rebasing: buffer[..<count])
            if let standing, standing.isClean(text, named: name, levels: &levels) { continue }
            bytes = [UInt8](text)
          } else {
            bytes = try open.read(String(decoding: name, as: UTF8.self))
          }
          if let one = make(Ticket(path: files.path(entry), placement: place, document: TicketDocument(bytes)), &levels) {
            made.append(one)
          }
        }
      }
    }
    return made
  }

  /// Larger files are read in another way.
  private static let bufferSize = 65_536
}

/// Service levels that no thread uses at the moment, with the calendars that they laid out.
private final class SpareLevels: Sendable {
  private let levels = Mutex<[ServiceLevels]>([])

  func take() -> ServiceLevels? { levels.withLock { $0.popLast() } }
  func give(_ one: ServiceLevels) { levels.withLock { $0.append(one) } }
}

extension WorkspaceFolder {
  /// The files that can be read, and why the others cannot. One by one: it is asked only where a reading of all has failed.
  func divided(_ files: FileList) -> (readable: FileList, unreadable: [(file: File, reason: String)]) {
    var divided: (readable: FileList, unreadable: [(file: File, reason: String)]) = (FileList(), [])
    for file in files {
      do {
        _ = try read(file.path)
        divided.readable.append(file)
      } catch {
        divided.unreadable.append((file, (error as? SystemError)?.reason ?? "\(error)"))
      }
    }
    return divided
  }
}
