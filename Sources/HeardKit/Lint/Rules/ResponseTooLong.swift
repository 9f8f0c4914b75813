extension Rule {
  static let responseTooLong = Rule(
    id: "response-too-long", group: .configuration, severity: .error,
    summary: "A canned response is longer than a channel that it is for takes.",
    rationale: """
      Whoever uses it there has to cut it first. Counted as the channel counts, with one letter in each place to fill in: it can only become \
      longer. Shorten it, or write a variant for the channel: `name@twitter.md`. A response without `channels` is for those that have no limit.
      """,
    examples: [
      .bad(
        "---\nchannels: [twitter, email]\nlanguage: en\n---\n↓" + String(repeating: "very ", count: 56) + "long, {{agent.name}}\n",
        path: "responses/long.md"),
      .good("---\nchannels: [email]\nlanguage: en\n---\n" + String(repeating: "very ", count: 56) + "long\n", path: "responses/long.md"),
    ],
    check: .response { context, report in
      guard !context.response.channels.isEmpty, let text = context.shortestText else { return }
      for channel in context.configuration.channels where context.response.channels.contains(channel.name) {
        guard let limit = channel.limit, text.utf8.count > limit || channel.isWeighted else { continue }
        let length = channel.length(of: text)
        if length <= limit { continue }
        let unit = channel.isWeighted ? " as X counts" : ""
        report(
          context.bytes.line(at: min(context.response.bodyStart, context.bytes.count)),
          "at least \(length) characters\(unit), and \(channel.name) takes \(limit); cut \(length - limit), or add a variant '@\(channel.name)'"
        )
      }
    })
}

extension ResponseContext {
  /// The text with one letter in each place; nil if a place cannot be filled, which is for `response-variable` to say.
  fileprivate var shortestText: String? {
    guard let template = try? response.template() else { return nil }
    var values = TemplateValue.map([:])
    for name in ResponseInputs.known + response.asks + template.variables.filter({ !$0.hasFallback }).map(\.name) where name != "." {
      values.set(name.split(separator: ".").map(String.init)[...], to: "x")
    }
    return try? library.fill(response, with: values, language: response.language, channel: response.name.channel)
  }
}

extension Channel {
  /// Whether characters are counted as X counts them.
  var isWeighted: Bool { name == "twitter" || name == "x" }

  /// The length of an answer as the platform counts.
  func length(of text: String) -> Int { isWeighted ? WeightedLength.of(text) : text.unicodeScalars.count }
}
