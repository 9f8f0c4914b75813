import Testing

@testable import HeardKit

@Suite struct PersonalDataTests {
  struct Case: CustomTestStringConvertible {
    var kind: PersonalData
    var text: String
    var found: [String]
    var testDescription: String { "\(kind.rawValue) in \(text)" }

    init(_ kind: PersonalData, _ text: String, _ found: String...) { (self.kind, self.text, self.found) = (kind, text, found) }
  }

  static let cases = [
    Case(.cardNumber, "4111111111111111 4111-1111-1111-1111", "4111111111111111", "4111-1111-1111-1111"),
    Case(.cardNumber, "amex 3782 822463 10005.", "3782 822463 10005"),
    Case(.cardNumber, "wrong check digit 4111111111111112"),
    Case(.cardNumber, "tweet https://x.com/a/status/4111111111111111"),
    Case(.cardNumber, "no issuer 9111111111111111"),
    Case(.cpf, "111.444.777-35 and 11144477735", "111.444.777-35", "11144477735"),
    Case(.cpf, "all the same 111.111.111-11"),
    Case(.iban, "DE89 3704 0044 0532 0130 00 now", "DE89 3704 0044 0532 0130 00"),
    Case(.iban, "br1500000000000010932840814p2", "br1500000000000010932840814p2"),
    Case(.iban, "DE88 3704 0044 0532 0130 00, DE8937040044053201300, ADE89370400440532013000"),
    Case(.emailAddress, "<ana.b+c@mail.example.co.uk>, or x@münchen.de.", "ana.b+c@mail.example.co.uk", "x@münchen.de"),
    Case(.emailAddress, "@ana, @ana@social.example, ana@localhost, a@b.1"),
    Case(.phoneNumber, "(11) 98456-5666 or +44 20 7946 0018", "(11) 98456-5666", "+44 20 7946 0018"),
    Case(.phoneNumber, "order 8841-22 of 2026-11-21 09:14, 21/11/2026, R$ 1.234.567,89, 2019-2020, 192.168.100.100"),
    Case(.secret, "use AKIAIOSFODNN7EXAMPLE please", "AKIAIOSFODNN7EXAMPLE"),
    Case(.secret, "-----BEGIN RSA PRIVATE KEY-----\nMII", "-----BEGIN RSA PRIVATE KEY-----"),
    Case(.secret, "https://example.com/a-rather-long-address-without-any-key"),
  ]

  @Test(arguments: cases) func places(_ test: Case) {
    let bytes = Array(test.text.utf8)
    #expect(test.kind.places(in: bytes, 0..<bytes.count).map { bytes.text($0) } == test.found)
    let signs = BodySigns(bytes, 0..<bytes.count)
    #expect(test.found.isEmpty || signs.contains(test.kind.sign), "the quick look passes over it")
  }

  @Test("No bytes at all make a detector fail")
  func anything() {
    var seed: UInt64 = 0xCA4D
    let alphabet = Array("0123456789 +-.()/@aDEeyJ_\n\u{E9}".utf8)
    for _ in 0..<500 {
      var bytes: [UInt8] = []
      for _ in 0..<40 {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes.append(alphabet[Int(seed >> 33) % alphabet.count])
      }
      for kind in PersonalData.allCases {
        for range in kind.places(in: bytes, 3..<37) {
          #expect(range.lowerBound >= 3 && range.upperBound <= 37 && !range.isEmpty, "\(kind) \(bytes)")
        }
      }
    }
  }
}

@Suite struct WeightedLengthTests {
  @Test(arguments: [
    ("Hi http://test.co", 26), ("see example.com/a?b=c.", 28), ("1.5 is no link", 14), ("日本語", 6), ("cafe\u{301}", 4), ("👨‍👩‍👧‍👦", 2),
    ("naïve – “ok”", 12),
  ]) func counts(text: String, length: Int) {
    #expect(WeightedLength.of(text) == length)
  }
}
