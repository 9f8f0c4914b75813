extension Rule {
  static let tierPermission = Rule(
    id: "tier-permission", group: .people, severity: .error,
    summary: "Somebody answered in a tier in which they may not.",
    rationale: "`tiers` of a team member in heard.yaml says where they answer. Let somebody of the tier answer, or send it as a draft.",
    examples: [
      .bad(
        """
        ---\nsubject: A\n---\n\n## 2026-11-21 09:00 +00:00 move caio new -> open/tier-3\n
        ## 2026-11-21 09:10 +00:00 agent ↓bia\nHello\n
        """),
      .good(
        """
        ---\nsubject: A\n---\n\n## 2026-11-21 09:00 +00:00 move caio new -> open/tier-3\n
        ## 2026-11-21 09:10 +00:00 agent caio\nHello\n\n## 2026-11-21 09:20 +00:00 draft bia\nHello again\n
        """),
    ]
  ) { context, report in
    for index in context.ordered.indices where context.ordered[index].kind == .agent {
      guard let place = context.stations[index].place, context.terms.vocabulary.places[place].tier != nil,
        let member = context.stations[index].member, !context.terms.configuration.team[member].tiers.isEmpty,
        let tier = context.terms.vocabulary.places[place].placement.tier, !context.terms.configuration.team[member].tiers.contains(tier)
      else { continue }
      let who = context.ordered[index].who
      let others = context.configuration.team.filter { $0.tiers.isEmpty || $0.tiers.contains(tier) }.map(\.handle)
      let hint = others.isEmpty ? "nobody of the team may" : "it is for \(others.joined(separator: ", "))"
      report(who, "\(context.quote(who)) may not answer in \(tier); \(hint)")
    }
  }
}

extension LintContext {
  /// The team member whom a word of the file names.
  func member(_ who: Range<Int>) -> Member? {
    guard let index = who.isEmpty ? nil : terms.vocabulary.members.index(of: who, in: bytes) else { return nil }
    return terms.configuration.team[index]
  }
}
