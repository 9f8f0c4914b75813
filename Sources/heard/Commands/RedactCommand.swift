import HeardKit

struct RedactCommand: Command {
  static let name = "redact"
  static let summary = "Take personal data out of a ticket, and note that something was there."
  static let discussion = """
    Card numbers, CPFs, IBANs, e-mail addresses, telephone numbers and keys become marks such as `[card number removed]`: what \
    `heard lint` finds, less what heard.yaml and ignore comments allow. The `customer` and `source` fields stay. git's history still holds what was \
    committed; docs/privacy.md says how to take it out of there too.
    """
  static let examples = [
    ("See first", "heard redact 7K3QX2 --dry-run"), ("Only cards", "heard redact 7K3QX2 --rule card-number"),
    ("A text that no rule knows", "heard redact 7K3QX2 --text \"12 Elm Street\""),
  ]

  @Argument("The ticket, by the beginning of its id or by path.", name: "ID") var id: String
  @Option("Only what this privacy rule finds; can be given again.") var rule: [String]
  @Option("Take out this text instead, wherever it stands.", value: "TEXT") var text: String?
  @Flag("Show what would change, and change nothing.", short: "n") var dryRun

  func run(in environment: Environment) throws -> ExitCode {
    let desk = try Desk(in: environment)
    var (isRedacted, path) = (false, "")
    let result = try desk.change(id, as: .redact, isDryRun: dryRun) { change in
      path = change.ticket.path
      let redaction = try redaction(of: change.ticket, desk)
      guard !redaction.isEmpty else { return "nothing to take out" }
      change.redact(redaction)
      isRedacted = true
      return "redacted"
    }
    if isRedacted, !dryRun {
      environment.remark("what was committed before still stands in git's history; docs/privacy.md says how to take it out")
    }
    for place in try desk.folder.leftFiles(ofTicket: path) {
      if !dryRun { try desk.folder.removeLeft(place) }
      environment.remark("\(place) \(dryRun ? "would be" : "is") deleted: it held words of this ticket that an interrupted command left")
    }
    return result
  }

  private func redaction(of ticket: Ticket, _ desk: Desk) throws -> Redaction {
    let rules = try rules()
    guard let text else {
      return Redaction(ticket, Linter(configuration: desk.configuration, now: desk.now, zone: desk.zone, rules: rules))
    }
    if text.utf8.allSatisfy({ $0 <= UInt8(ascii: " ") }) {
      throw UsageError("'--text' is blank; write the text as it stands in the ticket")
    }
    let redaction = Redaction(ticket, text: text)
    if redaction.isEmpty {
      throw UsageError("\(ticket.path): neither the subject nor an entry holds this text; write it as it stands there")
    }
    return redaction
  }

  private func rules() throws -> [String] {
    let known = Rule.all.filter { $0.group == .privacy }.map(\.id)
    if rule.isEmpty { return known }
    if text != nil { throw UsageError("'--text' takes out one text and '--rule' what a rule finds; use one of them") }
    for id in rule where !known.contains(id) {
      let meant = nearest(to: id, in: known).map { "did you mean '\($0)'?" } ?? "there are \(known.joined(separator: ", "))"
      throw UsageError("no privacy rule '\(id)'; \(meant)")
    }
    return rule
  }
}
