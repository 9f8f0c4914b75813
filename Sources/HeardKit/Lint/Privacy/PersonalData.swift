/// A kind of personal data that is found by its form.
enum PersonalData: String, CaseIterable, Sendable {
  case cardNumber = "card-number"
  case cpf, iban
  case emailAddress = "email-address"
  case phoneNumber = "phone-number"
  case secret

  var severity: Severity { self == .emailAddress || self == .phoneNumber ? .warning : .error }

  /// What a text must hold for it to be there at all.
  var sign: Signs {
    switch self {
    case .cardNumber, .cpf, .phoneNumber: .number
    case .iban: .accountNumber
    case .emailAddress: .address
    case .secret: .longWord
    }
  }

  var name: String {
    switch self {
    case .cardNumber: "a card number"
    case .cpf: "a CPF"
    case .iban: "an IBAN"
    case .emailAddress: "an e-mail address"
    case .phoneNumber: "a telephone number"
    case .secret: "a secret key"
    }
  }

  /// Where it stands in a range of a text, in order.
  func places(in bytes: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
    switch self {
    case .cardNumber: CardNumber.places(in: bytes, range)
    case .cpf: CPF.places(in: bytes, range)
    case .iban: IBAN.places(in: bytes, range)
    case .emailAddress: EmailAddress.places(in: bytes, range)
    case .phoneNumber: PhoneNumber.places(in: bytes, range)
    case .secret: Secret.places(in: bytes, range)
    }
  }

  /// Whether a text holds any, so that it must not get into logs.
  static func isIn(_ bytes: [UInt8]) -> Bool { allCases.contains { !$0.places(in: bytes, 0..<bytes.count).isEmpty } }

  /// A text with something else in the place of what it holds.
  static func takenOut(of text: String, leaving mark: (PersonalData) -> String) -> String {
    var bytes = Array(text.utf8)
    for kind in allCases {
      for range in kind.places(in: bytes, 0..<bytes.count).reversed() { bytes.replaceSubrange(range, with: mark(kind).utf8) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Which one it is, without telling it: reports end up in logs.
  func hint(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    switch self {
    case .cardNumber, .iban, .cpf, .phoneNumber:
      let digits = self == .iban ? bytes[range].filter { $0 > Byte.dash } : NumberScan.digits(of: bytes, range)
      let count = self == .cardNumber ? 4 : 2
      return " that ends in \(String(decoding: digits.suffix(count), as: UTF8.self))"
    case .emailAddress:
      return (bytes[range].lastIndex(of: UInt8(ascii: "@")).map { " at \(bytes.text($0 + 1..<range.upperBound))" } ?? "")
    case .secret: return " that starts with \(bytes.text(range.lowerBound..<min(range.lowerBound + 4, range.upperBound)))"
    }
  }
}
