import HeardKit

/// The steps of a plan while they are taken: first all that is to be written is written beside its place and made safe on disk, then each file
/// gets its place, then the folders are made safe.
///
/// So a full disk is found before anything changes, and what waits for the disk is done a few times and not for each file. Where a record guards the
/// steps, it is done once: what is written beside is sent to the disk, and making the record safe, which follows, makes its names safe too, since
/// file systems write those in order (git's `core.fsyncMethod=batch` relies on the same). Names that are given afterwards and then lost with the
/// power are given again by the record.
///
/// Moves wait for nothing, and find a full disk only as they go: a heading is added where the file lies, so that no word of the ticket leaves the disk
/// or is written anew, and the file gets its place. What a kill leaves half done the record finishes, be it safe on disk or not. With the power a
/// move of the last half minute may be lost, or half of it, as one of `git mv`; lint finds that, and heard can say it again. Where nothing can be added in
/// place a draft is written, and waited for.
struct Steps {
  /// What stopped, and how many steps had been taken by then.
  struct Stopped: Error {
    let taken: Int
    let reason: any Error
  }

  /// What guards the steps.
  enum Guard {
    case nothing
    /// A record that is made safe on this disk between preparing and taking.
    case safeRecord
    /// A record, of moves alone.
    case recordOfMoves
  }

  private let steps: [Plan.Step]
  private let guardian: Guard
  /// One for each step; nil for those that write nothing.
  private var drafts: [String?] = []
  private var folders: OpenFolders
  private var changed: Set<String> = []

  /// So many drafts are made safe one by one. More are with all else that the disk still has to write, which costs less than as many waits.
  private static let few = 32

  private static let meanwhile = "something else changed it while heard was at work, as an editor or git"

  init(_ steps: [Plan.Step], in root: Folder, guardedBy guardian: Guard = .nothing) {
    (self.steps, folders, self.guardian) = (steps, OpenFolders(root), guardian)
  }

  /// What would stop a step, found before the first one is taken.
  mutating func check() throws {
    var last = ""
    for step in steps {
      defer { last = step.path }
      switch step {
      case .create(let path, _): try mustBeFree(path)
      case .move(let path, let target):
        guard path == last || stands(path) else { throw changed(path) }
        try mustBeFree(target)
      case .rewrite(let path, let from, _), .remove(let path, let from):
        let (parent, name) = splitPath(path)
        // A move looks at all of a file right before it adds to it, and is taken back where that is another.
        if guardian == .recordOfMoves {
          guard try folder(parent).size(of: name) == from.count else { throw changed(path) }
        } else {
          guard stands(path), try isSame(folder(parent).read(name)[...], from[...]) else { throw changed(path) }
        }
      }
    }
  }

  private mutating func mustBeFree(_ path: String) throws {
    guard stands(path) else { return }
    throw WorldError("\(path): something stands there already; nothing was changed: move it away, or see 'heard lint'")
  }

  private mutating func stands(_ path: String) -> Bool {
    let (parent, name) = splitPath(path)
    return (try? folder(parent))?.kind(of: name) != nil
  }

  private func changed(_ path: String) -> WorldError {
    WorldError("\(path): \(Self.meanwhile); nothing was changed: look at it, and run the command again")
  }

  /// Writes what is to be written; no draft is left where that fails.
  mutating func prepare() throws {
    do { try write() } catch {
      discard()
      throw error
    }
  }

  /// Gives each file its place.
  ///
  /// - Throws: ``Stopped``; no draft is left then.
  mutating func take() throws(Stopped) {
    if drafts.isEmpty { do { try prepare() } catch { throw Stopped(taken: 0, reason: error) } }
    for index in steps.indices {
      do { try place(index) } catch { throw stopped(at: index, error) }
    }
    if guardian == .nothing { for path in changed { try? folder(path).makeSafe() } }
  }

  private mutating func stopped(at index: Int, _ reason: any Error) -> Stopped {
    discard(from: index)
    return Stopped(taken: index, reason: reason)
  }

  /// Takes the drafts away that have not come to their place.
  mutating func discard(from index: Int = 0) {
    for (step, draft) in zip(steps, drafts).dropFirst(index) {
      if let draft { try? folder(splitPath(step.path).folder).remove(draft) }
    }
  }

  private mutating func write() throws {
    if guardian == .recordOfMoves { return drafts = Array(repeating: nil, count: steps.count) }
    let isGuarded = guardian == .safeRecord
    let isMany = Folder.canMakeAllSafe && steps.count > Self.few
    let safety: Folder.Safety = isMany ? .later : isGuarded ? .sent : .now
    for step in steps {
      let (parent, name) = splitPath(step.path)
      switch step {
      case .create(_, let bytes):
        drafts.append(try folder(parent, creating: true).writeDraft(for: name, bytes, safety))
      case .rewrite(_, _, let bytes):
        drafts.append(try folder(parent).writeDraft(for: name, bytes, keepsMode: true, safety))
      case .move, .remove: drafts.append(nil)
      }
    }
    if isGuarded, !isMany {
      for (step, draft) in zip(steps, drafts) { if let draft { try folder(splitPath(step.path).folder).waitForDisk(draft) } }
      return
    }
    guard isMany else { return }
    var devices: Set<UInt64> = []
    for parent in Set(zip(steps, drafts).lazy.filter { $1 != nil }.map { splitPath($0.0.path).folder }) {
      let folder = try folder(parent)
      if try devices.insert(folder.device()).inserted { try folder.makeAllSafe() }
    }
  }

  private mutating func place(_ index: Int) throws {
    let (step, draft) = (steps[index], drafts[index])
    let (parent, name) = splitPath(step.path)
    let place = try folder(parent)
    switch step {
    case .create: try place.moveExclusively(draft ?? name, to: place, name)
    case .rewrite(let path, let from, let bytes):
      if draft == nil, let isAdded = try place.append(bytes, to: name, holding: from, steps.count > Self.few ? .later : .sent) {
        if isAdded { break }
        throw WorldError("\(path): \(Self.meanwhile)")
      }
      let written = try draft ?? place.writeDraft(for: name, bytes, keepsMode: true, .sent)
      drafts[index] = written
      // The old words leave the disk when the names are exchanged, so the new file has to be there.
      if draft == nil { try place.waitForDisk(written) }
      guard try place.put(written, bytes, over: name, holding: from) else { throw WorldError("\(path): \(Self.meanwhile)") }
    case .move(_, let target):
      let (targetParent, targetName) = splitPath(target)
      try place.moveExclusively(name, to: folder(targetParent, creating: true), targetName)
      changed.insert(targetParent)
    case .remove: try place.remove(name)
    }
    changed.insert(parent)
  }

  private mutating func folder(_ path: String, creating: Bool = false) throws -> Folder { try folders.folder(path, creating: creating) }
}
