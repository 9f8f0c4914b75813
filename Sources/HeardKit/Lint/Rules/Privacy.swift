/// The rules of group `privacy`, one for each kind of personal data.
extension Rule {
  static let privacy: [Rule] = [
    privacy(
      .cardNumber, "A message holds the number of a payment card.", bad: "My card is ↓4012 8888 8888 1881.", good: "Order 4012888888881882."
    ),
    privacy(.cpf, "A message holds a Brazilian taxpayer's number.", bad: "CPF ↓123.456.789-09", good: "Protocol 123.456.789-00"),
    privacy(
      .iban, "A message holds an international bank account number.", bad: "To ↓GB82 WEST 1234 5698 7654 32, please", good: "GB82 WEST 1234"
    ),
    privacy(.emailAddress, "A message holds an e-mail address.", bad: "Write to ↓ana@example.com.", good: "I am @ana on X."),
    privacy(.phoneNumber, "A message holds a telephone number.", bad: "Call me: ↓(415) 555-0132", good: "On 2026-11-21, order 8841-22."),
    privacy(
      .secret, "A message holds a password or key of some service.", bad: "Our token is ↓ghp_012345678901234567890123456789abcdef",
      good: "The key starts with ghp_."),
  ]

  private static func privacy(_ kind: PersonalData, _ summary: String, bad: String, good: String) -> Rule {
    let opening = "---\ncustomer: Ana <ana@example.com>\n---\n\n## 2026-11-21 09:00 +00:00 customer\n"
    return Rule(
      id: kind.rawValue, group: .privacy, severity: kind.severity, stopsCommit: kind.severity == .error, summary: summary,
      rationale: """
        Once committed, it is in every clone for good. Write in its place what was there, such as `[card number]`. What may stand \
        there goes under `privacy: allow` in heard.yaml, or gets an ignore comment with a reason. The `customer` field is not looked at.
        """,
      examples: [.bad(opening + bad + "\n"), .good(opening + good + "\n")]
    ) { context, report in
      for index in context.entries.indices {
        let body = context.entries[index].body
        guard context.bodySigns[index].contains(kind.sign) else { continue }
        for range in kind.places(in: context.bytes, body) where !context.isAllowed(range) {
          report(range, "\(kind.name)\(kind.hint(context.bytes, range)); run 'heard redact', or allow it in heard.yaml")
        }
      }
    }
  }
}

extension LintContext {
  /// Whether heard.yaml lets this piece of personal data be.
  func isAllowed(_ range: Range<Int>) -> Bool {
    !vocabulary.allowed.isEmpty && vocabulary.allowed.contains(bareBytes(bytes[range]))
  }
}

/// Bytes in small letters, without what people put between digits.
func bareBytes(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
  bytes.compactMap { byte in
    switch byte {
    case Byte.blank, Byte.dash, UInt8(ascii: "."), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "/"): nil
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
    default: byte
    }
  }
}
