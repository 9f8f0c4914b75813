/// What a change of heard.yaml means for people, rules and promises.
extension Configuration {
  /// A line each, in the words of heard.yaml.
  ///
  /// - Parameter base: heard.yaml before.
  public func changes(from base: Configuration) -> [String] {
    let all = teamChanges(base) + ruleChanges(base) + promiseChanges(base) + boardChanges(base)
    return all.isEmpty ? ["edited; no right, rule, promise or place is another"] : all
  }

  private func teamChanges(_ base: Configuration) -> [String] {
    let gone = base.team.filter { old in !team.contains { $0.handle == old.handle } }
    return team.flatMap { member -> [String] in
      guard let old = base.team.first(where: { $0.handle == member.handle }) else {
        return ["\(member.handle) joins the team\(member.approves ? " and may approve" : "")"]
      }
      return [
        old.approves == member.approves ? nil : "\(member.handle) may approve\(member.approves ? "" : " no more")",
        change("\(member.handle) may answer in", old.tiers, member.tiers, none: "all tiers"),
        change("\(member.handle) is known by", old.emails, member.emails, none: "no address"),
      ].compactMap { $0 }
    } + gone.map { "\($0.handle) is of the team no more" }
  }

  private func ruleChanges(_ base: Configuration) -> [String] {
    let rules = Rule.all.compactMap { rule -> String? in
      let (old, new) = (base.severity(of: rule), severity(of: rule))
      return old == new ? nil : "rule \(rule.id): \(old?.rawValue ?? "off") -> \(new?.rawValue ?? "off")"
    }
    // Not which: it may be just what nobody should read here.
    let allowed = privacyAllow.filter { !base.privacyAllow.contains($0) }.count
    return rules + (allowed == 0 ? [] : ["privacy rules let \(allowed) more text\(allowed == 1 ? "" : "s") be"])
  }

  private func promiseChanges(_ base: Configuration) -> [String] {
    var lines: [String] = []
    for policy in policies {
      guard let old = base.policies.first(where: { $0.name == policy.name }) else {
        lines.append("promise '\(policy.name)' is new")
        continue
      }
      if old.conditions != policy.conditions { lines.append("promise '\(policy.name)' is for other tickets") }
      for clock in Clock.allCases where old.words(clock) != policy.words(clock) {
        lines.append("promise '\(policy.name)', \(clock.rawValue): \(old.words(clock)) -> \(policy.words(clock))")
      }
    }
    let names = policies.map(\.name)
    lines += base.policies.filter { !names.contains($0.name) }.map { "promise '\($0.name)' is gone" }
    let kept = base.policies.map(\.name).filter(names.contains)
    if kept != names.filter(kept.contains) { lines.append("promises are tried in another order") }
    for calendar in Set(calendars.map(\.name)).union(base.calendars.map(\.name)).sorted()
    where calendars.first(where: { $0.name == calendar }) != base.calendars.first(where: { $0.name == calendar }) {
      lines.append("calendar '\(calendar)' is another")
    }
    return lines
  }

  private func boardChanges(_ base: Configuration) -> [String] {
    let isOther = statuses.map(\.name) == base.statuses.map(\.name) && statuses != base.statuses
    return [
      change("statuses:", base.statuses.map(\.name), statuses.map(\.name), none: "none"),
      isOther ? "statuses count clocks, tiers or months in another way" : nil,
      change("tiers:", base.tiers, tiers, none: "none"), change("time zone:", [base.timezone], [timezone], none: "none"),
    ].compactMap { $0 }
  }
}

private func change(_ what: String, _ old: [String], _ new: [String], none: String) -> String? {
  func words(_ list: [String]) -> String { list.isEmpty ? none : list.joined(separator: ", ") }
  return old == new ? nil : "\(what) \(words(old)) -> \(words(new))"
}

extension Policy {
  /// What it promises for a clock: `4h on business`, `nothing`.
  fileprivate func words(_ clock: Clock) -> String {
    guard let target = targets[clock] else { return "nothing" }
    let calendar = calendarName(for: clock)
    return "\(target)\(calendar == CalendarDefinition.always ? "" : " on \(calendar)")"
  }
}
