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
      if let asked = asking.first(in: context.bytes, body), movingAway.first(in: context.bytes, body) == nil {
        report(asked, "\(context.quote(asked)) is asked for where everybody can read; ask for a private message")
      }
      for kind in PersonalData.allCases where context.signs.contains(kind.sign) {
        for range in kind.places(in: context.bytes, body) where !context.isAllowed(range) {
          report(range, "\(kind.name) where everybody can read; answer in a private message")
        }
      }
    }
  }

  /// What people are asked for, in the languages of the template; small letters.
  static let asking = Phrases([
    "e-mail address", "email address", "your e-mail", "your email", "phone number", "card number", "account number", "home address",
    "postal address", "date of birth", "your password", "your cpf", "seu cpf", "seu e-mail", "seu email", "seu telefone", "seu endere",
    "sua senha", "data de nascimento",
  ])

  /// Words by which an answer leads somewhere private.
  private static let movingAway = Phrases([
    "direct message", "private", "inbox", " dm", "dm ", "mensagem direta", "privad", "inbox", "never", "do not", "don't", "nunca",
  ])
}
