extension AttainmentComparison {
  /// How many tickets are listed.
  private static let listed = 20

  /// A table of the clocks, present -> other where they differ, and the tickets of which a clock stands otherwise; lines, the last one
  /// ended too.
  public func text(width: Int?, isColored: Bool) -> String {
    var table = Table(
      [.init("CLOCK")] + ["MET", "BREACHED", "RUNNING", "OVERDUE", "ATTAINMENT", "CHANGE"].map { .init($0, isRightAligned: true) })
    for (clock, (now, then)) in zip(Clock.allCases, zip(present, other)) where now != Attainment() || then != Attainment() {
      table.rows.append(
        [.init(clock.rawValue)]
          + [\Attainment.met, \.breached, \.running, \.overdue].map { .init(Self.arrow("\(now[keyPath: $0])", "\(then[keyPath: $0])")) }
          + [.init(Self.arrow(Self.percent(now.share), Self.percent(then.share))), Self.difference(now.share, then.share)])
    }
    guard !table.rows.isEmpty else { return "no clock of any ticket falls into this period\n" }
    let text = table.text(width: width, isColored: isColored)
    guard !changes.isEmpty else { return text + "\nno ticket stands otherwise\n" }
    var list = Table([.init("TICKET"), .init("STANDS OTHERWISE", isFlexible: true)])
    list.rows = TableRows(
      changes.prefix(Self.listed).map { change in
        let name = TicketID(fileName: splitPath(change.path).name)?.text ?? change.path
        return [.init(name), .init(change.clocks.map(\.text).joined(separator: ", "))]
      })
    let left = changes.count - list.rows.count
    return text + "\n" + list.text(width: width, isColored: isColored) + (left > 0 ? "and \(left) more: --json has all\n" : "")
  }

  private static func arrow(_ present: String, _ other: String) -> String { present == other ? present : "\(present) -> \(other)" }

  /// In tenths, rounded half up: `97.5 %`.
  private static func percent(_ share: Double?) -> String {
    share.map { "\(decimal(Int(($0 * 1000).rounded()))) %" } ?? "-"
  }

  private static func difference(_ present: Double?, _ other: Double?) -> Table.Cell {
    guard let present, let other else { return "" }
    let tenths = Int((other * 1000).rounded()) - Int((present * 1000).rounded())
    if tenths == 0 { return "0" }
    return .init("\(tenths > 0 ? "+" : "-")\(decimal(abs(tenths)))", tenths > 0 ? .green : .red)
  }

  private static func decimal(_ tenths: Int) -> String { "\(tenths / 10).\(tenths % 10)" }
}

extension AttainmentComparison.ClockChange {
  /// `first-reply met -> breached`; `-` where nothing is promised.
  var text: String {
    "\(clock.rawValue)\(instance > 1 ? " \(instance)" : "") \(present?.rawValue ?? "-") -> \(other?.rawValue ?? "-")"
  }
}
