extension Rule {
  /// Every rule, by group.
  public static let all: [Rule] =
    [
      frontMatter, duplicateKey, unknownKey, missingField, badValue, fileName, misplaced, duplicateID, encoding, conflictMarker, tooLarge,
      symlink, unreadable, unquotedHash, brokenLink, joinedInACircle, unusedIgnore,
      entryHeading, entryOrder, entryFuture, stampNow, emptyEntry, unrecordedMove, impossibleMove, placeholderLeft,
    ] + overdue + [
      dueSoon, customerWaiting, resolvedUnanswered, silentOverdue,
      unknownAgent, unassigned, tierPermission, needsApproval,
      tooLong, noName, verbatim, privateMatter, windowClosed,
    ] + privacy + [
      configuration, unreachablePolicy, noDefaultPolicy, replyAfterResolve, overlappingHours, neverOpen, holidaysRanOut, unknownChannel,
      responseVariable, responseTooLong, responseLanguage,
    ] + [rewrittenEntry, deletedTicket, backdatedEntry, impersonation]

  /// The rule of an id.
  public static func named(_ id: String) -> Rule? { all.first { $0.id == id } }
}
