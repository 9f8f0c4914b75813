extension Rule {
  static let silentOverdue = Rule(
    id: "silent-overdue", group: .service, severity: .error, stopsCommit: true,
    summary: "A commit or pull request touches a ticket that is overdue, and leaves it so in silence.",
    rationale: """
      Silent means: a clock is past due, and no person's answer, no move up a tier and no `excuse` stands at or after that due. A ticket in \
      no tier counts as in the lowest. Answer, escalate, or write why it is late. It exists only where there is a before and an after, in the hook and in review.
      """,
    examples: [
      .bad(late.replacing("## 2026-11-20", with: "↓## 2026-11-20") + "note bia\nStill looking.\n"),
      .good(late + "agent bia\nIt ships tomorrow, here is the number.\n"), .good(late + "excuse bia\nThe carrier is on strike.\n"),
    ], check: .workspace)

  private static let late =
    "---\nsubject: A\nchannel: email\n---\n\n## 2026-11-20 09:00 +00:00 customer\nWhere is it?\n\n## 2026-11-21 12:00 +00:00 "
}

extension Linter {
  /// The clocks that are past due without a word since.
  ///
  /// Whether that stops a commit depends on what the ticket was before: the hook and review decide.
  public func silentOverdue(_ ticket: Ticket, readings: [ClockReading]) -> [(reading: ClockReading, diagnostic: Diagnostic)] {
    guard readings.contains(where: { $0.state == .overdue }) else { return [] }
    let context = LintContext(ticket, self, readings)
    return readings.compactMap { reading in
      guard reading.state == .overdue, let due = reading.due, !context.isBroken(silenceSince: due) else { return nil }
      let message = "\(reading.words) overdue since \(context.wallTime(due)), and nobody says why; answer, escalate, or run 'heard excuse'"
      guard var diagnostic = diagnostic("silent-overdue", message) else { return nil }
      diagnostic.range = context.heading(startedBy: reading)
      return (reading, diagnostic)
    }
  }
}

extension LintContext {
  /// Whether a person answered or explained, or the ticket went up a tier, at or after an instant.
  fileprivate func isBroken(silenceSince due: Instant) -> Bool {
    var walk = PlaceWalk(vocabulary)
    for entry in ordered {
      let instant = entry.instant(now: now)
      // What is yet to come may be a move: then the folder is none by hand.
      if instant > now { return false }
      let before = walk.tier
      if entry.kind == .move { walk.follow(entry, bytes) }
      guard instant >= due else { continue }
      if entry.isHumanAnswer || entry.kind == .excuse { return true }
      if entry.kind == .move, isHigher(walk.place, than: before) { return true }
    }
    // A move by hand that no entry records is made now.
    return isHigher(ticket.placement, than: walk.tier)
  }

  /// A ticket that is in no tier counts as standing in the lowest, as it does for `heard escalate`.
  private func isHigher(_ place: Placement?, than tier: Int?) -> Bool {
    place?.tier.flatMap(configuration.tiers.firstIndex).map { $0 > tier ?? 0 } ?? false
  }
}
