import HeardKit

/// What the commands that bring tickets together have in common.
extension Desk {
  /// The ticket that a change goes to: that which somebody names, or where its conversation continues. A path means that very file.
  ///
  /// - Throws: ``UsageError`` where it continues in a circle, or in a ticket that is not here.
  func current(_ name: String) throws -> Ticket { try current([name])[0] }

  /// The tickets that changes to several go to, each once.
  func current(_ names: [String]) throws -> [Ticket] {
    var seen: Set<String> = []
    return try zip(names, tickets(names)).map { try goingOn(from: $1, named: $0) }.filter { seen.insert($0.path).inserted }
  }

  private func goingOn(from named: Ticket, named name: String) throws -> Ticket {
    if name.utf8.contains(UInt8(ascii: "/")) || name.hasSuffix(".md") { return named }
    guard named.joined != nil else { return named }
    let listing = try TicketListing(self)
    var (passed, last): (Set<String>, Ticket) = ([named.name], named)
    while let next = last.joined {
      guard passed.insert(next.text).inserted else {
        throw UsageError("\(named.name) continues in a circle; 'heard join --undo \(last.name)' ends it")
      }
      do {
        last = try listing.tickets([next.text])[0]
      } catch {
        throw UsageError("\(last.name) continues in \(next): \(error)")
      }
    }
    if passed.count > 1 { environment.remark("\(named.name) continues in \(last.name), where this goes") }
    return last
  }

  /// A change of a ticket, which must be checked out.
  func newChange(of ticket: Ticket, by who: String) throws -> TicketChange {
    try folder.mustBeHere(ticket.path)
    return TicketChange(ticket, configuration: configuration, at: time, by: who)
  }

  /// The id by which other tickets name one.
  func id(of ticket: Ticket) throws -> TicketID {
    guard let id = ticket.id else { throw UsageError("\(ticket.path): it has no id to be named by; 'heard fix' gives it one") }
    return id
  }

  /// Does something to a ticket, and names it in what is wrong.
  func naming<Result>(_ ticket: Ticket, _ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let problem as TicketChange.Problem {
      throw UsageError("\(ticket.path): \(problem.remedy)")
    } catch let problem as Transition.Problem {
      throw UsageError("\(ticket.path): \(problem.remedy)")
    }
  }
}
