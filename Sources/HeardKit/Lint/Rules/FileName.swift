extension Rule {
  static let fileName = Rule(
    id: "file-name", group: .file,
    summary: "The file's name does not begin with an id.",
    rationale: """
      The name is the ticket's identity: `<id>-<slug>.md`, an id being year and month, a dash and six digits, as in 2611-7K3QX2. A file that does \
      not end in `.md` is read as no ticket at all.
      """,
    examples: [
      .bad(
        "↓---\nsubject: Charged twice\n---\n", path: "tickets/open/tier-1/2611-7k3qxo.md",
        movesTo: "tickets/open/tier-1/2611-7K3QX0.md"),
      .bad(
        "↓---\nsubject: Charged twice\nsource: email:1\n---\n\n## 2026-11-21 09:00 +00:00 customer\nHi\n",
        path: "tickets/new/ana.md", movesTo: "tickets/new/2611-QGQCX3-charged-twice.md"),
      .good("---\nsubject: Charged twice\n---\n"),
    ],
    needs: .noID
  ) { context, report in
    if context.ticket.id != nil { return }
    let (folder, name) = splitPath(context.ticket.path)
    let better = corrected(name) ?? newName(context)
    let fix = Fix("rename the file to \(better)", edits: [], movesTo: folder.isEmpty ? better : "\(folder)/\(better)")
    report(
      context.bytes.line(at: 0), "the file's name \(excerpt(name)) does not begin with an id such as 2611-7K3QX2; call it '\(better)'",
      fixes: [fix])
  }

  /// The name with its id as heard writes it, where only small letters or look-alikes are wrong.
  private static func corrected(_ name: String) -> String? {
    var bytes = Array(name.utf8)
    guard bytes.count >= 14 else { return nil }
    for index in 5..<11 {
      switch bytes[index] {
      case UInt8(ascii: "o"), UInt8(ascii: "O"): bytes[index] = UInt8(ascii: "0")
      case UInt8(ascii: "i"), UInt8(ascii: "I"), UInt8(ascii: "l"), UInt8(ascii: "L"): bytes[index] = UInt8(ascii: "1")
      case UInt8(ascii: "a")...UInt8(ascii: "z"): bytes[index] -= 32
      default: break
      }
    }
    let result = String(decoding: bytes, as: UTF8.self)
    return TicketID(fileName: result) == nil ? nil : result
  }

  /// Equal in every clone: the id comes from the source, or from the name that the file has now.
  private static func newName(_ context: LintContext) -> String {
    let opened = context.ordered.first?.instant(now: context.now) ?? context.now
    let date = LocalTime(opened, offset: context.time.offset).date
    let source = context.ticket.source ?? splitPath(context.ticket.path).name
    return ConversationFile.name(TicketID(date, number: stableHash(source)), context.ticket.subject ?? "")
  }
}

extension Linter {
  /// What is said of a file below `tickets/` that is read as no ticket.
  public func stray() -> Diagnostic? {
    diagnostic("file-name", "heard reads files that end in '.md' and no others; rename this one, or move it out of tickets/")
  }
}
