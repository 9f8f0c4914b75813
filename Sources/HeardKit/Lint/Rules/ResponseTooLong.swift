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
      if context.response.channels.isEmpty { return }
      let bytes = context.mostBytes
      lazy var text = context.shortestText
      for channel in context.configuration.channels where context.response.channels.contains(channel.name) {
        guard let limit = channel.limit, bytes.map({ $0.count > limit || channel.isWeighted && $0.mayHoldLinks }) ?? true,
          let text
        else { continue }
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
  /// How many bytes the text has at most with one letter in each place, and whether a link may be in it, which may count more than it is
  /// long; nil where other responses are included. Most responses need not be filled to know that they are short enough.
  fileprivate var mostBytes: (count: Int, mayHoldLinks: Bool)? {
    var (count, mayHoldLinks, position) = (0, false, response.bodyStart)
    while position < bytes.count {
      let open = bytes.place(of: Self.opening, from: position, to: bytes.count) ?? bytes.count
      count += open - position
      for index in position..<open where bytes[index] == UInt8(ascii: ".") && index + 1 < bytes.count && bytes[index + 1] > Byte.blank {
        mayHoldLinks = true
      }
      if open == bytes.count { break }
      guard let close = bytes.place(of: Self.closing, from: open + 2, to: bytes.count), bytes[open + 2] != UInt8(ascii: "="),
        !bytes[open..<close].contains(UInt8(ascii: ">"))
      else { return nil }
      count += bytes[open..<close].contains(UInt8(ascii: "|")) ? close - open : 1
      position = close + 2
    }
    return (count, mayHoldLinks)
  }

  private static let opening = Array("{{".utf8), closing = Array("}}".utf8)

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
