import HeardKit

struct NewCommand: Command {
  static let name = "new"
  static let summary = "Open a ticket for a conversation that came in."
  static let discussion = """
    The first entry is the customer's. Without --text, it is read from standard input or, at a terminal, the whole ticket is written in the editor.
    """
  static let examples = [
    (
      "From flags",
      "heard new --channel twitter --customer \"Ana Souza <@ana>\" --subject \"Charged twice\" --text \"You charged me twice!\""
    ),
    ("In the editor", "heard new"),
  ]

  @Option("What it is about. Default: the first words of the text.") var subject: String?
  @Option("Who wrote: 'Name <handle-or-address>'.") var customer: String?
  @Option("Where they wrote.") var channel: String?
  @Option("How pressing it is.") var priority: String?
  @Option("A tag.") var tag: [String]
  @Option("What they wrote.") var text: String?
  @Flag("Show what would change, and change nothing.", short: "n") var dryRun

  func run(in environment: Environment) throws -> ExitCode {
    let desk = try Desk(in: environment)
    try check(desk.configuration)
    if text == nil, environment.isInteractive { return try edit(conversation("", desk), desk) }
    return try environment.words(text, for: Self.name, place: "with --text") { words in
      if (customer ?? "").isEmpty { throw UsageError("who wrote? add --customer \"Name <handle-or-address>\"") }
      let conversation = conversation(words, desk)
      return try add(desk) { conversation.file(id: $0, zone: desk.zone) }
    }
  }

  private func conversation(_ words: String, _ desk: Desk) -> Conversation {
    var conversation = Conversation(
      source: "", customer: Person(customer ?? ""), messages: [.init(.customer, at: desk.now, text: words)])
    conversation.subject = subject
    conversation.channel = channel
    conversation.priority = priority
    conversation.tags = tag
    return conversation
  }

  private func add(_ desk: Desk, _ file: (TicketID) -> ConversationFile) throws -> ExitCode {
    let desk = try desk.inTurn(unless: dryRun)
    let file = file(try freeID(desk))
    guard var place = desk.configuration.statuses.first.map({ Placement(status: $0) }) else { throw UsageError("heard.yaml has no status") }
    if place.status.hasTiers { place.tier = desk.configuration.tiers.first }
    let path = "\(place.folder)/\(file.name)"
    return try desk.carryOut(Plan([.create(path: path, bytes: file.bytes)]), isDryRun: dryRun, ["\(file.id): \(path)"])
  }

  private func check(_ configuration: Configuration) throws {
    for (key, value) in [("subject", subject), ("customer", customer), ("channel", channel), ("priority", priority)] {
      guard let value else { continue }
      if let remedy = configuration.problem(key, value) { throw UsageError("'\(value)' is no value for \(key); \(remedy)") }
    }
  }

  /// The ticket as somebody writes it in the editor.
  private func edit(_ draft: Conversation, _ desk: Desk) throws -> ExitCode {
    var draft = draft
    if draft.subject == nil { draft.subject = "Subject" }
    if draft.customer.text.isEmpty { draft.customer = Person("Name <handle-or-address>") }
    let start = draft.file(id: try freeID(desk), zone: desk.zone)
    return try desk.environment.edited(String(decoding: start.bytes, as: UTF8.self), name: Self.name) { text in
      let document = TicketDocument(Array(text.utf8))
      if let finding = document.diagnostics.first(where: { $0.severity == .error }) {
        throw UsageError("no ticket was made: \(finding.message)")
      }
      guard document.entries.contains(where: { !document.text(of: $0).isEmpty }) else {
        throw UsageError("no ticket was made: nobody says anything in it")
      }
      return try add(desk) { ConversationFile(id: $0, subject: document.text("subject") ?? "", bytes: Array(text.utf8)) }
    }
  }

  /// A random id that no ticket here has.
  private func freeID(_ desk: Desk) throws -> TicketID {
    let date = LocalTime(desk.now, offset: desk.time.offset).date
    let files = try desk.folder.files() + Archive(of: desk.folder).files
    let taken = Set(files.compactMap { TicketID(fileName: splitPath($0.path).name) })
    while true {
      let id = TicketID(date, number: .random(in: 0 ... .max))
      if !taken.contains(id) { return id }
    }
  }
}
