import HeardKit

/// What the commands that change tickets have in common: read, gather a change, show or apply its plan.
extension Desk {
  /// Changes one ticket that somebody names.
  ///
  /// - Parameter make: Gathers the change and says in a few words what it does.
  func change(
    _ name: String, as kind: PlanRecord.Kind = .change, isDryRun: Bool, _ make: (inout TicketChange) throws -> String
  ) throws -> ExitCode {
    let who = try actor()
    let desk = try inTurn(unless: isDryRun)
    let change = try desk.gathered(desk.current(name), by: who, make)
    return try desk.carryOut(change.plan, as: kind, isDryRun: isDryRun, [change.words])
  }

  /// Changes one ticket by what somebody says. Before an editor opens, the ticket is sought; what was typed there stays if it cannot be changed then.
  ///
  /// - Parameters:
  ///   - given: Words of the command line.
  ///   - purpose: As for ``Environment/words(_:for:place:_:)``.
  func change(
    _ name: String, saying given: String?, for purpose: String, isDryRun: Bool, _ make: (inout TicketChange, String) throws -> String
  ) throws -> ExitCode {
    if given == nil, environment.isInteractive {
      // What there is to remark is remarked when it is done.
      let quiet = quiet
      _ = try quiet.newChange(of: quiet.current(name), by: quiet.actor())
    }
    return try environment.words(given, for: purpose) { text in
      try change(name, isDryRun: isDryRun) { try make(&$0, text) }
    }
  }

  /// The steps that change one ticket, and what they do.
  private func gathered(_ ticket: Ticket, by who: String, _ make: (inout TicketChange) throws -> String) throws -> (
    plan: Plan, words: String
  ) {
    var change = try newChange(of: ticket, by: who)
    do {
      let words = try make(&change)
      return (change.plan, "\(ticket.name): \(words)")
    } catch let problem as TicketChange.Problem {
      throw UsageError("\(ticket.path): \(problem.remedy)")
    } catch let problem as Transition.Problem {
      throw UsageError("\(ticket.path): \(problem.remedy)")
    }
  }

  /// Moves tickets that somebody names: all of them, or none where one cannot go.
  func move(_ names: [String], because reason: String?, isDryRun: Bool, to place: (Transition, Ticket) throws -> Placement) throws
    -> ExitCode
  {
    let who = try actor()
    let desk = try inTurn(unless: isDryRun)
    let transition = Transition(configuration: configuration, time: desk.time)
    var (plan, lines): (Plan, [String]) = (Plan(), [])
    for ticket in try desk.current(names) {
      let change = try desk.gathered(ticket, by: who) { change in
        let destination = try place(transition, change.ticket)
        let present = change.ticket.placement
        guard destination != present || reason != nil else { return "is in \(destination.name) already; '--because' would add a reason" }
        try change.move(to: destination, because: reason ?? "")
        return "\(present?.name ?? "nowhere") -> \(destination.name)"
      }
      plan.steps += change.plan.steps
      lines.append(change.words)
    }
    return try desk.carryOut(plan, isDryRun: isDryRun, lines)
  }

  /// A ticket with its clocks as they stand now.
  func row(_ ticket: Ticket) -> TicketRow {
    var levels = serviceLevels
    return TicketRow(ticket, clocks: levels.readings(of: ticket, now: now), configuration: configuration, now: now)
  }

  /// What to type to stage what a plan changed: its paths; of more than fit a line the folder, and that this is more.
  func staging(_ plan: Plan) -> String {
    let paths = plan.paths
    return paths.count > 20 ? "  to stage these and all else that changed there:\n" + staging(["tickets"]) : staging(paths)
  }

  /// What to type to stage paths of the workspace, from where somebody is.
  func staging(_ paths: [String]) -> String {
    // git leaves out what is outside a sparse checkout unless told otherwise, so that half of a move would be staged.
    let words = ["git"] + (environment.way(to: folder.root).map { ["-C", $0] } ?? []) + ["add"] + (folder.isSparse ? ["--sparse"] : [])
    return "  " + (words + ["--"] + paths).map { printable(shellQuoted($0)) }.joined(separator: " ") + "\n"
  }

  /// Applies a plan and says what was done and what to stage, or only shows it.
  func carryOut(_ plan: Plan, as kind: PlanRecord.Kind = .change, isDryRun: Bool, _ lines: [String]) throws -> ExitCode {
    let output = environment.output
    if isDryRun {
      output.write(plan.isEmpty ? "nothing would change\n" : plan.text)
      return .ok
    }
    try folder.apply(plan, as: kind, by: environment.maker)
    if !environment.isQuiet {
      for line in lines { output.write(printable(line) + "\n") }
      if !plan.isEmpty { output.write(staging(plan)) }
    }
    return .ok
  }
}

/// A word as a shell reads it back.
func shellQuoted(_ word: String) -> String {
  let isPlain = word.utf8.allSatisfy { byte in
    UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 32 && byte >= 65 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
      || "/-_.,@+".utf8.contains(byte)
  }
  return isPlain && !word.isEmpty
    ? word : "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
}

extension TicketChange.Problem {
  var remedy: String {
    switch self {
    case .noFrontMatter: "there is no front matter to put it in; begin the file with '---', keys and '---'"
    case .misplaced: "the folder stands for no status of heard.yaml; move the file to one, then 'heard fix' records it"
    case .badValue(let key, let value, let remedy): "'\(value)' is no value for \(key); \(remedy)"
    }
  }
}

extension Transition.Problem {
  var remedy: String {
    switch self {
    case .unknownPlace(let name, let suggestion):
      "unknown place '\(name)'; " + (suggestion.map { "did you mean '\($0)'?" } ?? "heard.yaml has its statuses and tiers")
    case .highestTier(let tier): "\(tier) is the highest tier of heard.yaml; there is nobody above"
    case .lowestTier(let tier): "\(tier) is the lowest tier of heard.yaml"
    case .noTiers(let status): "status '\(status)' is not divided by tier; say `tiers: true` of it in heard.yaml"
    case .noStatus(let mode): "heard.yaml has no status with `mode: \(mode.rawValue)`"
    }
  }
}
