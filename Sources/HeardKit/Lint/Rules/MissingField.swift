extension Rule {
  static let missingField = Rule(
    id: "missing-field", group: .file,
    summary: "The front matter does not say what the ticket is about or who the customer is.",
    rationale: "Lists show tickets by subject, and the customer's other tickets are found by handle.",
    examples: [
      .bad("↓---\nsubject: Charged twice\n---\n"),
      .bad("---\nsubject:↓\ncustomer: Ana <@ana>\n---\n"),
      .good("---\nsubject: Charged twice\ncustomer: Ana <@ana>\n---\n"),
    ]
  ) { context, report in
    guard context.document.frontMatterRange != nil else { return }
    for (key, hint) in [(Ticket.Key.subject, "a few words on what it is about"), (.customer, "Name <handle>")] {
      guard let node = context.value(key) else {
        let fence = context.bytes.line(at: context.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
        report(fence, "no `\(key)`; add a line '\(key): \(hint)'")
        continue
      }
      guard case .scalar(let scalar) = node.content else { continue }
      if scalar.verbatim?.isEmpty == true { report(node.range, "`\(key)` is empty; write \(hint)") }
    }
  }
}
