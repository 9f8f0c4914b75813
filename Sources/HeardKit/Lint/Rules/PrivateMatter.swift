extension Rule {
  static let privateMatter = Rule(
    id: "private-matter", group: .answers,
    summary: "An answer in a public channel asks for personal data, or holds some.",
    rationale:
      "Everybody can read it, and the customer will answer where they were asked. Ask them to write privately, and answer `via dm`.",
    examples: [
      .bad("---\nchannel: twitter\n---\n\n## 2026-11-21 09:00 +00:00 agent bia\nPlease send us ↓your e-mail!\n"),
      .bad("---\nchannel: twitter\n---\n\n## 2026-11-21 09:00 +00:00 agent bia\nWe call you at ↓+55 11 98456 5666.\n"),
      .good(
        "---\nchannel: twitter\n---\n\n## 2026-11-21 09:00 +00:00 agent bia\nPlease send us your e-mail address in a private message.\n"),
      .good("---\nchannel: email\n---\n\n## 2026-11-21 09:00 +00:00 agent bia\nPlease send us your phone number.\n"),
    ]
  ) { context, report in
    guard context.channel?.isPublic == true else { return }
    for index in context.entries.indices where context.entries[index].kind == .agent || context.entries[index].kind == .draft {
      if context.isElsewhere(context.entries[index]) { continue }
      let body = context.entries[index].body
      if let asked = context.bytes.firstPhrase(of: asking, in: body), context.bytes.firstPhrase(of: movingAway, in: body) == nil {
        report(asked, "\(context.quote(asked)) is asked for where everybody can read; ask for a private message")
      }
      guard !BodySigns(context.bytes, body).isEmpty else { continue }
      for kind in PersonalData.allCases {
        for range in kind.places(in: context.bytes, body) where !context.isAllowed(range) {
          report(range, "\(kind.name) where everybody can read; answer in a private message")
        }
      }
    }
  }

  /// What people are asked for, in the languages of the template; small letters.
  private static let asking = phrases([
    "e-mail address", "email address", "your e-mail", "your email", "phone number", "card number", "account number", "home address",
    "postal address", "date of birth", "your password", "your cpf", "seu cpf", "seu e-mail", "seu email", "seu telefone", "seu endere",
    "sua senha", "data de nascimento",
  ])

  /// Words by which an answer leads somewhere private.
  private static let movingAway = phrases([
    "direct message", "private", "inbox", " dm", "dm ", "mensagem direta", "privad", "inbox", "never", "do not", "don't", "nunca",
  ])

  private static func phrases(_ texts: [String]) -> [[UInt8]] { texts.map { Array($0.utf8) } }
}

extension [UInt8] {
  /// The first place at which one of some phrases begins, in capital or small letters.
  func firstPhrase(of phrases: [[UInt8]], in range: Range<Int>) -> Range<Int>? {
    var initials: (UInt64, UInt64) = (0, 0)
    for phrase in phrases {
      guard let first = phrase.first else { continue }
      if first < 64 { initials.0 |= 1 << UInt64(first) } else { initials.1 |= 1 << UInt64(first & 63) }
    }
    for start in range {
      let byte = self[start] | (self[start] >= 64 ? 0x20 : 0)
      if byte >= 128 || (byte < 64 ? initials.0 : initials.1) & 1 << UInt64(byte & 63) == 0 { continue }
      for phrase in phrases where phrase.count <= range.upperBound - start {
        var length = 0
        while length < phrase.count, self[start + length] | (phrase[length] >= 64 ? 0x20 : 0) == phrase[length] { length += 1 }
        if length == phrase.count { return start..<start + length }
      }
    }
    return nil
  }
}
