import Testing

@testable import HeardKit

@Suite struct RuleExampleTests {
  struct Case: CustomTestStringConvertible {
    var rule: Rule
    var number: Int
    var example: Example
    var testDescription: String { "\(rule.id) \(number + 1)" }
  }

  static let cases = Rule.all.flatMap { rule in
    rule.examples.enumerated().map { Case(rule: rule, number: $0.offset, example: $0.element) }
  }

  @Test("A bad example is reported at its arrows, a good one not at all", arguments: cases)
  func places(of test: Case) throws {
    let found = try findings(of: test, test.example.text)
    #expect(found.map(\.range.lowerBound) == test.example.places, "\(found.map(\.message))")
    for diagnostic in found {
      #expect(!diagnostic.message.isEmpty && !diagnostic.message.hasSuffix(".") && !diagnostic.message.contains("\n"))
      #expect(diagnostic.range.upperBound <= test.example.text.utf8.count)
    }
  }

  @Test(
    "A fix gives the fixed text, and once more changes nothing",
    arguments: cases.filter { $0.example.fixed != nil || $0.example.movesTo != nil })
  func fixes(of test: Case) throws {
    let (once, path) = try fixing(test, test.example.text, test.example.path)
    #expect(once == test.example.fixed ?? test.example.text)
    #expect(path == test.example.movesTo ?? test.example.path)
    let (twice, _) = try fixing(test, once, path)
    #expect(twice == once)
  }

  @Test("Every rule that has its findings from one file has a good example, and its id is its own")
  func completeness() {
    #expect(Set(Rule.all.map(\.id)).count == Rule.all.count)
    for rule in Rule.all {
      if case .workspace = rule.check { continue }
      #expect(rule.examples.contains { !$0.isBad }, "\(rule.id)")
    }
  }

  private func fixing(_ test: Case, _ text: String, _ path: String) throws -> (String, String) {
    let fixes = Linter.compatible(try findings(of: test, text, path).flatMap(\.fixes))
    #expect(fixes.allSatisfy { $0.isSafe == test.example.isFixSafe })
    let bytes = try #require(Array(text.utf8).applying(fixes.flatMap(\.edits)))
    return (String(decoding: bytes, as: UTF8.self), fixes.compactMap(\.movesTo).first ?? path)
  }

  private func findings(of test: Case, _ text: String, _ path: String? = nil) throws -> [Diagnostic] {
    let now = try #require(Instant(iso: test.example.now))
    if case .configuration = test.rule.check {
      let bytes = Array(text.utf8)
      return Linter(configuration: .read(bytes), now: now, zone: .utc).check(configurationFile: bytes).filter { $0.rule == test.rule.id }
    }
    let path = path ?? test.example.path
    if case .response = test.rule.check {
      let library = ResponseLibrary(ResponseLibrary.exampleFiles + [(path, Array(text.utf8))])
      let response = try #require(library.responses.first { $0.path == path })
      return Linter(configuration: .example, now: now, zone: .utc).check(response, in: library).filter { $0.rule == test.rule.id }
    }
    var linter = Linter(configuration: .example, now: now, zone: .utc, responses: .example)
    let names = TicketNames(paths: ["2611-7K3QX2", "2611-4YF3B0", "2611-QGQCX3"].map { "tickets/new/\($0).md" })
    linter.neighbours = Neighbours(names: { names }, joined: { _ in nil })
    func ticket(_ text: String) -> Ticket {
      Ticket(
        path: path, placement: Configuration.example.placement(ofFolder: splitPath(path).folder), document: TicketDocument(Array(text.utf8))
      )
    }
    let (ticket, before) = (ticket(text), test.example.before.map(ticket))
    if case .revision = test.rule.check {
      let commit = CommitFacts(name: "1a2b3c4", emails: ["bia@example.com"], time: now)
      let step = CommitStep(commit, path: path, before: [before?.document].compactMap { $0 }, after: ticket.document)
      let context = RevisionContext(TicketRevision(before: before, after: ticket), steps: [step], linter)
      return linter.history(context).filter { $0.rule == test.rule.id }
    }
    var levels = try ServiceLevels(.example, zoneFile: { _ in nil }, file: { _ in nil })
    let readings = levels.readings(of: ticket, now: now)
    let found = linter.check(ticket, readings: readings) + linter.silentOverdue(ticket, readings: readings).map(\.diagnostic)
    return found.filter { $0.rule == test.rule.id }
  }
}
