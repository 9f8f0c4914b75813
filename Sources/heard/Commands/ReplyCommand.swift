import HeardKit

struct ReplyCommand: Command {
  static let name = "reply"
  static let summary = "Answer the customer: write an agent entry from a canned response, your words, or both."
  static let discussion = """
    A canned response is filled with what the ticket says; `--set order=8841` answers what it asks for, and your own words follow it as a paragraph. What it does to the ticket (status, tags) happens in the same step. One with `auto: true` and no words of yours is written as `auto`: it acknowledges, and a person's answer is still owed. A variable without a value is an error, never a blank.
    """
  static let examples = [
    ("In your own words", "heard reply 7K3QX2 \"Hi Ana, the second charge is on its way back.\""),
    ("From a canned response", "heard reply 7K3QX2 --with refund-sent --set amount=\"R$ 89\""),
    ("Look before you answer", "heard reply 7K3QX2 --with heard -n"),
  ]

  @Argument("The ticket, by the beginning of its id or by path.", name: "ID") var id: String
  @Argument("What to say; without --with also from standard input or the editor.", name: "TEXT") var text: String?
  @Option("A response below responses/: its name, or topic and name.", value: "RESPONSE") var with: String?
  @Option("What a response asks for.", value: "KEY=VALUE") var set: [String]
  @Option("Where it was said, if not on the ticket's channel, as 'dm'.", value: "WHERE") var via: String?
  @Flag("Show what would change, and change nothing.", short: "n") var dryRun

  func run(in environment: Environment) throws -> ExitCode {
    if let via, via.isEmpty || via.utf8.contains(where: { $0 <= 32 || $0 == 127 }) { throw UsageError("'--via' takes one word, as dm") }
    let desk = try Desk(in: environment)
    let heading = via.map { "via \($0)" } ?? ""
    guard let with else {
      return try desk.change(id, saying: text, for: Self.name, isDryRun: dryRun) {
        $0.say(.agent, heading, text: $1)
        return "answered"
      }
    }
    return try desk.change(id, isDryRun: dryRun) { change in
      let canned = try desk.cannedAnswer(with, for: change.ticket, answers: answers())
      // Nobody has looked at it yet: it ends `acknowledge` and leaves the first reply to a person.
      let isAutomatic = canned.response.auto && text == nil
      let words = [isAutomatic ? "auto" : "", heading].filter { !$0.isEmpty }.joined(separator: " ")
      change.say(.agent, words, text: [canned.text, text].compactMap { $0 }.joined(separator: "\n\n"))
      return try ([isAutomatic ? "acknowledged" : "answered"] + carryOut(canned.response.sets, in: &change, desk)).joined(separator: ", ")
    }
  }

  /// What a response does to the ticket besides, in words.
  private func carryOut(_ effects: CannedResponse.Effects, in change: inout TicketChange, _ desk: Desk) throws -> [String] {
    var words: [String] = []
    if try change.tag(adding: effects.addedTags, removing: effects.removedTags) { words.append("tags changed") }
    if let name = effects.status {
      let place = try Transition(configuration: desk.configuration, time: desk.time).destination(name, for: change.ticket)
      if place != change.ticket.placement {
        try change.move(to: place, because: "")
        words.append("now \(place.name)")
      }
    }
    return words
  }

  private func answers() throws -> [String: String] {
    var answers: [String: String] = [:]
    for pair in set {
      guard let equals = pair.firstIndex(of: "="), equals != pair.startIndex else {
        throw UsageError("'--set \(pair)' sets nothing; write KEY=VALUE, as order=8841")
      }
      answers[String(pair[..<equals])] = String(pair[pair.index(after: equals)...])
    }
    return answers
  }
}
