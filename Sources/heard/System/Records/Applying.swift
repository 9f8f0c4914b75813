import HeardKit

/// Carrying out plans: the one place where commands change a workspace.
extension WorkspaceFolder {
  /// Applies a plan and ends the turn; or says what is in its way, and every file is as it was.
  ///
  /// - Parameter kind: nil for files that can be made anew at any time: no record is kept of them.
  /// - Throws: ``WorldError`` for a file that changed since it was read, a place that is taken, and what the system refuses.
  func apply(_ plan: Plan, as kind: PlanRecord.Kind? = .change, by maker: PlanRecord.Maker) throws {
    defer { endTurn() }
    guard !plan.isEmpty else { return }
    try waitForTurn()
    let record = keepsRecords ? kind.map { PlanRecord(plan, $0, by: maker) } : nil
    let guardian = guardian(record)
    var steps = Steps(plan.steps, in: folder, guardedBy: guardian)
    try steps.check()
    do { try steps.prepare() } catch { throw takingBack([], of: plan, after: error, isRecorded: false) }
    if let record {
      do { try begin(record, isDurable: guardian == .safeRecord || guardian == .nothing && plan.steps.count > 1) } catch {
        steps.discard()
        throw error
      }
    }
    do { try steps.take() } catch {
      throw takingBack(plan.steps[..<error.taken], of: plan, after: error.reason, isRecorded: record != nil)
    }
    if record != nil { end() }
    // What was taken out must not live on in what is known of the tickets.
    if kind == .redact { forgetTickets() }
  }

  private func guardian(_ record: PlanRecord?) -> Steps.Guard {
    guard let record, record.isWhole else { return .nothing }
    if record.onlyMoves { return .recordOfMoves }
    // It tells how to do everything again, so it waits for the disk in place of all else.
    return (try? stateFolder().device()) == (try? folder.device()) ? .safeRecord : .nothing
  }

  /// Takes the steps that are left of a plan.
  func carryOut(_ steps: [Plan.Step]) throws {
    var steps = Steps(steps, in: folder)
    do { try steps.take() } catch { throw error.reason }
  }

  /// Whether anything stands at a path.
  func stands(_ path: String) -> Bool {
    let (parent, name) = splitPath(path)
    return (try? folder.folder(parent))?.kind(of: name) != nil
  }

  /// Takes back the steps that were taken when one failed.
  ///
  /// - Returns: What to say of it: that nothing was changed, or else what was and what was not.
  func takingBack(_ taken: ArraySlice<Plan.Step>, of plan: Plan, after error: any Error, isRecorded: Bool) -> WorldError {
    var changed = Plan(Array(taken)).paths
    let (problem, remedy): (String, String)
    do {
      let (steps, disturbed) = try rest(of: Plan(Array(taken)).changes().inverse)
      // What came stays while somebody else holds what it came from.
      let back = steps.filter { if case .remove = $0 { disturbed.isEmpty } else { true } }
      try carryOut(back)
      if isRecorded { forget() }
      if disturbed.isEmpty { return WorldError("\(error); nothing was changed: see to that, and run the command again") }
      changed = disturbed.flatMap { [$0.before.path, $0.after.path].compactMap { $0 } } + steps.filter { !back.contains($0) }.map(\.path)
      (problem, remedy) = ("something else was there meanwhile", "look at these, and run the command again")
    } catch let second {
      (problem, remedy) = ("\(second)", "see to that; then \(isRecorded ? "'heard doctor --fix' finishes it" : "run the command again")")
    }
    let left = plan.paths.filter { !changed.contains($0) }
    return WorldError(
      """
      \(error); and what was done could not all be taken back: \(problem)
      changed: \(Plan(changed.map { .create(path: $0, bytes: []) }).paths.joined(separator: ", "))
      as before: \(left.isEmpty ? "nothing else" : left.joined(separator: ", "))
      \(remedy)
      """)
  }
}
