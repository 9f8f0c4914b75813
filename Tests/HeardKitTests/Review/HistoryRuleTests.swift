import Testing

@testable import HeardKit

/// Where the lines of the history rules are.
@Suite struct HistoryRuleTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var before: String?
    /// What the commits leave, one after the other.
    var versions: [String]
    var emails = ["bia@example.com"]
    /// When the commits are made.
    var at = "2026-11-25T12:00:00Z"
    var rules: [String] = []

    init(
      _ name: String, _ before: String?, _ versions: String..., by emails: [String] = ["bia@example.com"],
      at: String = "2026-11-25T12:00:00Z", finds rules: String...
    ) {
      (testDescription, self.before, self.versions, self.emails, self.at, self.rules) = (name, before, versions, emails, at, rules)
    }
  }

  static func entry(_ words: String, _ text: String = "Words.") -> String { "## 2026-11-25 \(words)\n\(text)\n\n" }
  static let head = "---\nsubject: Order\n---\n\n"
  static let asked = head + entry("09:00 +00:00 customer", "Where is it?"),
    waiting = asked + entry("09:30 +00:00 move bia new -> pending/tier-1") + entry("09:40 +00:00 customer"),
    answered = asked + entry("09:30 +00:00 agent bia", "On its way.")

  static let cases: [Case] = [
    Case("an answer added", asked, asked + entry("11:50 +00:00 agent bia")),
    Case("a customer's message reworded", answered, answered.replacing("Where is", "I like"), finds: "rewritten-entry"),
    Case("an answer deleted", answered, asked, finds: "rewritten-entry"),
    Case("a message that became another's", answered, answered.replacing("customer", "note bia"), finds: "rewritten-entry"),
    Case("an answer with another time", answered, answered.replacing("09:30", "09:05"), finds: "rewritten-entry"),
    Case("a time in another zone", answered, answered.replacing("09:30 +00:00", "06:30 -03:00")),
    Case("line ends of another machine", answered, answered.replacing("\n", "\r\n")),
    Case(
      "entries put into order", head + entry("09:30 +00:00 agent bia") + entry("09:00 +00:00 customer"),
      head + entry("09:00 +00:00 customer") + entry("09:30 +00:00 agent bia")),
    Case(
      "a draft reworded and sent by who may", asked + entry("11:30 +00:00 draft bia"), asked + entry("11:30 +00:00 agent bia", "Better."),
      by: ["caio@example.com"]),
    Case(
      "an answer reworded before it is merged", asked, asked + entry("11:50 +00:00 agent bia"),
      asked + entry("11:50 +00:00 agent bia", "Better.")),
    Case("a stamped answer", asked + "## now agent bia\nHello\n", asked + "## 2026-11-25 11:55 +00:00 agent bia\nHello\n"),
    Case(
      "a heading mended", asked + "## 2026-11-25 9:30 agent bia\nHello\n", asked + "## 2026-11-25 09:30 +00:00 agent bia\nHello\n",
      finds: ""),
    Case(
      "a card number taken out", head + entry("09:00 +00:00 customer", "Mine is 4012 8888 8888 1881, ok?"),
      head + entry("09:00 +00:00 customer", "Mine is [card number removed], ok?")),
    Case(
      "more than a card number taken out", head + entry("09:00 +00:00 customer", "Mine is 4012 8888 8888 1881, you thieves"),
      head + entry("09:00 +00:00 customer", "Mine is [card number removed]"), finds: "rewritten-entry"),
    Case(
      "other words in the place of a card number", head + entry("09:00 +00:00 customer", "Mine is 4012 8888 8888 1881, ok?"),
      head + entry("09:00 +00:00 customer", "Mine is what I never told you, ok?"), finds: "rewritten-entry"),
    Case(
      "the mark of a card number where none was", head + entry("09:00 +00:00 customer", "You are thieves, ok?"),
      head + entry("09:00 +00:00 customer", "You are [card number removed], ok?"), finds: "rewritten-entry"),
    Case(
      "a text taken out twice, and a note", head + entry("09:00 +00:00 customer", "12 Elm St, yes, 12 Elm St"),
      head + entry("09:00 +00:00 customer", "[text removed], yes, [text removed]")
        + entry("11:50 +00:00 note bia", "Redacted: 2 texts, in the entry of 2026-11-25 09:00 +00:00.")),
    Case(
      "a text taken out, and a note of another entry", head + entry("09:00 +00:00 customer", "At 12 Elm St, yes"),
      head + entry("09:00 +00:00 customer", "At [text removed], yes")
        + entry("11:50 +00:00 note bia", "Redacted: 1 text, in the entry of 2026-11-25 09:01 +00:00."), finds: "rewritten-entry"),
    Case(
      "a text taken out and another changed", head + entry("09:00 +00:00 customer", "At 12 Elm St, yes"),
      head + entry("09:00 +00:00 customer", "At [text removed], no")
        + entry("11:50 +00:00 note bia", "Redacted: 1 text, in the entry of 2026-11-25 09:00 +00:00."), finds: "rewritten-entry"),
    Case(
      "a colleague's old answer, a telephone number taken out", asked + entry("09:30 +00:00 agent caio", "Call +1 415 555 0132."),
      asked + entry("09:30 +00:00 agent caio", "Call [telephone number removed].")),
    Case(
      "an address of a colleague's answer taken out on the same branch", asked,
      asked + entry("11:50 +00:00 agent bia", "To a@example.com."), asked + entry("11:50 +00:00 agent bia", "To [e-mail address removed].")),
    Case(
      "an ignore comment with a reason", answered,
      head + "<!-- heard: ignore rewritten-entry because the customer asked us to -->\n\n" + asked.dropFirst(head.count),
      finds: "rewritten-entry"),
    Case("an answer an hour before its commit", asked, asked + entry("11:00 +00:00 agent bia")),
    Case("an answer more than an hour before its commit", asked, asked + entry("10:59 +00:00 agent bia"), finds: "backdated-entry"),
    Case(
      "an answer a quarter before the last entry", answered, asked + entry("09:15 +00:00 agent bia") + answered.dropFirst(asked.count),
      at: "2026-11-25T09:40:00Z"),
    Case(
      "an answer more than a quarter before the last entry", answered,
      asked + entry("09:14 +00:00 agent bia") + answered.dropFirst(asked.count),
      at: "2026-11-25T09:40:00Z", finds: "backdated-entry"),
    Case("an old note, and an old message", asked, asked + entry("09:10 +00:00 note bia") + entry("09:20 +00:00 customer")),
    Case("a reopening at the time of the message", waiting, waiting + entry("09:40 +00:00 move bia pending/tier-1 -> open/tier-1")),
    Case(
      "a pause at the time of the message", asked, asked + entry("09:00 +00:00 move bia new -> pending/tier-1"), finds: "backdated-entry"),
    Case(
      "an escalation at the time of the message, called a reopening", asked,
      asked + entry("09:00 +00:00 move bia pending/tier-1 -> open/tier-2"), finds: "backdated-entry"),
    Case("an automatic answer dated back", asked, asked + entry("09:01 +00:00 agent bia auto"), finds: "backdated-entry"),
    Case(
      "a draft that is sent long after its time", asked + entry("09:10 +00:00 draft bia"), asked + entry("09:10 +00:00 agent caio"),
      by: ["caio@example.com"], finds: "backdated-entry"),
    Case(
      "a draft of another, sent under her name with the time of sending", asked + entry("09:10 +00:00 draft bia"),
      asked + entry("11:55 +00:00 agent bia"), by: ["caio@example.com"]),
    Case(
      "a draft of another, reworded and sent under her name", asked + entry("09:10 +00:00 draft bia"),
      asked + entry("11:55 +00:00 agent bia", "Better."), by: ["caio@example.com"]),
    Case(
      "text below a heading that cannot be read, deleted", asked + "## 2026-11-25 09:31 custmer\nI will sue you.\n", asked,
      finds: "rewritten-entry"),
    Case(
      "text before the first entry, deleted", head + "She is deaf.\n\n" + asked.dropFirst(head.count), asked),
    Case(
      "a ticket deleted and put back with an old answer", asked, head, asked + entry("09:10 +00:00 agent bia"), finds: "backdated-entry"),
    Case("a ticket that brings its history", nil, answered),
    Case("an answer signed by another", asked, asked + entry("11:50 +00:00 agent caio"), finds: "impersonation"),
    Case("an answer written with another", asked, asked + entry("11:50 +00:00 agent caio"), by: ["bia@example.com", "Caio@example.com"]),
    Case("an answer of a machine", asked, asked + entry("11:50 +00:00 agent caio auto")),
    Case("an answer by a stranger", asked, asked + entry("11:50 +00:00 agent bia"), by: ["eve@example.com"], finds: "impersonation"),
    Case("an answer signed by nobody of the team", asked, asked + entry("11:50 +00:00 agent zoe"), by: ["eve@example.com"]),
    Case(
      "a colleague's answer reworded", asked, asked + entry("11:50 +00:00 agent caio"), asked + entry("11:50 +00:00 agent caio", "No."),
      finds: "impersonation"),
    Case("an imported conversation", nil, answered.replacing("subject: Order", "source: \(source)"), by: ["eve@example.com"]),
    Case(
      "a conversation that claims to be imported", nil, answered.replacing("subject: Order", "source: me:1"), by: ["eve@example.com"],
      finds: "impersonation"),
    Case("a new conversation signed by another", nil, answered, by: ["caio@example.com"], finds: "impersonation"),
  ]

  /// A source, and the id that it gives.
  static let source = "twitter:1"
  static let id = TicketID.candidates(for: source, on: CivilDate(iso: "2026-11-25") ?? CivilDate(dayNumber: 0)).prefix(1).map(\.text)
    .joined()

  @Test("History is kept, and nobody writes in another's name", arguments: cases)
  func lines(test: Case) throws {
    let now = try #require(Instant(iso: test.at))
    func document(_ text: String) -> TicketDocument { TicketDocument(Array(text.utf8)) }
    let path = "tickets/new/\(Self.id)-order.md"
    func ticket(_ text: String) -> Ticket { Ticket(path: path, placement: nil, document: document(text)) }
    let commit = CommitFacts(name: "1a2b3c4", emails: test.emails, time: now)
    let states = [test.before] + test.versions
    let steps = zip(states, test.versions).map {
      CommitStep(commit, path: path, before: [$0].compactMap { $0.map(document) }, after: document($1))
    }
    let linter = Linter(configuration: .example, now: now, zone: .utc)
    let revision = TicketRevision(before: test.before.map(ticket), after: ticket(try #require(test.versions.last)))
    let found = linter.history(RevisionContext(revision, steps: steps, linter))
    // What a comment lets be is said all the same.
    #expect(found.allSatisfy { ($0.severity == .info) == test.testDescription.contains("ignore comment") })
    #expect(found.map(\.rule) == test.rules.filter { !$0.isEmpty }, "\(found.map(\.message))")
  }
}

extension String {
  fileprivate func replacing(_ old: String, _ new: String) -> String { replacing(old, with: new) }
}
