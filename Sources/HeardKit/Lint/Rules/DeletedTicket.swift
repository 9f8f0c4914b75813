extension Rule {
  static let deletedTicket = Rule(
    id: "deleted-ticket", group: .history, severity: .error,
    summary: "A ticket that was there at the base is gone.",
    rationale: """
      A conversation is never lost: what is not for us goes to `ignored`, where it can be found again. A ticket that has moved, also one that \
      was renamed, is not gone.
      """,
    examples: [], check: .workspace)
}
