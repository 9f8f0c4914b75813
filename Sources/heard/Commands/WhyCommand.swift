import HeardKit

struct WhyCommand: Command {
  static let name = "why"
  static let summary = "Show how each clock's time adds up: what counts, what is paused, and which policy promised it."
  static let discussion = """
    For each clock: the policy that counts and those passed over, the open time piece by piece with the sum beside it, pauses, and what is to \
    come until it is due. Times are those of the calendar's zone; lengths are hours, minutes, seconds; what stands in parentheses does not \
    count.
    """
  static let examples = [
    ("All clocks", "heard why 7K3"), ("One of them", "heard why 7K3 resolve"), ("For scripts", "heard why 2611-7K3QX2 --json"),
  ]

  @Argument("The ticket, by the beginning of its id or by path.", name: "ID") var id: String
  @Argument("Only this clock: acknowledge, first-reply, next-reply, update, tier or resolve.", name: "CLOCK") var clock: Clock?
  @Flag("Print JSON.") var json

  func run(in environment: Environment) throws -> ExitCode {
    let desk = try Desk(in: environment)
    let ticket = try desk.ticket(id)
    var levels = desk.serviceLevels
    let all = levels.explanations(of: ticket, now: desk.now)
    let clocks = all.clocks.filter { clock == nil || $0.reading.clock == clock }
    let unpromised = all.unpromised.filter { clock == nil || $0.clock == clock }
    if json {
      environment.output.write(bytes(ticket, clocks, unpromised, desk))
      return .ok
    }
    let home = WallClock(desk.zone, now: desk.now)
    let now = "\(home.text(desk.now)) \(Timestamp.text(offset: desk.time.offset))"
    var blocks = ["\(ticket.name)  \(printable(ticket.subject ?? "(no subject)"))\nnow \(now), \(desk.configuration.timezone)\n"]
    blocks += clocks.map { $0.text(desk.wallClock(of: $0.calendar) ?? home) } + unpromised.map { $0.text(home) }
    if blocks.count == 1 { blocks.append(nothing(about: ticket) + "\n") }
    environment.output.write(printable(blocks.joined(separator: "\n"), keepingLines: true))
    return .ok
  }

  /// Why there is no clock to explain.
  private func nothing(about ticket: Ticket) -> String {
    if let status = ticket.placement?.status, status.mode == .voids { return "no clocks: '\(status.name)' voids them" }
    return clock.map { "no \($0.rawValue) clock has started" } ?? "no clock has started: the customer has not written yet"
  }

  private func bytes(_ ticket: Ticket, _ clocks: [Explanation], _ unpromised: [UnpromisedClock], _ desk: Desk) -> [UInt8] {
    var json = JSONWriter()
    json.object {
      $0.member("id", ticket.id?.text)
      $0.member("path", ticket.path)
      $0.member("now", desk.now.iso)
      $0.key("clocks")
      $0.array(onLines: true) { for clock in clocks { clock.write(to: &$0) } }
      $0.key("unpromised")
      $0.array(onLines: true) { for clock in unpromised { clock.write(to: &$0) } }
    }
    return json.bytes + [UInt8(ascii: "\n")]
  }
}

extension Clock: ParameterValue {}

extension Desk {
  /// The wall clock of a calendar with a zone of its own; nil for the others.
  fileprivate func wallClock(of calendar: String) -> WallClock? {
    guard let name = configuration.calendars.first(where: { $0.name == calendar })?.timezone, name != configuration.timezone,
      let zone = try? readZone(name)
    else { return nil }
    return WallClock(zone, now: now, elsewhere: name)
  }
}
