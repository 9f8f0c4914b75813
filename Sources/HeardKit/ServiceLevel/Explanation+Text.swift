extension Explanation {
  /// The sum for people to check by hand, with what has added up beside each piece; lines, the last one ended too.
  public func text(_ wall: WallClock) -> String {
    var lines = ["\(reading.clock.rawValue) \(reading.instance): \(reading.state.rawValue)\(dueText(wall))"]
    lines.append("  promised  \(target) on \(calendar), by '\(policy)'\(wall.name.map { "; times of \($0)" } ?? "")")
    lines += passedOver.map { "  not by    \($0.text)" }
    lines.append("  started   \(wall.text(reading.started))")
    lines += SumText.lines(of: self, wall)
    if let ended = reading.ended { lines.append("  ended     \(wall.text(ended))") }
    lines.append("  used      \(sum)")
    return lines.joined(separator: "\n") + "\n"
  }

  private func dueText(_ wall: WallClock) -> String {
    if let due = reading.due { return ", due \(wall.text(due))" }
    if reading.state == .paused { return ", no due time while paused" }
    return targetSeconds == nil || reading.ended == nil ? ", never due: calendar \(calendar) is never open again" : ""
  }

  /// `3:43:00 of 4:00:00, 0:17:00 left`.
  private var sum: String {
    let used = Self.hours(reading.used)
    guard let targetSeconds, let remaining = reading.remaining else { return used }
    let rest =
      remaining < 0
      ? "\(Self.hours(-remaining)) too much"
      : reading.state == .overdue && remaining == 0 ? "all of it, and past due outside hours" : "\(Self.hours(remaining)) left"
    return "\(used) of \(Self.hours(targetSeconds)), \(rest)"
  }

  /// Hours, minutes and seconds: `27:05:00`.
  static func hours(_ seconds: Int) -> String {
    "\(seconds / 3600):\(padded(seconds / 60 % 60)):\(padded(seconds % 60))"
  }
}

/// The pieces of a sum, aligned: what each is, from when to when, how long, and what has added up so far.
private struct SumText {
  private struct Row {
    var label: String
    var time: String
    /// What it adds or, in words, why it adds nothing.
    var amount: String
    var sum = ""
  }

  private let wall: WallClock
  private let due: Instant?
  private let labelAhead: String
  private var rows: [Row] = []
  private var sum = 0

  static func lines(of explanation: Explanation, _ wall: WallClock) -> [String] {
    var text = SumText(explanation.reading, wall)
    for part in explanation.parts { text.add(part) }
    for stretch in explanation.ahead { text.add(text.labelAhead, stretch) }
    text.addRest(explanation)
    let widths = (text.rows.map(\.time.utf8.count).max() ?? 0, text.rows.map(\.amount.utf8.count).max() ?? 0)
    return text.rows.map { row in
      let time = row.time + blanks(widths.0 - row.time.utf8.count)
      let line = "  \(row.label)\(blanks(10 - row.label.utf8.count))\(time)  \(blanks(widths.1 - row.amount.utf8.count))\(row.amount)"
      return row.sum.isEmpty ? line : "\(line)  = \(row.sum)"
    }
  }

  private init(_ reading: ClockReading, _ wall: WallClock) {
    self.wall = wall
    due = reading.due
    labelAhead = reading.ended == nil ? "to come" : "unused"
  }

  private mutating func add(_ part: Explanation.Part) {
    guard part.isCounted else {
      let label = part.mode == .stops ? "stopped" : "paused"
      rows.append(Row(label: label, time: wall.text(part.from..<part.to), amount: "(\(Explanation.hours(part.seconds)))"))
      return
    }
    for stretch in part.open { add("open", stretch) }
    let rest = part.seconds - part.open.reduce(0) { $0 + ($1.upperBound - $1.lowerBound) }
    sum += rest
    if rest > 0 {
      let time = "and so on until \(wall.text(part.to))"
      rows.append(Row(label: "open", time: time, amount: Explanation.hours(rest), sum: Explanation.hours(sum)))
    }
    if part.seconds == 0 { rows.append(Row(label: "closed", time: wall.text(part.from..<part.to), amount: "0:00:00")) }
  }

  /// A stretch in which the clock falls due is parted there.
  private mutating func add(_ label: String, _ stretch: Range<Instant>) {
    if let due, stretch.lowerBound < due, due < stretch.upperBound {
      add(label, stretch.lowerBound..<due)
      return add("late", due..<stretch.upperBound)
    }
    let amount = stretch.upperBound - stretch.lowerBound
    sum += amount
    let note = stretch.upperBound == due ? ": due" : ""
    rows.append(Row(label: label, time: wall.text(stretch), amount: Explanation.hours(amount), sum: Explanation.hours(sum) + note))
  }

  /// What the list of what is to come leaves out.
  private mutating func addRest(_ explanation: Explanation) {
    guard let due, let target = explanation.targetSeconds, !explanation.ahead.isEmpty, sum < target else { return }
    let rest = target - sum
    let amount = Explanation.hours(rest)
    rows.append(Row(label: labelAhead, time: "and so on until \(wall.text(due))", amount: amount, sum: "\(Explanation.hours(target)): due"))
  }
}

private func blanks(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

extension Explanation.PassedOver {
  /// `'vip': segment is not vip`.
  public var text: String {
    switch reason {
    case .hasNoTarget: "'\(policy)': no target for this clock"
    case .doesNotMatch(let key, let values): "'\(policy)': \(key) is not \(values.joined(separator: " or "))"
    }
  }
}

extension UnpromisedClock {
  /// A line and the policies passed over.
  public func text(_ wall: WallClock) -> String {
    let why = exemptedBy.map { "exempt by '\($0)'" } ?? "nothing promised"
    let head = "\(clock.rawValue) \(instance): \(why); started \(wall.text(started))"
    return ([head] + passedOver.map { "  not by    \($0.text)" }).joined(separator: "\n") + "\n"
  }
}
