extension Rule {
  static let conflictMarker = Rule(
    id: "conflict-marker", group: .file, severity: .error, stopsCommit: true,
    summary: "The file holds an unfinished merge, or git's index has several versions of it.",
    rationale: """
      Both sides stand in the file, and neither counts. `heard reconcile` merges by entries; or keep what is right and delete the marker \
      lines. A line of equals signs alone, as people underline titles, is no marker.
      """,
    examples: [
      .bad("---\nsubject: A\n---\n\n## 2026-11-21 09:00 +00:00 customer\n↓<<<<<<< HEAD\nHi\n=======\nHo\n>>>>>>> other\n"),
      .good("---\nsubject: A\n---\n\n## 2026-11-21 09:00 +00:00 customer\nMy title\n=======\nHi <<<<<<< all\n"),
    ],
    needs: .conflict
  ) { context, report in
    let bytes = context.bytes
    var opening: Range<Int>?
    var isDivided = false
    var (position, number) = (0, 0)
    while position < bytes.count {
      let line = bytes.line(at: position)
      number += 1
      if isMarker(bytes, line, UInt8(ascii: "<")) {
        (opening, isDivided) = (line, false)
      } else if opening != nil, isMarker(bytes, line, UInt8(ascii: "=")) {
        isDivided = true
      } else if let start = opening, isDivided, isMarker(bytes, line, UInt8(ascii: ">")) {
        report(start, "an unfinished merge from here to line \(number); run 'heard reconcile'")
        opening = nil
      }
      position = bytes.newline(from: position) + 1
    }
  }

  /// Seven signs at the start of a line, alone or before a blank.
  private static func isMarker(_ bytes: [UInt8], _ line: Range<Int>, _ sign: UInt8) -> Bool {
    guard line.count >= 7, bytes[line.prefix(7)].allSatisfy({ $0 == sign }) else { return false }
    return line.count == 7 || bytes[line.lowerBound + 7] == Byte.blank
  }
}

extension Linter {
  /// What is wrong with a path of which git's index has the versions of an unfinished merge; nil where the rule does not run.
  public func unmerged() -> Diagnostic? {
    diagnostic(
      "conflict-marker", "git has the versions of an unfinished merge here; 'heard reconcile' unites them, else settle it and 'git add' it")
  }
}
