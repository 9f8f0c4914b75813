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
    try plan.steps.forEach(check)
    if let kind { try begin(PlanRecord(plan, kind), isDurable: plan.steps.count > 1) }
    for (index, step) in plan.steps.enumerated() {
      do { try carryOut(step) } catch { throw takingBack(plan.steps[..<index], of: plan, after: error, isRecorded: kind != nil) }
    }
    if kind != nil { end() }
  }

  func carryOut(_ step: Plan.Step) throws {
    switch step {
    case .create(let path, let bytes):
      let (parent, name) = splitPath(path)
      try folder.folder(parent, creating: true).create(name, bytes)
    case .rewrite(let path, let from, let bytes):
      let (parent, name) = splitPath(path)
      guard try folder.folder(parent).replace(name, from, by: bytes) else { throw WorldError("\(path): \(Self.meanwhile)") }
    case .move(let path, let target):
      let (parent, name) = splitPath(path)
      let (targetParent, targetName) = splitPath(target)
      try folder.folder(parent).moveExclusively(name, to: folder.folder(targetParent, creating: true), targetName)
    case .remove(let path, _):
      let (parent, name) = splitPath(path)
      try folder.folder(parent).remove(name)
    }
  }

  /// What would stop a step, found before the first one is taken.
  private func check(_ step: Plan.Step) throws {
    switch step {
    case .create(let path, _): try mustBeFree(path)
    case .move(let path, let target):
      guard stands(path) else { throw changed(path) }
      try mustBeFree(target)
    case .rewrite(let path, let from, _), .remove(let path, let from):
      guard stands(path), try read(path) == from else { throw changed(path) }
    }
  }

  private func mustBeFree(_ path: String) throws {
    guard stands(path) else { return }
    throw WorldError("\(path): something stands there already; nothing was changed: move it away, or see 'heard lint'")
  }

  /// Whether anything stands at a path.
  func stands(_ path: String) -> Bool {
    let (parent, name) = splitPath(path)
    return (try? folder.folder(parent))?.kind(of: name) != nil
  }

  private static let meanwhile = "something else changed it while heard was at work, as an editor or git"

  private func changed(_ path: String) -> WorldError {
    WorldError("\(path): \(Self.meanwhile); nothing was changed: look at it, and run the command again")
  }

  /// Takes back the steps that were taken when one failed.
  ///
  /// - Returns: What to say of it: that nothing was changed, or else what was and what was not.
  private func takingBack(_ taken: ArraySlice<Plan.Step>, of plan: Plan, after error: any Error, isRecorded: Bool) -> WorldError {
    do {
      for step in try rest(of: PlanRecord(Plan(Array(taken)), .undo).inverse).steps { try carryOut(step) }
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
