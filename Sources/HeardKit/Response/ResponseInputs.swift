/// What a response can be filled with, as plain texts. What is nil or empty has no value in a template, so that a fallback stands in.
public struct ResponseInputs: Hashable, Sendable {
  public var customerName: String?
  public var customerHandle: String?
  public var ticketID: String?
  public var subject: String?
  public var agentName: String?
  public var workspace: String?
  public var channel: String?
  /// Of the greeting.
  public var language: String?
  /// 0 to 23, in the workspace's zone.
  public var localHour: Int?
  /// What the agent gave with `--set`, by dotted name. They win over everything else.
  public var answers: [String: String] = [:]

  /// Parts of a dotted name that an answer may have; others are left out.
  private static let deepestAnswer = 8

  public init() {}

  /// The variables: `customer.name`, `customer.first-name`, `customer.handle`, `ticket.id`, `ticket.subject`, `agent.name`, `agent.first-name`,
  /// `workspace`, `channel`, `greeting`, and the answers.
  public var values: TemplateValue {
    let facts: [(path: [String], text: String?)] = [
      (["customer", "name"], customerName), (["customer", "first-name"], customerName.flatMap(Self.firstName)),
      (["customer", "handle"], customerHandle), (["ticket", "id"], ticketID), (["ticket", "subject"], subject),
      (["agent", "name"], agentName), (["agent", "first-name"], agentName.flatMap(Self.firstName)),
      (["workspace"], workspace), (["channel"], channel), (["greeting"], localHour.flatMap { Greeting.text(language: language, hour: $0) }),
    ]
    var values = TemplateValue.map([:])
    for (path, text) in facts {
      if let text, !text.isEmpty { values.set(path[...], to: text) }
    }
    for (name, text) in answers.sorted(by: { $0.key < $1.key }) {
      let path = name.split(separator: ".").map(String.init)
      if (1...Self.deepestAnswer).contains(path.count) { values.set(path[...], to: text) }
    }
    return values
  }

  /// The first word of a name; nil if it has no letter, as the name of an account may.
  private static func firstName(_ name: String) -> String? {
    let word = name.split(whereSeparator: \.isWhitespace).first.map(String.init)
    return word.flatMap { $0.contains(where: \.isLetter) ? $0 : nil }
  }
}

/// Greetings by the hour of the day.
enum Greeting {
  /// From which hour each is said. Before the first hour, the last one is.
  private static let table: [String: [(from: Int, text: String)]] = [
    "en": [(5, "Good morning"), (12, "Good afternoon"), (18, "Good evening")],
    "pt": [(5, "Bom dia"), (12, "Boa tarde"), (18, "Boa noite")],
  ]

  /// - Returns: nil for a language without greetings here.
  static func text(language: String?, hour: Int) -> String? {
    let greetings = table[LanguageTag.base(language ?? "en")]
    return (greetings?.last { $0.from <= hour } ?? greetings?.last)?.text
  }
}
