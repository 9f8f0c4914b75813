import Testing

@testable import HeardKit

@Suite struct SuppressionTests {
  static let card = "4012 8888 8888 1881"
  static let ignore = "<!-- heard: ignore card-number because it is a test number -->"

  private static func findings(_ body: String, rules: [String] = []) throws -> [String] {
    let linter = Linter(configuration: .example, now: try #require(Instant(iso: "2026-11-21T12:30:00Z")), zone: .utc, rules: rules)
    let text = "---\nsubject: A\ncustomer: Ana\n---\n\n\(body)\n"
    let path = "tickets/new/2611-7K3QX2-a.md"
    let placement = Configuration.example.placement(ofFolder: "tickets/new")
    return linter.check(Ticket(path: path, placement: placement, document: TicketDocument(Array(text.utf8))), readings: []).map(\.rule)
  }

  private static func entry(_ time: String, _ kind: String, _ text: String) -> String { "## 2026-11-21 \(time) Z \(kind)\n\(text)\n\n" }

  @Test("An ignore comment before the first entry covers the whole ticket")
  func whole() throws {
    #expect(try Self.findings(Self.ignore + "\n\n" + Self.entry("09:00", "customer", Self.card)).isEmpty)
  }

  @Test("In an entry of ours it covers what stands above it, and not what comes later")
  func above() throws {
    let note = Self.entry("09:10", "note bia", Self.ignore)
    #expect(try Self.findings(Self.entry("09:00", "customer", Self.card) + note).isEmpty)
    #expect(try Self.findings(note + Self.entry("09:20", "customer", Self.card)) == ["unused-ignore", "card-number"])
  }

  @Test("What a customer writes ignores nothing")
  func customers() throws {
    #expect(try Self.findings(Self.entry("09:00", "customer", Self.card + " " + Self.ignore)) == ["card-number"])
  }

  @Test("Without a reason it ignores nothing, and says so")
  func reason() throws {
    let body = "<!-- heard: ignore card-number -->\n\n" + Self.entry("09:00", "customer", Self.card)
    #expect(try Self.findings(body) == ["unused-ignore", "card-number"])
  }

  @Test("Whether it is needed is not judged where its rule does not run")
  func chosen() throws {
    #expect(try Self.findings(Self.ignore, rules: ["cpf", "unused-ignore"]).isEmpty)
    #expect(try Self.findings(Self.ignore) == ["unused-ignore"])
  }

  @Test("What heard.yaml allows is not reported, however it is written")
  func allowed() throws {
    var configuration = Configuration.example
    configuration.privacyAllow = ["Support@Example.com", "4012888888881881"]
    let linter = Linter(
      configuration: configuration, now: Instant(seconds: 1_800_000_000), zone: .utc, rules: ["email-address", "card-number"])
    let text = "---\nsubject: A\n---\n\n" + Self.entry("09:00", "customer", "support@example.com \(Self.card) ana@example.com")
    let ticket = Ticket(path: "tickets/new/2611-7K3QX2-a.md", placement: nil, document: TicketDocument(Array(text.utf8)))
    #expect(linter.check(ticket, readings: []).map { String(decoding: Array(text.utf8)[$0.range], as: UTF8.self) } == ["ana@example.com"])
  }
}
