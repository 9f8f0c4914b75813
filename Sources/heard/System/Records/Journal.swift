import HeardKit

/// The record of the last plan, in the state folder: `plan` while the plan is carried out, `last` from then on.
///
/// Who finds a `plan` and has the turn knows that its process is gone, and finishes it.
extension WorkspaceFolder {
  private static let pending = "plan"
  private static let last = "last"

  /// Writes down what is about to be done.
  func begin(_ record: PlanRecord, isDurable: Bool) throws {
    guard !isInterrupted else {
      throw WorldError(
        "an earlier command was interrupted; nothing was changed: 'heard doctor --fix' finishes that one, then run this again")
    }
    do { try stateFolder().overwrite(Self.pending, record.bytes, isDurable: isDurable) } catch {
      forget()
      throw WorldError("\(error); nothing was changed: see to that, and run the command again")
    }
  }

  /// The plan is carried out. Where that cannot be noted, whoever comes next sees that nothing is left to do.
  func end() {
    guard let state = existingStateFolder else { return }
    try? state.move(Self.pending, over: Self.last)
  }

  /// The plan is taken back.
  func forget() { try? existingStateFolder?.remove(Self.pending) }

  /// The plan that was carried out last.
  ///
  /// - Returns: nil if there is none.
  /// - Throws: ``WorldError`` if its record cannot be read.
  func lastRecord() throws -> PlanRecord? {
    guard let state = existingStateFolder, state.kind(of: Self.last) != nil else { return nil }
    guard let record = PlanRecord(bytes: try state.read(Self.last)) else {
      throw WorldError(
        "the record of the last command is torn; nothing was changed: 'git diff' shows what was done, 'git restore' takes it back")
    }
    return record
  }

  /// Whether a command was interrupted, or is at work.
  var isInterrupted: Bool { existingStateFolder?.kind(of: Self.pending) != nil }

  /// Waits for the turn and finishes what a crash interrupted: what is read from now on stays as it is until ``apply(_:as:)``, which ends the
  /// turn, unless something else than heard changes it.
  ///
  /// - Returns: What there is to say, a line each.
  func takeTurn() throws -> [String] {
    try waitForTurn()
    do { return try finishInterrupted() } catch {
      throw WorldError("an earlier command was interrupted and cannot be finished: \(error); see to that, or run 'heard doctor --fix'")
    }
  }

  /// Finishes what a crash interrupted, for a command that only reads: where that cannot be, it is said.
  func mendBeforeReading() -> [String] {
    guard isInterrupted, takesTurnAtOnce() else { return [] }
    defer { endTurn() }
    do { return try finishInterrupted() } catch {
      return ["an earlier command was interrupted and cannot be finished: \(error); see to that, and run 'heard doctor --fix'"]
    }
  }

  private func finishInterrupted() throws -> [String] {
    guard isInterrupted else { return [] }
    let state = try stateFolder()
    guard state.kind(of: Self.pending) == .file, let record = PlanRecord(bytes: try state.read(Self.pending)) else {
      // Its writer had not come to the first step, or it is none of heard's.
      return ["the record of an earlier command is torn or names what no command touches; it was set aside as \(try setRecordAside())"]
    }
    var (steps, disturbed) = try rest(of: record.changes)
    // What goes is kept while not all is there that comes instead.
    if !disturbed.isEmpty { steps.removeAll { if case .remove = $0 { true } else { false } } }
    try carryOut(steps)
    var words = steps.isEmpty ? [] : ["an earlier command was interrupted and is finished now: \(listed(Plan(steps).paths))"]
    for change in disturbed where change.after.part != nil { words.append(try setAside(change)) }
    let unknown = disturbed.filter { $0.after.part == nil }.compactMap { $0.after.path ?? $0.before.path }
    if !unknown.isEmpty { words.append("\(listed(unknown)): an interrupted command did not come to it; run that command again") }
    end()
    return words
  }

  /// Waits for the turn and finishes what a crash interrupted, or sets the record aside where nothing but that helps.
  ///
  /// - Returns: What there is to say, a line each.
  func finishOrSetAside() throws -> [String] {
    try waitForTurn()
    defer { endTurn() }
    do { return try finishInterrupted() } catch {
      if let error = error as? SystemError, !error.isLasting { throw error }
      let place = try setRecordAside()
      return ["an earlier command cannot be finished: \(error); its record was set aside as \(place); 'git status' shows what it did"]
    }
  }

  /// The steps of changes that are left, and the files with which something else came between.
  func rest(of changes: [FileChange]) throws -> (steps: [Plan.Step], disturbed: [FileChange]) {
    var (steps, disturbed): ([Plan.Step], [FileChange]) = ([], [])
    for change in changes {
      let rest = try change.rest { path in
        let (parent, name) = splitPath(path)
        guard let place = try? folder.folder(parent), let kind = place.kind(of: name) else { return nil }
        return kind == .file ? try place.read(name) : []
      }
      if let rest { steps += rest } else { disturbed.append(change) }
    }
    return (steps, disturbed)
  }

  /// Paths for people: not more than a line of them.
  private func listed(_ paths: [String]) -> String {
    paths.prefix(4).joined(separator: ", ") + (paths.count > 4 ? " and \(paths.count - 4) more" : "")
  }

  /// Gives a record that cannot be used another name, which no command heeds.
  ///
  /// - Returns: Its path.
  private func setRecordAside() throws -> String {
    let state = try stateFolder()
    let name = Self.leftNames(Self.pending).first { state.kind(of: $0) == nil } ?? ""
    try state.moveExclusively(Self.pending, to: state, name)
    return "\(state.path)/\(name)"
  }
}
