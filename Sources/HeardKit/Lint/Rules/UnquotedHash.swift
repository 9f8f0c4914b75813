extension Rule {
  static let unquotedHash = Rule(
    id: "unquoted-hash", group: .file,
    summary: "The subject or customer ends at a ` #` that looks like part of it.",
    rationale: """
      In YAML a blank and a `#` begin a comment, so `subject: Order #8841` says no more than `Order`. The fix puts all of it in quotes. A comment \
      with a blank behind its `#` is one, and nothing is said of it.
      """,
    examples: [
      .bad(
        "---\nsubject: Order ↓#8841 never came # second time\n---\n", fixed: "---\nsubject: \"Order #8841 never came # second time\"\n---\n"
      ),
      .good("---\nsubject: Order # as she calls it\ncustomer: \"Ana #1 <@ana>\"\nassignee: bia #caio is away\n---\n"),
    ]
  ) { context, report in
    let bytes = context.bytes
    for key in ["subject", "customer"] {
      guard let value = context.document.pair(key)?.value, case .scalar(let scalar) = value.content, scalar.style == .plain else {
        continue
      }
      let rest = bytes.trimmingBlanks(scalar.range.upperBound..<bytes.line(at: scalar.range.upperBound).upperBound)
      guard rest.count > 1, bytes[rest.lowerBound] == Byte.hash, NumberScan.isWordByte(bytes[rest.lowerBound + 1]) else { continue }
      let whole = scalar.range.lowerBound..<rest.upperBound
      let fix = Fix("quote all of it", edits: [.replace(whole, by: YAML.doubleQuoted(bytes.text(whole)))])
      report(rest, "' #' begins a comment, so the \(key) is read as \(context.quote(scalar.range)); put all of it in quotes", fixes: [fix])
    }
  }
}
