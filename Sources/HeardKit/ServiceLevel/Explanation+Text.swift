extension Explanation {
  /// The sum for people to check by hand, some lines without a last line end.
  ///
  /// - Parameter wall: How an instant is shown, as `2026-11-21 09:14 -03:00`.
  public func text(wall: (Instant) -> String) -> String {
    var lines = ["\(reading.clock.rawValue) \(reading.instance): \(reading.state.rawValue)\(dueText(wall))"]
    lines.append("  promised  \(target) on \(calendar), by '\(policy)'")
    lines += passedOver.map { "  not by    \($0.text)" }
    lines.append("  started   \(wall(reading.started))")
    for part in parts { lines += part.lines(wall) }
    if let ended = reading.ended { lines.append("  ended     \(wall(ended))") }
    lines.append("  \(sum)")
    return lines.joined(separator: "\n")
  }

  private func dueText(_ wall: (Instant) -> String) -> String {
    if let due = reading.due { return ", due \(wall(due))" }
    if reading.state == .paused { return ", no due time while paused" }
    return targetSeconds == nil || reading.ended == nil ? ", never due: calendar \(calendar) is never open again" : ""
  }

  /// `3:43:00 of 4:00:00 used, 0:17:00 left`.
  private var sum: String {
    let used = Self.hours(reading.used)
    guard let targetSeconds, let remaining = reading.remaining else { return "\(used) used" }
    let rest = remaining < 0 ? "\(Self.hours(-remaining)) too much" : "\(Self.hours(remaining)) left"
    return
      "\(used) of \(Self.hours(targetSeconds)) used, \(reading.state == .overdue && remaining == 0 ? "and past due outside hours" : rest)"
  }

  /// Hours, minutes and seconds: `27:05:00`.
  static func hours(_ seconds: Int) -> String {
    "\(seconds / 3600):\(padded(seconds / 60 % 60)):\(padded(seconds % 60))"
  }
}

extension Explanation.PassedOver {
  /// `'vip': segment is not vip`.
  public var text: String {
    switch reason {
    case .hasNoTarget: "'\(policy)': no target for this clock"
    case .doesNotMatch(let key, let values): "'\(policy)': \(key) is not \(values.joined(separator: " or "))"
    }
  }
}

extension Explanation.Part {
  fileprivate func lines(_ wall: (Instant) -> String) -> [String] {
    guard isCounted else {
      let why = mode == .stops ? "stopped" : "paused "
      return ["  \(why)   \(wall(from)) to \(wall(to))  credited \(Explanation.hours(seconds))"]
    }
    var lines = open.map {
      "  open      \(wall($0.lowerBound)) to \(wall($0.upperBound))  \(Explanation.hours($0.upperBound - $0.lowerBound))"
    }
    let rest = seconds - open.reduce(0) { $0 + ($1.upperBound - $1.lowerBound) }
    if rest > 0 { lines.append("  open      and so on until \(wall(to))  \(Explanation.hours(rest))") }
    if seconds == 0 { lines.append("  closed    \(wall(from)) to \(wall(to))  0:00:00") }
    return lines
  }
}

extension UnpromisedClock {
  /// A line and the policies passed over.
  public func text(wall: (Instant) -> String) -> String {
    let why = exemptedBy.map { "exempt by '\($0)'" } ?? "no policy has a target for it"
    let head = "\(clock.rawValue) \(instance): \(why); started \(wall(started))"
    return ([head] + passedOver.map { "  not by    \($0.text)" }).joined(separator: "\n")
  }
}
