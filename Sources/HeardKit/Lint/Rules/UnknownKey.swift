extension Rule {
  static let unknownKey = Rule(
    id: "unknown-key", group: .file,
    summary: "The front matter has a key that heard.yaml does not know.",
    rationale: "A misspelt key is ignored by every clock and query. Declare your own keys under `fields` in heard.yaml.",
    examples: [
      .bad("---\n↓prioritty: high\n---\n", suggested: "---\npriority: high\n---\n"),
      .bad("---\n↓mood: bad\n---\n"),
      .good("---\npriority: high\norder: 8841\n---\n"),
    ],
    needs: .unknownKey
  ) { context, report in
    let known = Ticket.keys + context.configuration.fields.map(\.name)
    lazy var missing = {
      let present = Set(context.document.frontMatter.map { $0.key.text(in: context.bytes) })
      return known.filter { !present.contains($0) }
    }()
    for pair in context.document.frontMatter {
      if context.isKnownKey(pair.key) { continue }
      let key = pair.key.text(in: context.bytes)
      if known.contains(key) { continue }
      guard let meant = nearest(to: key, in: missing) else {
        report(pair.key.range, "unknown key \(excerpt(key)); declare it under `fields` in heard.yaml if it is yours")
        continue
      }
      let fix = Fix("rename the key to '\(meant)'", isSafe: false, edits: [.replace(pair.key.range, by: YAML.quoted(meant))])
      report(pair.key.range, "unknown key \(excerpt(key)); did you mean '\(meant)'?", fixes: [fix])
    }
  }
}

extension LintContext {
  /// Whether a key stands in heard.yaml as it stands in the file.
  fileprivate func isKnownKey(_ key: YAMLScalar) -> Bool {
    key.verbatim.map { vocabulary.keys.index(of: $0, in: bytes) != nil } ?? false
  }
}
