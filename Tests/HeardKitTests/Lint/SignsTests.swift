import Testing

@testable import HeardKit

@Suite("Signs, by which rules are passed over")
struct SignsTests {
  private static let examples = Rule.all.flatMap(\.examples)

  @Test("No rule that is passed over would have found something", arguments: UInt64(0)..<40)
  func nothingIsMissed(seed: UInt64) throws {
    var numbers = SeededGenerator(state: seed)
    var levels = try ServiceLevels(.example, zoneFile: { _ in nil }, file: { _ in nil })
    for round in 0..<40 {
      let example = Self.examples[Int.random(in: 0..<Self.examples.count, using: &numbers)]
      let now = try #require(Instant(iso: example.now))
      let linter = Linter(configuration: .example, now: now, zone: .utc, responses: .example)
      let all = linter.terms.checks.map { LintTerms.TicketCheck(index: $0.index, needs: .ticket, check: $0.check) }
      let document = TicketDocument(Self.mutated(Array(example.text.utf8), &numbers))
      let placement = Configuration.example.placement(ofFolder: splitPath(example.path).folder)
      let ticket = Ticket(path: example.path, placement: placement, document: document)
      let readings = levels.readings(of: ticket, now: now)
      let context = LintContext(ticket, linter, readings)
      let running = readings.filter { $0.ended == nil }
      #expect(levels.readings(of: ticket, now: now, ended: false) == running, "seed \(seed), round \(round)")
      #expect(
        linter.check(ticket, readings: running) == linter.check(context, by: all),
        "seed \(seed), round \(round): \(String(decoding: document.bytes, as: UTF8.self))")
    }
  }

  @Test("Letters are looked at as one by one, though many at once", arguments: UInt64(0)..<20)
  func letters(seed: UInt64) {
    var numbers = SeededGenerator(state: seed &* 0x9E37_79B9_7F4A_7C15)
    let pieces = [
      "grüße ", "não, ", "и так ", "где мой заказ, который я жду уже третью неделю ", "é", "🙂", "–", "a",
      "plain text without any letter beyond ", "\u{7FF}", "\u{63F}",
    ].map {
      Array($0.utf8)
    }
    let damage: [[UInt8]] = [[0], [0xC3], [0xA9], [0xC0, 0x80], [0xE2, 0x80], [0xE2, 0x80, 0xAE], [0xED, 0xA0, 0x80], [0xF5], [0xFF]]
    for round in 0..<200 {
      var text: [UInt8] = []
      for _ in 0..<Int.random(in: 0..<40, using: &numbers) { text += pieces.randomElement(using: &numbers) ?? [] }
      if Bool.random(using: &numbers) {
        let place = Int.random(in: 0...text.count, using: &numbers)
        text.replaceSubrange(place..<min(place + 1, text.count), with: damage.randomElement(using: &numbers) ?? [])
      }
      text.withUnsafeBytes { text in
        let isBad = EncodingProblem.next(in: text, from: 0) != nil
        #expect(Signs.letters(text).subtracting(.number) == (isBad ? .badText : []), "seed \(seed), round \(round): \(Array(text))")
      }
      text.insert(contentsOf: ["٣", "۴", "０"].randomElement(using: &numbers).map { Array($0.utf8) } ?? [], at: 0)
      text.withUnsafeBytes { text in
        #expect(!Signs.letters(text).isDisjoint(with: [.number, .badText]), "seed \(seed), round \(round): \(Array(text))")
      }
    }
  }

  /// Pieces of other examples between a file's own bytes, bytes that signs look for, and cuts.
  static func mutated(_ text: [UInt8], _ numbers: inout SeededGenerator) -> [UInt8] {
    var text = text
    for _ in 0..<Int.random(in: 0..<5, using: &numbers) {
      let place = Int.random(in: 0...text.count, using: &numbers)
      let other = Array(examples[Int.random(in: 0..<examples.count, using: &numbers)].text.utf8)
      switch Int.random(in: 0..<4, using: &numbers) {
      case 0: text.insert(contentsOf: other, at: place)
      case 1: text.insert(contentsOf: other.suffix(Int.random(in: 0...other.count, using: &numbers)), at: place)
      case 2: text.insert(Array("\n#@ 0V<{\r\u{0}é:-".utf8)[Int.random(in: 0..<14, using: &numbers)], at: place)
      default: text.removeSubrange(place..<min(place + Int.random(in: 0..<30, using: &numbers), text.count))
      }
    }
    return text
  }
}
