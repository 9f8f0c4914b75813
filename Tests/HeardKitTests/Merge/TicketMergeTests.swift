import Testing

@testable import HeardKit

@Suite struct TicketMergeTests {
  static let base = """
    ---
    subject: Order # as they wrote
    tags: [a, b]
    priority: low
    ---

    ## 2026-11-21 09:00 +00:00 customer
    Where is it?

    ## 2026-11-21 09:10 +00:00 note bia
    Looking.

    """
  private static let note = "\n## 2026-11-21 09:20 +00:00 note caio\nFound.\n"
  private static let answer = "\n## 2026-11-21 09:15 +00:00 agent bia\nOn its way.\n"

  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    var base = TicketMergeTests.base
    var ours: String
    var theirs: String
    var result: String
    var conflicts: [TicketMerge.Conflict] = []
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "two replies stand in order of time", ours: base + note, theirs: base + answer, result: base + answer + note),
    Case(name: "one entry on both sides stands once", ours: base + answer, theirs: base + answer + note, result: base + answer + note),
    Case(
      name: "an edited entry wins over an unchanged one", ours: base.replacing("Looking.", with: "Looking into it."), theirs: base + note,
      result: base.replacing("Looking.", with: "Looking into it.") + note),
    Case(
      name: "a deleted entry stays deleted", ours: base.replacing("\n## 2026-11-21 09:10 +00:00 note bia\nLooking.\n", with: ""),
      theirs: base + note,
      result: base.replacing("\n## 2026-11-21 09:10 +00:00 note bia\nLooking.\n", with: "") + note),
    Case(
      name: "a stamp counts as an edit of its entry", base: base + "\n## now note bia\nHm.\n",
      ours: base + "\n## 2026-11-21 09:30 +00:00 note bia\nHm.\n", theirs: base + "\n## now note bia\nHm.\n" + note,
      result: base + note + "\n## 2026-11-21 09:30 +00:00 note bia\nHm.\n"),
    Case(
      name: "an entry that both edited is a conflict inside it", ours: base.replacing("Looking.", with: "One."),
      theirs: base.replacing("Looking.", with: "Two.") + note,
      result: base.replacing("Looking.", with: "<<<<<<< ours\nOne.\n=======\nTwo.\n>>>>>>> theirs") + note,
      conflicts: [.entry("## 2026-11-21 09:10 +00:00 note bia")]),
    Case(
      name: "an entry that one deleted and the other edited is a conflict",
      ours: base.replacing("\n## 2026-11-21 09:10 +00:00 note bia\nLooking.\n", with: ""),
      theirs: base.replacing("Looking.", with: "Two."),
      result: base.replacing(
        "## 2026-11-21 09:10 +00:00 note bia\nLooking.",
        with: """
          <<<<<<< ours
          =======
          ## 2026-11-21 09:10 +00:00 note bia
          Two.
          >>>>>>> theirs
          """), conflicts: [.entry("## 2026-11-21 09:10 +00:00 note bia")]),
    Case(
      name: "keys that each side changed alone are both taken", ours: base.replacing("low", with: "high"),
      theirs: base.replacing("Order #", with: "Lost order #"),
      result: base.replacing("low", with: "high").replacing("Order #", with: "Lost order #")),
    Case(
      name: "lists are sets", ours: base.replacing("[a, b]", with: "[b, 'x y']"), theirs: base.replacing("[a, b]", with: "[a, b, c]"),
      result: base.replacing("[a, b]", with: "[b, 'x y', c]")),
    Case(
      name: "the later set of a key wins, and the other stays readable",
      ours: base.replacing("low", with: "high") + "\n## 2026-11-21 09:31 +00:00 set bia priority low -> high\n",
      theirs: base.replacing("low", with: "urgent") + "\n## 2026-11-21 09:30 +00:00 set caio priority low -> urgent\n",
      result: base.replacing("low", with: "high") + """

        ## 2026-11-21 09:30 +00:00 set caio priority low -> urgent

        ## 2026-11-21 09:31 +00:00 set bia priority low -> high

        """),
    Case(
      name: "without a base, the value that a set entry replaced is the older one", base: "", ours: base + note,
      theirs: base.replacing("low", with: "high") + "\n## 2026-11-21 09:30 +00:00 set bia priority low -> high\n",
      result: base.replacing("low", with: "high") + note + "\n## 2026-11-21 09:30 +00:00 set bia priority low -> high\n"),
    Case(
      name: "two values of a key that nobody recorded are a conflict on that key", ours: base.replacing("low", with: "high") + note,
      theirs: base.replacing("low", with: "urgent"),
      result: base.replacing("priority: low\n", with: "<<<<<<< ours\npriority: high\n=======\npriority: urgent\n>>>>>>> theirs\n") + note,
      conflicts: [.key("priority")]),
    Case(
      name: "of two moves in one second the one to where somebody is needed stands last",
      ours: base + "\n## 2026-11-21 09:30 +00:00 move bia new -> open/tier-1\n",
      theirs: base + "\n## 2026-11-21 09:30 +00:00 move caio new -> resolved\n",
      result: base + "\n## 2026-11-21 09:30 +00:00 move caio new -> resolved\n\n## 2026-11-21 09:30 +00:00 move bia new -> open/tier-1\n"),
    Case(
      name: "two conversations are never mixed", base: "", ours: "## 2026-11-21 09:00 Z customer\nA\n",
      theirs: "## 2026-11-21 09:00 Z customer\nB\n",
      result: "<<<<<<< ours\n## 2026-11-21 09:00 Z customer\nA\n=======\n## 2026-11-21 09:00 Z customer\nB\n>>>>>>> theirs\n",
      conflicts: [.conversations]),
    Case(
      name: "a missing line end at the end of a file ends no entry", base: String(base.dropLast()), ours: base.dropLast() + "\n" + note,
      theirs: String(base.dropLast()).replacing("Looking.", with: "Looked."), result: base.replacing("Looking.", with: "Looked.") + note),
  ]

  @Test(arguments: cases) func merges(_ example: Case) {
    let merge = TicketMerge(base: Array(example.base.utf8), ours: Array(example.ours.utf8), theirs: Array(example.theirs.utf8))
    #expect(String(decoding: merge.bytes, as: UTF8.self) == example.result)
    #expect(merge.conflicts == example.conflicts)
  }

  @Test(arguments: cases.filter { $0.conflicts.isEmpty }) func eitherSideMayBeOurs(_ example: Case) {
    let merge = TicketMerge(base: Array(example.base.utf8), ours: Array(example.theirs.utf8), theirs: Array(example.ours.utf8))
    #expect(String(decoding: merge.bytes, as: UTF8.self) == example.result)
  }

  @Test func lineEndsAndAByteOrderMarkStay() {
    let base = "\u{FEFF}" + Self.base.replacing("\n", with: "\r\n")
    let ours = base + Self.note.replacing("\n", with: "\r\n")
    let theirs = base + Self.answer.replacing("\n", with: "\r\n")
    let merge = TicketMerge(base: Array(base.utf8), ours: Array(ours.utf8), theirs: Array(theirs.utf8))
    #expect(merge.bytes == Array((base + (Self.answer + Self.note).replacing("\n", with: "\r\n")).utf8))
  }
}
