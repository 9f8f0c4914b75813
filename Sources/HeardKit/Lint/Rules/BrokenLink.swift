extension Rule {
  static let brokenLink = Rule(
    id: "broken-link", group: .file,
    summary: "A ticket is named that is not there, or by less than its whole id.",
    rationale: """
      `[[2611-7K3QX2]]` in a text, and the keys `links` and `joined`, name other tickets. A short form may mean another ticket tomorrow, so \
      the fix writes the whole id; in what is said already it is only offered, since entries are never rewritten. What a customer wrote is \
      theirs, and brackets around anything but an id are left alone.
      """,
    examples: [
      .bad(
        "---\nlinks: [2611-4YF3B0, ↓2611-4yf, ↓qgqcx3]\n---\n", fixed: "---\nlinks: [2611-4YF3B0, 2611-4YF3B0, 2611-QGQCX3]\n---\n"),
      .bad(
        "---\nsubject: A\n---\n\n## 2026-11-21 09:00 +00:00 note bia\nSee [[↓4yf3b0]], not [[the wiki]].\n",
        suggested: "---\nsubject: A\n---\n\n## 2026-11-21 09:00 +00:00 note bia\nSee [[2611-4YF3B0]], not [[the wiki]].\n"),
      .bad("---\njoined: ↓2611-ZZZZZZ\n---\n\n## 2026-11-21 09:00 +00:00 note bia\nOr [[↓2611-ZZ]]?\n"),
      .good(
        """
        ---\nlinks: [2611-4YF3B0]\n---\n\n## 2026-11-21 09:00 +00:00 customer\nI am [[2611-ZZZZZZ]].\n
        ## 2026-11-21 09:05 +00:00 note bia\nAs in [[2611-QGQCX3]]. [[secret]] [[a-b]] [[2611-7K3QX2-x]]\n
        """),
    ]
  ) { context, report in
    guard let neighbours = context.neighbours,
      context.value(.links) != nil || context.value(.joined) != nil || context.signs.contains(.link)
    else { return }
    for scalar in context.document.linkScalars {
      check(scalar.text(in: context.bytes), scalar.range, isSafe: true, neighbours, &report)
    }
    guard context.signs.contains(.link) else { return }
    let texts = [context.document.preamble] + context.entries.filter { $0.kind != .customer }.map(\.body)
    for place in texts.flatMap(context.document.linkPlaces) {
      check(context.bytes.text(place), place, isSafe: false, neighbours, &report)
    }
  }

  private static func check(_ name: String, _ range: Range<Int>, isSafe: Bool, _ neighbours: Neighbours, _ report: inout Report) {
    let (count, only) = neighbours.names().meaning(of: name)
    guard count > 0 else { return report(range, "no ticket \(excerpt(name)) is here; correct the id, or take the link out") }
    guard let id = only else { return report(range, "\(excerpt(name)) names \(count) tickets; write the whole id of one") }
    if id.text == name { return }
    let fix = Fix("write the whole id, \(id)", isSafe: isSafe, edits: [.replace(range, by: id.text)])
    report(range, "\(excerpt(name)) is not the whole id; write '\(id)'", fixes: [fix])
  }
}
