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
    var desk = try Desk(in: environment)
    try check(desk.configuration)
    let isEdited = text == nil && environment.isInteractive
    let words = isEdited ? "" : try environment.words(text, for: Self.name, place: "with --text")
    var conversation = Conversation(
      source: "", customer: Person(customer ?? ""), messages: [.init(.customer, at: environment.now, text: words)])
    conversation.subject = subject
    conversation.channel = channel
    conversation.priority = priority
    conversation.tags = tag
    if !isEdited, (customer ?? "").isEmpty { throw UsageError("who wrote? add --customer \"Name <handle-or-address>\"") }
    let written = try isEdited ? edited(conversation, desk) : nil
    desk = try desk.inTurn(unless: dryRun)
    let id = try freeID(desk)
    let file =
      written.map { ConversationFile(id: id, subject: TicketDocument($0).text("subject") ?? "", bytes: $0) }
      ?? conversation.file(id: id, zone: desk.zone)
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
  private func edited(_ draft: Conversation, _ desk: Desk) throws -> [UInt8] {
    var draft = draft
    if draft.subject == nil { draft.subject = "Subject" }
    if draft.customer.text.isEmpty { draft.customer = Person("Name <handle-or-address>") }
    let start = draft.file(id: try freeID(desk), zone: desk.zone)
    let text = try desk.environment.edited(String(decoding: start.bytes, as: UTF8.self), name: Self.name) { text in
      let document = TicketDocument(Array(text.utf8))
      if let finding = document.diagnostics.first(where: { $0.severity == .error }) { return "no ticket was made: \(finding.message)" }
      return document.entries.contains { !document.text(of: $0).isEmpty } ? nil : "no ticket was made: nobody says anything in it"
    }
    return Array(text.utf8)
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
