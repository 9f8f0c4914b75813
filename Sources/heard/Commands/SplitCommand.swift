import HeardKit

struct SplitCommand: Command {
  static let name = "split"
  static let summary = "Make a ticket of its own of a conversation's later part."
  static let discussion = """
    The new ticket arrives in the first status, with the customer, and with copies of what was said from the entry on, each at its own time. \
    Nothing is taken out of the first ticket: it says where this continues, both name each other in `links`, and if the message that waits for \
    an answer went along, the first owes none any more.
    """
  static let examples = [
    ("From the third entry, as 'heard show' numbers them", "heard split 7K3QX2 --from 3 --subject \"Where is my invoice?\""),
    ("From an entry by its time", "heard split 7K3QX2 --from \"2026-11-21 09:40 -03:00\""),
  ]

  @Argument("The ticket, by the beginning of its id or by path.", name: "ID") var id: String
  @Option("The first entry that goes along: its number in 'heard show', or its time.", value: "ENTRY") var from: String?
  @Option("What the new ticket is about. Default: the first words of the customer's message.") var subject: String?
  @Flag("Show what would change, and change nothing.", short: "n") var dryRun

  func run(in environment: Environment) throws -> ExitCode {
    var desk = try Desk(in: environment)
    let who = try desk.actor()
    desk = try desk.inTurn(unless: dryRun)
    let ticket = try desk.ticket(id)
    var change = try desk.newChange(of: ticket, by: who)
    let old = try desk.id(of: ticket)
    if let subject, let remedy = desk.configuration.problem("subject", subject) { throw UsageError("no subject; \(remedy)") }
    if let other = ticket.joined {
      throw UsageError(
        "\(ticket.name) continues in \(other), where its messages are answered; split that, or 'heard join --undo \(ticket.name)' first")
    }
    let first = try place(in: ticket)
    try mustNotHaveGoneAlong(ticket, first, desk)
    guard let status = desk.configuration.statuses.first else { throw UsageError("heard.yaml has no status") }
    let arrival = Placement(status: status, tier: status.hasTiers ? desk.configuration.tiers.first : nil)
    let split = try split(ticket, first, try newID(ticket, first, desk), desk)
    change.say(.note, text: split.note)
    if split.takesAllThatWaits { change.say(.dismiss, text: split.dismissal) }
    _ = try desk.naming(ticket) { try change.link(adding: [split.file.id], removing: []) }
    let path = "\(arrival.folder)/\(split.file.name)"
    let plan = Plan([.create(path: path, bytes: split.file.bytes)] + change.plan.steps)
    return try desk.carryOut(plan, isDryRun: dryRun, ["\(split.file.id): \(path)", "\(old): linked with \(split.file.id)"])
  }

  /// Messages that an earlier split took along are owed an answer there, and would be owed a second one here.
  private func mustNotHaveGoneAlong(_ ticket: Ticket, _ first: Int, _ desk: Desk) throws {
    if ticket.links.isEmpty { return }
    let listing = try TicketListing(desk)
    for name in ticket.links {
      guard let other = try? listing.tickets([name])[0], TicketSplit.isPart(other, of: ticket),
        let place = TicketSplit.firstMessage(of: ticket, from: first, in: other)
      else { continue }
      throw UsageError("entry \(place + 1) of \(ticket.name) continues in \(other.name) already; 'heard show \(other.name)' shows it")
    }
  }

  /// The first free id that the split may have: the same in every clone.
  private func newID(_ ticket: Ticket, _ first: Int, _ desk: Desk) throws -> TicketID {
    let source = TicketSplit.source(ticket, from: first, now: desk.now)
    let names = TicketNames(paths: try desk.folder.files().map(\.path))
    let date = desk.zone.date(at: ticket.document.entries[first].instant(now: desk.now))
    for id in TicketID.candidates(for: source, on: date) {
      guard names.place(of: id) != nil else { return id }
      if try desk.ticket(id.text).source == source {
        throw UsageError("from entry \(first + 1) on \(ticket.name) continues in \(id) already; 'heard show \(id)' shows it")
      }
    }
    throw UsageError("\(ticket.name): no id is free")
  }

  private func split(_ ticket: Ticket, _ first: Int, _ id: TicketID, _ desk: Desk) throws -> TicketSplit {
    do {
      return try TicketSplit(of: ticket, from: first, id: id, subject: subject, desk.configuration, now: desk.now)
    } catch .unstamped {
      throw UsageError("\(ticket.path): an entry is not stamped yet; 'heard fix' does it")
    } catch .noMessage {
      throw UsageError("\(ticket.path): from entry \(first + 1) on the customer says nothing; name an earlier one")
    }
  }

  /// Which entry is meant; entries count from 0.
  private func place(in ticket: Ticket) throws -> Int {
    let entries = ticket.document.entries
    guard let from else { throw UsageError("from where? '--from 3' names an entry by its number in 'heard show \(id)', or by its time") }
    var places: [Int] = []
    if let number = Int(from) {
      places = entries.indices.filter { $0 + 1 == number }
    } else if let time = Instant(iso: from) {
      places = entries.indices.filter { if case .at(let stamp) = entries[$0].time { stamp.instant == time } else { false } }
    }
    guard let place = places.first else {
      throw UsageError("\(ticket.name) has no entry '\(from)'; 'heard show \(ticket.name)' numbers its \(entries.count)")
    }
    guard places.count == 1 else {
      let numbers = places.map { "\($0 + 1)" }.joined(separator: ", ")
      throw UsageError("\(ticket.name) has \(places.count) entries of that time: \(numbers); name one by its number")
    }
    guard entries[..<place].contains(where: { $0.kind == .customer }) else {
      throw UsageError("from entry \(place + 1) on is the whole conversation; name a later one, or a new subject with 'heard set'")
    }
    return place
  }
}
