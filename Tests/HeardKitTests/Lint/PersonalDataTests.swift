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

  private static let card = "4012888888881881"
  private static func card(_ separator: String) -> String { ["4012", "8888", "8888", "1881"].joined(separator: separator) }
  private static func card(zero: UInt32) -> String {
    String(String.UnicodeScalarView(card.unicodeScalars.compactMap { Unicode.Scalar($0.value - 48 + zero) }))
  }

  static let forms =
    [
      " ", "-", ".", "/", "_", ",", "  ", "\t", " - ", "\u{A0}", "\u{202F}", "\u{2009}", "\u{2013}", "\u{2011}", "\u{2212}", "\u{200B}",
      "\u{AD}",
      "\n", "\r\n", "\n> ", "<br>", "&nbsp;", "\\-", "\u{FF0D}", "\u{3000}",
    ].map(card) + [card(zero: 0xFF10), card(zero: 0x660), card(zero: 0x6F0)] + [
      "4012 8888\n8888 1881", "> 4012 8888\n> > 8888 1881", "40128888 88881881", "4012-8888 8888.1881", "4 0 1 2 8 8 8 8 8 8 8 8 1 8 8 1",
    ]

  @Test("A card's number is found however its groups are divided", arguments: forms)
  func dividedCard(form: String) {
    for text in [form, "My card: \(form)!", "(\(form))"] {
      let bytes = Array(text.utf8)
      let found = PersonalData.cardNumber.places(in: bytes, 0..<bytes.count)
      #expect(
        found.count == 1 && found.allSatisfy { NumberScan.digits(of: bytes, $0).elementsEqual(Self.card.utf8) }, "\(text.debugDescription)")
      // Many bytes are asked at once: it may stand anywhere in them, and begin in one lot and end in another.
      for shift in 0..<40 { #expect(Self.signs(of: Array(repeating: Byte.blank, count: shift) + bytes).contains(.number)) }
    }
  }

  @Test("Digits with letters between them are no number") func noNumber() {
    for gap in ["x", " a ", " and so on, until at last ", "<br>x", "é &nbsp; z"] {
      let bytes = Array(repeating: "123456", count: 8).joined(separator: gap).utf8
      for shift in 0..<40 { #expect(!Self.signs(of: Array(repeating: Byte.blank, count: shift) + bytes).contains(.number), "\(gap)") }
    }
  }

  @Test(
    "A card's number is found whatever stands around it",
    arguments: [
      "card=#", "order/#", "##", "$#", "_#_", "@#", "💳#", "é#", "visa-#", "#/12/27", "#,12/27", "#%", "https://x.y/?card=#", "**#**", "+#",
      "# 3x",
      "#-ana", "1, #, 2",
    ]) func surroundedCard(pattern: String)
  {
    let text = pattern.hasPrefix("##") ? "#\(Self.card)" : pattern.replacing("#", with: Self.card)
    let bytes = Array(text.utf8)
    #expect(PersonalData.cardNumber.places(in: bytes, 0..<bytes.count).map { bytes.text($0) } == [Self.card], "\(text)")
  }

  @Test(
    "Other numbers are none",
    arguments: [
      "4012888888881882", "40128888888818810000000", "1Z999AA10123456784", "9400 1118 9956 1234 5678 97", "9405511899223197428490",
      "6129 9999 0000", "612999990000123", "34191.79001 01043.510047 91020.150008 5 84410026000",
      "35200714200166000187550010000000046550000046", "LB123456789BR", "2026-11-21 09:14:05", "+55 11 98456 5666", "978-3-16-148410-0",
      "4006381333931", "1593847261000", "490154203237518", "1593847261593847261", "701-1234567-1234567",
      "550e8400-e29b-41d4-a716-446655440000", "2000003508419013", "2000008123456789", "1732543200000000", "nr4012888888881881",
      "4012888888881881x", "0.4012888888881881", "12-4012888888881881", "4012888888881881@c.us", "4012-8888 8888-1881",
      "https://x.com/a/status/4012888888881881", "facebook.com/4012888888881881", "1234567890123456_4012888888881881",
      "4012\n\n8888\n\n8888 1881", "4012    8888 8888 1881", "4012 (8888) 8888 1881", "+4917012345675",
    ]) func noCard(text: String)
  {
    let bytes = Array("Number \(text).".utf8)
    #expect(PersonalData.cardNumber.places(in: bytes, 0..<bytes.count) == [])
  }

  @Test("Neither a file's name nor a subject that is made of a message holds what the message does")
  func names() throws {
    let id = try #require(TicketID(fileName: "2611-7K3QX2.md"))
    let said = "My number is 4012 8888\n8888 1881, " + String(repeating: "and so on ", count: 20)
    var conversation = Conversation(
      source: "", customer: Person("A <@a>"), messages: [.init(.customer, at: Instant(seconds: 1_800_000_000), text: said)])
    let file = conversation.file(id: id, zone: .utc)
    #expect(file.name == "2611-7K3QX2-my-number-is-card-number-removed-and-so.md")
    #expect(TicketDocument(file.bytes).text("subject")?.hasPrefix("My number is [card number removed], and") == true)
    conversation.subject = "Card 4012-8888-8888-1881 lost"
    let named = conversation.file(id: id, zone: .utc)
    #expect(named.name == "2611-7K3QX2-card-lost.md" && TicketDocument(named.bytes).text("subject") == conversation.subject)
  }

  @Test("What heard.yaml allows, it allows in every form") func allowed() {
    for form in Self.forms {
      #expect(bareBytes(Array(form.utf8)[...]).filter(Byte.isDigit) == Array(Self.card.utf8), "\(form.debugDescription)")
    }
  }

  private static func signs(of bytes: [UInt8]) -> Signs {
    bytes.withUnsafeBytes { buffer in
      var scan = BodyScan(buffer)
      scan.read(0..<bytes.count)
      return scan.signs.union(.marks(buffer, from: 0)).union(.letters(buffer))
    }
  }

  @Test("What is a letter by its first bytes stands in no number, and what may be a digit is seen, as Unicode has it") func letters() {
    var count = 0
    for scalar in (0x80...0x1FFFF).compactMap({ Unicode.Scalar(UInt32($0)) }) {
      let bytes = Array(String(scalar).utf8)
      if scalar.properties.generalCategory == .decimalNumber {
        #expect(bytes.withUnsafeBytes { Signs.letters($0) } == .number, "U+\(String(scalar.value, radix: 16))")
      }
      guard NumberSign.isLetter(bytes[0], bytes[1], bytes.count > 2 ? bytes[2] : 0) else { continue }
      count += 1
      let sign = NumberSign.read(bytes, at: 0, to: bytes.count).sign
      if case .other = sign { continue }
      Issue.record("U+\(String(scalar.value, radix: 16)) is \(sign)")
    }
    #expect(count > 30_000)
  }

  @Test(arguments: [
    ("1, где 23 и 45 или 67", false), ("12\u{301}34 567", true), ("１２３４５６７", true), ("123\u{2010}4567 ключ", true),
    ("订单 1234 和 5678", false), ("اتصل ٠١٢٣٤٥٦", true), ("मेरे 1234 और 5678", false), ("เลข 1234 กับ 5678", false),
    ("мой 8 926 123 45 67", true),
  ])
  func `Letters of other scripts part digits, too`(text: String, isNumber: Bool) {
    #expect(Self.signs(of: Array(text.utf8)).contains(.number) == isNumber)
  }

  @Test(arguments: cases) func places(_ test: Case) {
    let bytes = Array(test.text.utf8)
    #expect(test.kind.places(in: bytes, 0..<bytes.count).map { bytes.text($0) } == test.found)
    let signs = Self.signs(of: bytes)
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
