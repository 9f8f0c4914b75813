extension Rule {
  static let tooLarge = Rule(
    id: "too-large", group: .file,
    summary: "The file has more than 5 MB.",
    rationale: "git keeps every version of it, and editors and hosts stop showing it. Keep attachments elsewhere and link them.",
    examples: [.good("---\nsubject: A\n---\n")]
  ) { context, report in
    guard context.bytes.count > limit else { return }
    let size = context.bytes.count / 100_000
    report(context.bytes.line(at: 0), "\(size / 10).\(size % 10) MB; keep tickets under 5 MB, and attachments elsewhere")
  }

  private static let limit = 5_000_000
}
