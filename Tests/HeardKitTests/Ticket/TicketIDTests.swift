import Testing

@testable import HeardKit

@Suite struct TicketIDTests {
  @Test(
    "A file's name begins with its id, or has none",
    arguments: [
      ("2611-7K3QX2-charged-twice.md", "2611-7K3QX2"), ("2611-7K3QX2.md", "2611-7K3QX2"), ("2611-7K3QXI-a.md", nil),
      ("2613-7K3QX2-a.md", nil),
      ("2611-7k3qx2-a.md", nil), ("2611-7K3QX2a.md", nil), ("2611-7K3QX2-a.txt", nil), ("notes.md", nil), ("", nil),
    ] as [(String, String?)])
  func nameBeginsWithID(name: String, id: String?) {
    #expect(TicketID(fileName: name)?.text == id)
  }

  @Test func theSameSourceHasTheSameIDEverywhere() throws {
    let date = try #require(CivilDate(year: 2026, month: 11, day: 21))
    let first = Array(TicketID.candidates(for: "twitter:1593847261", on: date).prefix(3))
    #expect(first == Array(TicketID.candidates(for: "twitter:1593847261", on: date).prefix(3)))
    #expect(Set(first).count == 3 && first.allSatisfy { $0.text.hasPrefix("2611-") && TicketID(fileName: "\($0).md") == $0 })
  }

  @Test(
    "A slug is lower-case ASCII",
    arguments: [
      ("Charged twice for order 8841", "charged-twice-for-order-8841"), ("Não chegou: ônibus & avião!", "nao-chegou-onibus-aviao"),
      ("../../etc/passwd", "etc-passwd"), ("漢字", ""), ("  ", ""), ("Don't", "dont"),
    ])
  func slugIsPlain(subject: String, slug: String) {
    #expect(TicketID.slug(subject) == slug)
    #expect(TicketID.slug(String(repeating: "wordy ", count: 100)).utf8.count <= 40)
  }

  @Test(arguments: [
    (-62_167_219_200, "0000-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"), (0, "1970-01-01T00:00:00Z"),
    (951_868_799, "2000-02-29T23:59:59Z"), (253_402_300_799, "9999-12-31T23:59:59Z"), (253_402_300_800, "10000-01-01T00:00:00Z"),
  ]) func anInstantHasItsText(seconds: Int, text: String) {
    #expect(Instant(seconds: seconds).iso == text)
  }

  @Test func everyInstantComesBackFromItsText() {
    for seconds in stride(from: -3_000_000_000, to: 9_000_000_000, by: 1_234_567) {
      #expect(Instant(iso: Instant(seconds: seconds).iso)?.seconds == seconds)
    }
  }

  @Test func everyDayComesBackFromItsNumber() {
    for number in stride(from: -800_000, to: 800_000, by: 97) {
      let (year, month, day) = CivilDate(dayNumber: number).components
      #expect(CivilDate(year: year, month: month, day: day)?.dayNumber == number)
    }
  }
}
