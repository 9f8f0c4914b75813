extension Rule {
  static let unknownKey = Rule(
    id: "unknown-key", group: .file,
    summary: "The front matter has a key that heard.yaml does not know.",
    rationale: "A misspelt key is ignored by every clock and query. Declare your own keys under `fields` in heard.yaml.",
    examples: [
      .bad("---\n↓prioritty: high\n---\n", suggested: "---\npriority: high\n---\n"),
      .bad("---\n↓mood: bad\n---\n"),
      .good("---\npriority: high\norder: 8841\n---\n"),
    ]
  ) { context, report in
    for pair in context.document.frontMatter {
      if let range = pair.key.verbatim, context.bytes.isOne(of: context.vocabulary.keys, in: range) { continue }
      let key = pair.key.text(in: context.bytes)
      let known = Ticket.keys + context.configuration.fields.map(\.name)
      if known.contains(key) { continue }
      let present = context.document.frontMatter.map { $0.key.text(in: context.bytes) }
      guard let meant = nearest(to: key, in: known.filter { !present.contains($0) }) else {
        report(pair.key.range, "unknown key \(excerpt(key)); declare it under `fields` in heard.yaml if it is yours")
        continue
      }
      let fix = Fix("rename the key to '\(meant)'", isSafe: false, edits: [.replace(pair.key.range, by: YAML.quoted(meant))])
      report(pair.key.range, "unknown key \(excerpt(key)); did you mean '\(meant)'?", fixes: [fix])
    }
  }
}
