import Testing

@testable import HeardKit

@Suite struct RedactionTests {
  private static let path = "tickets/new/2611-7K3QX2-a.md"
  private static let rules = PersonalData.allCases.map(\.rawValue)

  private static func ticket(_ text: String) -> Ticket {
    Ticket(path: path, placement: Configuration.example.placement(ofFolder: "tickets/new"), document: TicketDocument(Array(text.utf8)))
  }

  private static func redacted(_ text: String) throws -> (text: String, record: String)? {
    let linter = Linter(configuration: .example, now: Instant(seconds: 1_800_000_000), zone: .utc, rules: rules)
    let redaction = Redaction(ticket(text), linter)
    if redaction.isEmpty { return nil }
    let bytes = try #require(Array(text.utf8).applying(redaction.edits))
    return (String(decoding: bytes, as: UTF8.self), redaction.record)
  }

  @Test("What an ignore comment with a reason covers stays")
  func ignored() throws {
    let ignore = "<!-- heard: ignore card-number because it is a test number -->"
    #expect(try Self.redacted("---\nsubject: A\n---\n\(ignore)\n\n## 2026-11-21 09:00 Z customer\n4012 8888 8888 1881\n") == nil)
  }

  @Test("The subject, the text before the entries and each entry are named, never what stood there")
  func record() throws {
    let text =
      "---\nsubject: Card 4012888888881881\n---\nGB82WEST12345698765432\n\n## 2026-11-21 09:00 Z customer\r\nx@example.com y@example.com"
    let result = try #require(try Self.redacted(text))
    #expect(
      result.text == "---\nsubject: \"Card [card number removed]\"\n---\n[IBAN removed]\n\n## 2026-11-21 09:00 Z customer\r\n"
        + "[e-mail address removed] [e-mail address removed]")
    #expect(
      result.record == "Redacted: 1 card number, 1 IBAN and 2 e-mail addresses, "
        + "in the subject, the text before the first entry and the entry of 2026-11-21 09:00 +00:00.")
  }

  @Test("All of a ticket is looked at but the customer and the source")
  func margins() throws {
    let text = """
      ---
      subject: A
      customer: Ana <ana@example.com>
      order: 4012888888881881
      tags: [refund, 4012888888881881]
      source: email:x@example.com
      # ana@example.com
      ---

      ## 2026-11-21 09:00 Z set bia order - -> 4012888888881881
      ## 2026-11-21 09:00 Z set bia customer a@example.com -> b@example.com
      """
    let result = try #require(try Self.redacted(text))
    #expect(
      result.text
        == text.replacing(": 4012888888881881", with: ": card-number-removed").replacing(
          ", 4012888888881881", with: ", card-number-removed"
        )
        .replacing("> 4012888888881881", with: "> card-number-removed").replacing("# ana@example.com", with: "# e-mail-address-removed"))
    #expect(TicketDocument(Array(result.text.utf8)).diagnostics.isEmpty)
    #expect(
      result.record == "Redacted: 3 card numbers and 1 e-mail address, in the front matter and the entry of 2026-11-21 09:00 +00:00.")
    #expect(try Self.redacted(result.text) == nil)
  }

  @Test("A text goes without the lines around it", arguments: ["Hi Ana.\n\n", "\nHi Ana.", " Hi Ana. "])
  func text(wanted: String) throws {
    let text = "---\nsubject: A\n---\n\n## 2026-11-21 09:00 Z agent bia\nHi Ana.\n\n## 2026-11-21 09:10 Z move bia new -> open/tier-1\n"
    let redaction = Redaction(Self.ticket(text), text: wanted)
    let bytes = try #require(Array(text.utf8).applying(redaction.edits))
    #expect(String(decoding: bytes, as: UTF8.self) == text.replacing("Hi Ana.", with: "[text removed]"))
    #expect(Redaction(Self.ticket(text), text: " \n").isEmpty)
  }

  @Test("Thousands of keys without an end take no square of their number")
  func manyKeys() throws {
    let text = "---\nsubject: A\n---\n\n## 2026-11-21 09:00 Z note bia\n" + String(repeating: "-----BEGIN PRIVATE KEY-----\n", count: 5_000)
    let result = try #require(try Self.redacted(text))
    #expect(result.record.hasPrefix("Redacted: 1 secret key"))
  }

  @Test("Nothing is left to take out afterwards, and the rest of the file stays byte for byte")
  func again() throws {
    let pieces = [
      "4012 8888 8888 1881", "123.456.789-09", "GB82 WEST 1234 5698 7654 32", "a@example.com", "(415) 555-0132",
      "ghp_012345678901234567890123456789abcdef", "-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----", "hello", "## no entry",
      ", ", "\n",
    ]
    for seed in UInt64(1)...200 {
      var generator = SeededGenerator(state: seed)
      var text = "---\nsubject: \(pieces[Int.random(in: 0..<6, using: &generator)])\n---\n"
      for minute in 10..<13 {
        text += "\n## 2026-11-21 09:\(minute) Z customer\n"
        for _ in 0..<6 { text += (pieces.randomElement(using: &generator) ?? "") + " and " }
        text += "\n"
      }
      let result = try #require(try Self.redacted(text))
      #expect(try Self.redacted(result.text) == nil, "seed \(seed): \(result.text)")
      #expect(TicketDocument(Array(result.text.utf8)).entries.count == 3, "seed \(seed)")
    }
  }
}
