import HeardKit

/// Carrying out plans: the one place where commands change a workspace.
extension WorkspaceFolder {
  /// Applies a plan and ends the turn; or says what is in its way, and every file is as it was.
  ///
  /// - Parameter kind: nil for files that can be made anew at any time: no record is kept of them.
  /// - Throws: ``WorldError`` for a file that changed since it was read, a place that is taken, and what the system refuses.
  func apply(_ plan: Plan, as kind: PlanRecord.Kind? = .change) throws {
    defer { endTurn() }
    guard !plan.isEmpty else { return }
    try waitForTurn()
    var steps = Steps(plan.steps, in: folder)
    try steps.check()
    if let kind { try begin(PlanRecord(plan, kind), isDurable: plan.steps.count > 1) }
    do { try steps.take() } catch {
      throw takingBack(plan.steps[..<error.taken], of: plan, after: error.reason, isRecorded: kind != nil)
    }
    if kind != nil { end() }
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
  private func takingBack(_ taken: ArraySlice<Plan.Step>, of plan: Plan, after error: any Error, isRecorded: Bool) -> WorldError {
    do {
      try carryOut(rest(of: PlanRecord(Plan(Array(taken)), .undo).inverse).steps)
      if isRecorded { forget() }
      return WorldError("\(error); nothing was changed: see to that, and run the command again")
    } catch let second {
      let done = Plan(Array(taken)).paths
      let left = plan.paths.filter { !done.contains($0) }
      let remedy = isRecorded ? "then 'heard doctor --fix' finishes it" : "then run the command again"
      return WorldError(
        """
        \(error); and what was done could not all be taken back: \(second)
        changed: \(done.joined(separator: ", "))
        as before: \(left.isEmpty ? "nothing else" : left.joined(separator: ", "))
        see to that; \(remedy)
        """)
    }
  }
}
