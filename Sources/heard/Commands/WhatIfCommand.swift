import HeardKit

struct WhatIfCommand: Command {
  static let name = "what-if"
  static let summary = "Compare what was kept under this heard.yaml with what another would have promised."
  static let discussion = """
    Every ticket is read twice, at the same moment. Per clock: how many were met, breached, still run, or are overdue, and attainment, \
    which is met / (met + breached). Where the two differ: present -> other. A clock belongs to the period in which it fell due; one without \
    a due time to that in which it ended or, still paused, started. Then the tickets of which a clock stands otherwise. Holiday files are \
    those of this workspace.
    """
  static let examples = [
    ("Could we promise an hour?", "heard what-if --policy faster.yaml"),
    ("In November only", "heard what-if --policy faster.yaml --since 2026-11-01 --until 2026-11-30"),
  ]

  @Option("The other configuration: a whole heard.yaml.", value: "FILE") var policy: String?
  @Option("Only what fell due on this date or later, or at this time.", value: "DATE") var since: String?
  @Option("Only what fell due on this date or before, or before this time.", value: "DATE") var until: String?
  @Flag("Print JSON.") var json

  func run(in environment: Environment) throws -> ExitCode {
    guard let policy else { throw UsageError("name the other configuration: 'heard what-if --policy FILE'") }
    let desk = try Desk(in: environment)
    let period: Period
    do { period = try Period(since: since, until: until, zone: desk.zone) } catch { throw UsageError("\(error)") }
    let other = try desk.under(policy)
    let now = desk.now
    let readings = try desk.map { ticket, levels in (path: ticket.path, clocks: levels.readings(of: ticket, now: now)) }
    let others = try other.map { ticket, levels in (path: ticket.path, clocks: levels.readings(of: ticket, now: now)) }
    var comparison = AttainmentComparison(period: period)
    for (present, other) in zip(readings, others) where present.path == other.path {
      comparison.add(path: present.path, present: present.clocks, other: other.clocks)
    }
    environment.output.write(
      json ? comparison.json : Array(comparison.text(width: environment.width, isColored: environment.usesColor).utf8))
    return .ok
  }
}

extension Desk {
  /// This desk with another heard.yaml.
  ///
  /// - Throws: ``UsageError`` for the first error in it: figures of half a configuration would mislead.
  fileprivate func under(_ path: String) throws -> Desk {
    let bytes: [UInt8]
    do { bytes = try readFile(environment.absolute(path)) } catch { throw UsageError("--policy: \(error)") }
    let configuration = Configuration.read(bytes)
    if let error = configuration.diagnostics.first(where: { $0.severity == .error }) {
      throw UsageError("\(path):\(LineMap(bytes).position(of: error.range.lowerBound).line): \(error.message)")
    }
    do {
      return try Desk(self, under: configuration)
    } catch {
      throw UsageError("\(path): \(error)")
    }
  }
}
