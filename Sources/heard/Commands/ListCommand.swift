import HeardKit

struct ListCommand: Command {
  static let name = "list"
  static let summary = "List tickets: what is due first stands first."
  static let discussion = """
    Shows tickets in statuses that run or pause, and those with a clock that still runs. A query that names a status looks in all of them.

    \(Query.help)
    """
  static let examples = [
    ("What is late", "heard list is:overdue"),
    ("Billing on Twitter that nobody has", "heard list channel:twitter tag:billing is:unassigned"),
    ("All that a customer wrote", "heard list --all customer:@anasouza sort:-opened"), ("For scripts", "heard list --json due:4h"),
    ("Two desks as one", "heard list --desk sales --desk support is:overdue"),
  ]

  @Arguments("Words and conditions that tickets must meet.", name: "QUERY") var query
  @Flag("Every ticket, also those that are done.", short: "a") var all
  @Option("A desk to list; given again, several as one list, the name of each beside its tickets.", value: "DIR") var desk: [String]
  @Flag("Print JSON.") var json

  func run(in environment: Environment) throws -> ExitCode {
    let (desks, names) = try environment.desks(desk)
    let views = environment.views(desks, names, ofSeveral: desk.count > 1)
    var (found, looksEverywhere, doubts): (ListRows?, Bool, [String]) = (nil, all, [])
    for (place, desk) in desks.enumerated() {
      let query = try Query(query.joined(separator: " "), configuration: desk.configuration)
      looksEverywhere = all || query.namesStatus
      let fresh = ListRows(json ? .json : .table, query.sort, views, desk: place)
      let parts = try environment.reading(names, place) { try desk.list(query, everywhere: looksEverywhere, into: fresh) }
      let list = (parts ?? []).reduce(into: found ?? fresh) { $0.append($1) }
      // What one desk does not know another may.
      if list.isEmpty, desks.count == 1 { doubts = try desk.doubts(query, everywhere: looksEverywhere) }
      found = list
    }
    if let found, json || !found.isEmpty {
      environment.output.write(found.bytes(width: environment.width, isColored: environment.usesColor))
    } else {
      for doubt in doubts { environment.remark(doubt) }
      environment.remark(looksEverywhere ? "no ticket matches" : "no ticket matches; '--all' looks among those that are done too")
    }
    return .ok
  }
}

extension Desk {
  /// Tickets with their clocks, in the order of paths, without what happened in them: see ``TicketRow/brief``.
  ///
  /// - Parameter isWanted: Is shown the row with all that happened. Called from several threads.
  func rows(archived part: Archive.Part, where isWanted: @Sendable (TicketRow) -> Bool = { _ in true }) throws -> [TicketRow] {
    let (configuration, now) = (configuration, now)
    return try map(archived: part) {
      let row = TicketRow($0, clocks: $1.readings(of: $0, now: now), configuration: configuration, now: now)
      return isWanted(row) ? row.brief : nil
    }
  }

  fileprivate func list(_ query: Query, everywhere: Bool, into fresh: ListRows) throws -> [ListRows] {
    let now = now
    @Sendable func isWanted(_ row: TicketRow) -> Bool { (everywhere || row.isActive) && query.matches(row, now: now) }
    @Sendable func add(_ row: TicketRow, to list: inout ListRows) { list.add(row) }
    if everywhere || query.asksForText {
      return try gather(rows(archived: everywhere ? .all : .active, where: isWanted), into: fresh, add)
    }
    return try gatherLiving(into: fresh, where: isWanted, add)
  }

  /// What may be mistyped in a query that found nothing. Reads the tickets once more if their tags are asked for.
  fileprivate func doubts(_ query: Query, everywhere: Bool) throws -> [String] {
    try query.doubts(
      tags: {
        let rows = try silent.rows(archived: everywhere ? .all : .active) { everywhere || $0.isActive }
        return Set(rows.flatMap(\.ticket.tags))
      }, configuration)
  }

  /// The ticket of a row with all that happened in it; nil if it cannot be read.
  func whole(_ row: TicketRow) -> Ticket? {
    (try? folder.ticket(row.ticket.path)) ?? (try? silent.ticket(row.ticket.path))
  }

  /// Times as this workspace's people read them.
  var timeText: TimeText { TimeText(now: now, zone: zone) }
}

extension Environment {
  /// The desks that somebody names, with their names, all at the same now; without names the one here.
  func desks(_ names: [String]) throws -> (desks: [Desk], names: [String]) {
    if names.isEmpty { return ([try Desk(in: self)], []) }
    var (desks, known): ([Desk], [String]) = ([], [])
    for (place, name) in names.enumerated() {
      let read = try reading(names, place) {
        var there = self
        (there.folder, there.desk) = (try existingFolder(absolute(name), asGiven: name), name)
        return try Desk(in: there)
      }
      guard let desk = read else { continue }
      if let other = desks.firstIndex(where: { $0.folder.root == desk.folder.root }) {
        throw UsageError("'\(known[other])' and '\(name)' are one desk; name it once")
      }
      desks.append(desk)
      known.append(name)
    }
    guard !desks.isEmpty else { throw WorldError("no desk that is named can be read") }
    return (desks, known)
  }

  /// Reads something of one of the desks that somebody names. What is wrong names it; one of several is left out then.
  func reading<Found>(_ names: [String], _ place: Int, _ body: () throws -> Found) throws -> Found? {
    guard names.indices.contains(place) else { return try body() }
    do { return try body() } catch {
      let words = "desk '\(names[place])': \(error)"
      guard names.count > 1 else { throw error is UsageError ? UsageError(words) : WorldError(words) }
      leaveOut("\(words); it is left out here")
      return nil
    }
  }

  /// The same as lists show them, by the names that they were given.
  func views(_ desks: [Desk], _ names: [String], ofSeveral: Bool) -> [DeskView] {
    desks.indices.map { index in
      let name = names.indices.contains(index) ? names[index] : ""
      return DeskView(name: name, isOfSeveral: ofSeveral, configuration: desks[index].configuration, time: desks[index].timeText)
    }
  }
}
