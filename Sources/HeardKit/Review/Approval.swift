/// Who may say what, as far as it takes more than one text to know.
extension Linter {
  /// The drafts that became answers, as they were or reworded, by the hand of somebody who may not approve them.
  ///
  /// - Parameter told: What is found already, by looking at the ticket alone.
  func unapproved(_ context: RevisionContext, besides told: [Diagnostic]) -> [Diagnostic] {
    let approvers = configuration.team.filter(\.approves).map(\.handle)
    guard !approvers.isEmpty else { return [] }
    let known = Set(told.lazy.filter { $0.rule == Rule.needsApproval.id }.map(\.range.lowerBound))
    let drafts = Rewordings(context.drafts.map(\.text))
    return context.written.compactMap { index in
      let heading = context.entries[index].heading
      guard let origin = context.origin(of: index), context.entries[index].isHumanAnswer,
        origin.wasDraft || drafts.areReworded(by: context.meanings[index].text),
        !context.members(withOneOf: origin.commit.emails).contains(where: \.approves),
        !known.contains(heading.lowerBound)
      else { return nil }
      let names = approvers.joined(separator: ", ")
      var found = diagnostic(
        "needs-approval", "a draft became this answer in commit \(origin.commit.name), whose author may not approve it; \(names) may")
      found?.range = heading
      return found
    }
  }

  /// New answers that nobody signed.
  func unnamed(_ context: RevisionContext) -> [Diagnostic] {
    if configuration.team.isEmpty { return [] }
    return context.written.compactMap { index in
      let entry = context.entries[index]
      guard entry.isHumanAnswer, entry.who.isEmpty, !context.isBrought(index) else { return nil }
      var found = diagnostic(Rule.unknownAgent.id, "the answer is signed by nobody; name who wrote it, as 'agent NAME'")
      found?.range = entry.heading
      return found
    }
  }

  /// New answers in a ticket that was moved by hand, so that only the folder says in which tier they were given.
  func outOfTier(_ context: RevisionContext, _ revision: TicketRevision) -> [Diagnostic] {
    guard let tier = revision.after.placement?.tier else { return [] }
    var walk = PlaceWalk(context.lint.vocabulary)
    var start = 0
    for (index, entry) in context.entries.enumerated() where entry.kind == .move {
      walk.follow(entry, context.lint.bytes)
      start = index + 1
    }
    guard walk.place?.tier != tier else { return [] }
    return context.written.filter { $0 >= start }.compactMap { index in
      let entry = context.entries[index]
      guard entry.isHumanAnswer, let member = context.lint.member(entry.who), !member.tiers.isEmpty, !member.tiers.contains(tier) else {
        return nil
      }
      var found = diagnostic(
        Rule.tierPermission.id,
        "\(context.lint.quote(entry.who)) may not answer in \(tier), where the ticket stands though no 'move' says so")
      found?.range = entry.who
      return found
    }
  }
}
