/// The keys of a response's front matter.
extension CannedResponse {
  private struct Key: Sendable {
    var name: String
    /// What its value must be.
    var expected: String
    /// Takes over the value; false if it is not what is expected.
    var read: @Sendable (inout CannedResponse, YAMLNode) -> Bool

    init<Value>(
      _ name: String, _ expected: String, _ value: @escaping @Sendable (CannedResponse, YAMLNode) -> Value?,
      _ set: @escaping @Sendable (inout CannedResponse, Value) -> Void
    ) {
      self.name = name
      self.expected = expected
      read = { response, node in
        guard let value = value(response, node) else { return false }
        set(&response, value)
        return true
      }
    }
  }

  private static let keys = [
    Key("title", "a text", { $0.text($1) }, { $0.title = $1 }),
    Key("channels", "a list of channels", { $0.list($1) }, { $0.channels = $1 }),
    Key("language", "a language like 'en' or 'pt-BR'", { $0.language($1) }, { $0.language = $1 }),
    Key("tier", "the name of a tier", { $0.text($1) }, { $0.tier = $1 }),
    Key("approve", "true or false", { $0.flag($1) }, { $0.approve = $1 }),
    Key("auto", "true or false", { $0.flag($1) }, { $0.auto = $1 }),
    Key("asks", "a list of variables", { $0.list($1) }, { $0.asks = $1 }),
  ]

  mutating func read(_ pair: YAMLPair) {
    let name = pair.key.text(in: bytes)
    if name == "sets" { return readEffects(pair) }
    guard let key = Self.keys.first(where: { $0.name == name }) else {
      return reportUnknown(pair.key, among: Self.keys.map(\.name) + ["sets"])
    }
    let fileLanguage = self.name.language
    guard key.read(&self, pair.value) else { return reportValue(pair, key.expected) }
    if let fileLanguage, language != fileLanguage {
      report(
        "response-language", pair.value.range, "language is '\(language ?? "")' but the file's name says '\(fileLanguage)'; make them equal"
      )
      language = fileLanguage
    }
    if let channel = self.name.channel, !channels.contains(channel) {
      report("bad-value", pair.value.range, "channels lack '\(channel)', which the file's name says; add it")
      channels.append(channel)
    }
  }

  private mutating func readEffects(_ pair: YAMLPair) {
    guard case .mapping(let effects) = pair.value.content else { return reportValue(pair, "a map like {status: pending, tags: [+refund]}") }
    for effect in effects {
      switch effect.key.text(in: bytes) {
      case "status":
        guard let status = text(effect.value) else { return reportValue(effect, "a status") }
        sets.status = status
      case "tags":
        guard let tags = list(effect.value) else { return reportValue(effect, "a list like [+refund, -waiting]") }
        sets.removedTags = tags.filter { $0.hasPrefix("-") }.map { String($0.dropFirst()) }
        sets.addedTags = tags.filter { !$0.hasPrefix("-") }.map { $0.hasPrefix("+") ? String($0.dropFirst()) : $0 }
      default: reportUnknown(effect.key, among: ["status", "tags"])
      }
    }
  }

  private mutating func reportUnknown(_ key: YAMLScalar, among known: [String]) {
    let name = key.text(in: bytes)
    let remedy = nearest(to: name, in: known).map { "did you mean '\($0)'?" } ?? "known are \(known.joined(separator: ", "))"
    report("unknown-key", key.range, "unknown key '\(name)'; \(remedy)", severity: .warning)
  }

  private mutating func reportValue(_ pair: YAMLPair, _ expected: String) {
    let value = text(pair.value).map { ", not '\($0)'" } ?? ""
    report("bad-value", pair.value.range, "\(pair.key.text(in: bytes)) must be \(expected)\(value)")
  }

  /// A text that is not empty.
  private func text(_ node: YAMLNode) -> String? {
    guard case .scalar(let scalar) = node.content else { return nil }
    let text = scalar.text(in: bytes)
    return text.isEmpty ? nil : text
  }

  private func language(_ node: YAMLNode) -> String? { text(node).flatMap { LanguageTag.isValid($0) ? $0 : nil } }

  private func flag(_ node: YAMLNode) -> Bool? { text(node).flatMap { Bool($0) } }

  /// A list of texts; a single text is a list of one.
  private func list(_ node: YAMLNode) -> [String]? {
    guard case .sequence(let members) = node.content else { return text(node).map { [$0] } }
    let texts = members.compactMap { text($0) }
    return texts.count == members.count ? texts : nil
  }
}
