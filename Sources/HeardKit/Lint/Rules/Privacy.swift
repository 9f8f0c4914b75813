/// The rules of group `privacy`, one for each kind of personal data.
extension Rule {
  static let privacy: [Rule] = [
    privacy(
      .cardNumber, "A message holds the number of a payment card.", bad: "My card is ↓4012 8888 8888 1881.",
      good: "Order 4012888888881882.",
      others: [
        .bad("---\nsubject: \"Re: ↓4012-8888-8888-1881\"\n---\n"),
        .bad(
          "↓---\nsubject: A\n---\n", path: "tickets/new/2611-7K3QX2-4012-8888-8888-1881-is-my-card.md",
          movesTo: "tickets/new/2611-7K3QX2-is-my-card.md"),
      ]
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

  private static func privacy(_ kind: PersonalData, _ summary: String, bad: String, good: String, others: [Example] = []) -> Rule {
    let opening = "---\ncustomer: Ana <ana@example.com>\n---\n\n## 2026-11-21 09:00 +00:00 customer\n"
    return Rule(
      id: kind.rawValue, group: .privacy, severity: kind.severity, stopsCommit: kind.severity == .error, summary: summary,
      rationale: """
        Once committed, it is in every clone for good. Write in its place what was there, such as `[card number]`. What may stand \
        there goes under `privacy: allow` in heard.yaml, or gets an ignore comment with a reason. All that stands in a ticket is looked at \
        but the values of `customer` and `source`.
        """,
      examples: [.bad(opening + bad + "\n"), .good(opening + good + "\n")] + others,
      needs: kind.severity == .error ? [kind.sign, .numberInName] : kind.sign
    ) { context, report in
      func look(in range: Range<Int>) {
        for range in kind.places(in: context.bytes, range) where !context.isAllowed(range) {
          report(range, "\(kind.name)\(kind.hint(context.bytes, range)); run 'heard redact', or allow it in heard.yaml")
        }
      }
      for index in context.entries.indices { look(in: context.entries[index].body) }
      context.document.forEachMargin(look)
      checkName(kind, context, &report)
    }
  }

  /// The words of a file's name, whose dashes may be the blanks of a number.
  private static func checkName(_ kind: PersonalData, _ context: LintContext, _ report: inout Report) {
    guard kind.severity == .error, context.signs.contains(.numberInName) else { return }
    let (folder, name) = splitPath(context.ticket.path)
    guard let id = context.ticket.id else { return }
    let words = name.utf8.dropFirst(id.text.utf8.count).dropLast(3).map { $0 == Byte.dash ? Byte.blank : $0 }
    guard let place = kind.places(in: words, 0..<words.count).first, !context.vocabulary.allowed.contains(bareBytes(words[place])) else {
      return
    }
    let better = ConversationFile.name(id, String(decoding: words, as: UTF8.self))
    report(
      0..<0, "the file's name holds \(kind.name)\(kind.hint(words, place)); call it '\(better)'",
      fixes: [Fix("rename the file to \(better)", edits: [], movesTo: "\(folder)/\(better)")])
  }
}

extension Ticket {
  /// Whether the file's name has the digits of an account beside those of the id's month.
  var hasNumberInName: Bool {
    var path = path
    return path.withUTF8 { Self.isNumberIn(name: UnsafeRawBufferPointer($0).name) }
  }

  static func isNumberIn(name: UnsafeRawBufferPointer) -> Bool {
    stride(from: 0, to: name.count, by: 8).reduce(0) { $0 &+ ByteWord.count(ByteWord.digits(name.word(at: $1))) } >= 14
  }
}

extension LintContext {
  /// Whether heard.yaml lets this piece of personal data be.
  func isAllowed(_ range: Range<Int>) -> Bool {
    !vocabulary.allowed.isEmpty && vocabulary.allowed.contains(bareBytes(bytes[range]))
  }
}

/// Bytes in small letters, without what people put between digits; digits of any script are those of ASCII.
func bareBytes(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
  let text = Array(bytes)
  var bare: [UInt8] = []
  var position = 0
  while position < text.count {
    let (sign, next) = NumberSign.read(text, at: position, to: text.count)
    switch sign {
    case .digit(let digit): bare.append(digit + 48)
    case .gap, .unseen: break
    case .other:
      if text[position] != UInt8(ascii: "("), text[position] != UInt8(ascii: ")") {
        bare += text[position..<next].map { $0 &- 65 < 26 ? $0 | 0x20 : $0 }
      }
    }
    position = next
  }
  return bare
}

extension ResponseContext {
  /// Personal data in a canned text. Addresses and telephone numbers there are the team's own.
  func reportPersonalData(_ rule: Rule, _ signs: Signs, _ allowed: [[UInt8]], _ report: inout Report) {
    guard let kind = PersonalData(rawValue: rule.id), kind.severity == .error, signs.contains(kind.sign) else { return }
    for range in kind.places(in: bytes, 0..<bytes.count) where !allowed.contains(bareBytes(bytes[range])) {
      report(range, "\(kind.name)\(kind.hint(bytes, range)) in a text that goes out to many; take it out, or allow it in heard.yaml")
    }
  }
}
