import HeardKit

/// What a workspace knows that may stand on a command line.
enum Offer: Sendable {
  case tickets, places, agents, channels, priorities, responses, rules, commands

  /// By what a value is called in help, so that a command's declaration is all that completion needs.
  fileprivate static let byPlaceholder: [String: [Offer]] = [
    "ID": [.tickets], "STATUS": [.places], "WHO": [.agents], "CHANNEL": [.channels], "PRIORITY": [.priorities], "RESPONSE": [.responses],
    "RULE": [.rules], "COMMAND": [.commands],
  ]

  /// What there is of it. Files are listed and hardly opened.
  ///
  /// - Parameter folder: The workspace; nil outside of one.
  func candidates(in folder: WorkspaceFolder?) throws -> [Candidate] {
    let configuration = folder?.configuration
    switch self {
    case .rules: return Rule.all.map { Candidate(word: $0.id, about: $0.summary) }
    case .commands: return heard.commands.filter { !$0.isHidden }.map { Candidate(word: $0.name, about: $0.summary) }
    case .tickets: return try folder?.openTickets() ?? []
    case .places: return configuration?.places.map { Candidate(word: $0) } ?? []
    case .agents: return configuration?.team.map { Candidate(word: $0.handle, about: $0.name ?? "") } ?? []
    case .channels: return configuration?.channels.map { Candidate(word: $0.name) } ?? []
    case .priorities: return configuration?.priorities.map { Candidate(word: $0) } ?? []
    case .responses:
      return try folder?.files(below: "responses").compactMap { ResponseName(path: $0.path).map { Candidate(word: $0.name) } } ?? []
    }
  }
}

extension ParameterDeclaration {
  var whatIsOffered: [Offer] { offers ?? Offer.byPlaceholder[placeholder] ?? [] }
}

extension Configuration {
  /// Where a ticket may go, as commands name it: `open/tier-2`, `resolved`.
  fileprivate var places: [String] {
    statuses.flatMap { status in [status.name] + (status.hasTiers ? tiers.map { "\(status.name)/\($0)" } : []) }
  }
}

extension WorkspaceFolder {
  /// So many tickets are opened for their subjects; of more, the names of the files have to do.
  private static let mostSubjects = 100

  /// The tickets that are not done, by id, and by its six digits, which name them as well.
  fileprivate func openTickets() throws -> [Candidate] {
    let open = try files().filter { file in
      guard file.kind == .file, file.path.hasSuffix(".md") else { return false }
      return configuration.placement(ofFolder: splitPath(file.path).folder).map { !$0.status.mode.isDone } ?? true
    }
    return open.flatMap { file -> [Candidate] in
      let name = splitPath(file.path).name
      guard let id = TicketID(fileName: name)?.text else { return [] }
      let subject = open.count > Self.mostSubjects ? nil : (try? ticket(file.path))?.subject
      let about = subject ?? String(name.dropFirst(id.count + 1).dropLast(3))
      return [Candidate(word: id, about: about), Candidate(word: String(id.suffix(6)), about: about, isAlias: true)]
    }
  }
}
