import HeardKit

struct JoinCommand: Command {
  static let name = "join"
  static let summary = "Go on with conversations in another ticket: their clocks end, and what is still to be answered goes along."
  static let discussion = """
    The first ticket goes on. Each other one says `joined: ID`, moves to the status whose clocks stop, and stays as the record of what was \
    said there; messages that wait for an answer are copied into the first, at their own time. From then on what is given to a joined ticket \
    by id goes to the one that goes on; its path still means the file itself. `--undo` reopens joined tickets.
    """
  static let examples = [
    ("The customer wrote twice about one thing", "heard join 7K3QX2 4YF3B0"),
    ("It was another thing after all", "heard join --undo 4YF3B0"),
  ]

  @Arguments("Tickets, by the beginning of an id or by path: the one that goes on, and those to join to it.", name: "ID", isRequired: true)
  var ids
  @Flag("Reopen joined tickets: each goes on by itself.") var undo
  @Flag("Show what would change, and change nothing.", short: "n") var dryRun

  func run(in environment: Environment) throws -> ExitCode {
    guard undo || ids.count > 1 else { throw UsageError("name the ticket that goes on and another, as 'heard join 7K3QX2 4YF3B0'") }
    let desk = try Desk(in: environment)
    let who = try desk.actor()
    let own = try desk.inTurn(unless: dryRun)
    return undo ? try part(own, by: who) : try join(own, by: who)
  }

  private func join(_ desk: Desk, by who: String) throws -> ExitCode {
    let survivor = try desk.current(ids[0])
    let id = try desk.id(of: survivor)
    var goingOn = try desk.newChange(of: survivor, by: who)
    var (plan, lines): (Plan, [String]) = (Plan(), [])
    let transition = Transition(configuration: desk.configuration, time: desk.time)
    var joined: [String] = []
    for ticket in try desk.tickets(Array(ids.dropFirst())) where !joined.contains(ticket.path) {
      joined.append(ticket.path)
      guard ticket.path != survivor.path else { throw UsageError("\(ticket.name): a conversation cannot continue in itself") }
      if let other = ticket.joined {
        guard other == id else {
          throw UsageError("\(ticket.name) continues in \(other) already; 'heard join --undo \(ticket.name)' takes that back")
        }
        // What a customer wrote there since is taken along by joining again.
        if ticket.placement?.status.mode == .stops, ticket.waitingMessages(desk.configuration, now: desk.now).isEmpty {
          lines.append("\(ticket.name): continues in \(id) already")
          continue
        }
      }
      var change = try desk.newChange(of: ticket, by: who)
      try desk.naming(ticket) { try change.join(into: id, at: transition.destination(.stops, for: ticket)) }
      let taken = try desk.naming(survivor) {
        try goingOn.takeIn(ticket, reopeningAt: transition.destination(.runs, for: survivor), now: desk.now)
      }
      plan.steps += change.plan.steps
      let words = taken == 0 ? "" : ", with \(taken) message\(taken == 1 ? "" : "s") to answer"
      lines.append("\(ticket.name): continues in \(id)\(words)")
    }
    // First what goes on: a crash between two files leaves a message twice, never nowhere.
    return try desk.carryOut(Plan(goingOn.plan.steps + plan.steps), isDryRun: dryRun, lines)
  }

  private func part(_ desk: Desk, by who: String) throws -> ExitCode {
    // A ticket may be named and be what another continued in: it has one change all the same.
    var changes: [TicketChange] = []
    var lines: [String] = []
    func change(_ ticket: Ticket, _ make: (inout TicketChange) throws -> Void) throws {
      let place = changes.firstIndex { $0.ticket.path == ticket.path } ?? changes.count
      if place == changes.count { changes.append(try desk.newChange(of: ticket, by: who)) }
      try desk.naming(ticket) { try make(&changes[place]) }
    }
    var seen: Set<String> = []
    for ticket in try desk.tickets(ids) where seen.insert(ticket.path).inserted {
      guard let id = ticket.joined else { throw UsageError("\(ticket.name) continues nowhere else; there is nothing to take back") }
      try change(ticket) {
        try $0.undoJoin(into: id, at: Transition(configuration: desk.configuration, time: desk.time).destination(.runs, for: ticket))
      }
      lines.append("\(ticket.name): goes on by itself")
      // What it continued in may be gone, or be this very ticket.
      guard let other = try? desk.ticket(id.text), other.path != ticket.path else { continue }
      try change(other) { $0.say(.note, text: "[[\(ticket.name)]] no longer continues here.") }
    }
    return try desk.carryOut(Plan(changes.flatMap(\.plan.steps)), isDryRun: dryRun, lines)
  }
}
