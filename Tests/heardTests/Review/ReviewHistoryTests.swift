import Foundation
import HeardKit
import Testing

@testable import heard

/// What `heard review` sees of commits that the head no longer shows, and of ordinary days.
@Suite struct ReviewHistoryTests {
  static let path: String = "tickets/new/2611-7K3QX2-order.md"
  static let card: String = "\n## 2026-11-25 11:00 +00:00 customer\n4012 8888 8888 1881\n"
  static let answer: String = "\n## 2026-11-25 11:50 +00:00 agent bia\nOn its way.\n"
  static let configuration: String = HookDesk.configuration + "team:\n  bia: {email: [b@c]}\n  caio: {email: [caio@c], approves: true}\n"

  private func review(_ desk: HookDesk) -> (status: Int32, out: String, err: String) {
    outcome(["review", "main..work"], commands: commands, folder: desk.root)
  }

  /// A repository with one ticket on `main`, and `work` checked out, after some changes on it.
  private func reviewed(_ text: String = Sample.fresh, _ change: (HookDesk) throws -> Void) throws -> (
    status: Int32, out: String, err: String
  ) {
    let desk = try HookDesk()
    defer { desk.remove() }
    try desk.write("heard.yaml", Self.configuration)
    try desk.write(Self.path, text)
    try desk.commitUnchecked()
    try desk.git("switch", "-q", "-c", "work")
    try change(desk)
    return review(desk)
  }

  /// Ways in which a card number goes into history and out of sight.
  static let detours: [(String, @Sendable (HookDesk) throws -> Void)] = [
    (
      "added and reverted",
      {
        try step($0, Sample.fresh + card)
        try step($0, Sample.fresh)
      }
    ),
    (
      "in a ticket that came and went",
      { desk in
        try desk.write("tickets/new/2611-BBBBBB-x.md", Sample.fresh + card)
        try desk.commitUnchecked()
        try desk.git("rm", "-q", "tickets/new/2611-BBBBBB-x.md")
        try desk.commitUnchecked()
      }
    ),
    (
      "on a branch of which a merge kept nothing",
      { desk in
        try side(desk) { try step(desk, Sample.fresh + card) }
        try desk.git("merge", "-q", "-s", "ours", "-m", "Merge", "side")
        try step(desk, Sample.fresh + answer)
      }
    ),
    (
      "in a merge, and out later",
      { desk in
        try side(desk) {
          try desk.write("other", "x"); try desk.commitUnchecked()
        }
        try desk.git("merge", "-q", "--no-ff", "--no-commit", "side")
        try step(desk, Sample.fresh + card)
        try step(desk, Sample.fresh)
      }
    ),
    (
      "before the ticket got another id",
      { desk in
        try step(desk, Sample.fresh + card)
        try step(desk, Sample.fresh)
        try desk.git("mv", path, "tickets/new/2611-7K3QX3-order.md")
        try desk.commitUnchecked()
      }
    ),
  ]

  private static func step(_ desk: HookDesk, _ text: String) throws {
    try desk.write(path, text)
    try desk.commitUnchecked()
  }

  /// Makes a branch `side`, changes it, and goes back to `work`, which gets a commit of its own.
  private static func side(_ desk: HookDesk, _ change: () throws -> Void) throws {
    try desk.git("switch", "-q", "-c", "side")
    try change()
    try desk.git("switch", "-q", "work")
    try desk.write("own", "x")
    try desk.commitUnchecked()
  }

  @Test("A card number is found in history", arguments: 0..<5)
  func cardNumbers(index: Int) throws {
    let seen = try reviewed { try Self.detours[index].1($0) }
    #expect(seen.status == 1 && seen.out.contains("which is gone since") && !seen.out.contains("4012"), "\(Self.detours[index].0): \(seen)")
  }

  @Test func whatOnlyAMergeHasIsOfWhoMerged() throws {
    let seen = try reviewed { desk in
      try Self.side(desk) {
        try desk.write("other", "x"); try desk.commitUnchecked()
      }
      try desk.git("merge", "-q", "--no-ff", "--no-commit", "side")
      try Self.step(desk, Sample.fresh + Self.answer.replacing("agent bia", with: "agent caio"))
    }
    #expect(seen.out.contains("[impersonation]"), "\(seen)")
  }

  @Test func anotherIDDoesNotHideWhoWroteWhat() throws {
    let seen = try reviewed { desk in
      try Self.step(desk, Sample.fresh + Self.answer.replacing("agent bia", with: "agent caio"))
      try desk.git("mv", Self.path, "tickets/new/2611-7K3QX3-order.md")
      try desk.commitUnchecked()
    }
    #expect(seen.out.contains("[impersonation]"), "\(seen)")
  }

  /// What may stand where a ticket was.
  static let substitutes: [(String, @Sendable (HookDesk) throws -> Void, rule: String)] = [
    ("a link", { try FileManager.default.createSymbolicLink(atPath: "\($0.root)/\(path)", withDestinationPath: "/etc/passwd") }, "symlink"),
    (
      "a submodule",
      { desk in
        let head = try desk.git("rev-parse", "HEAD").trimmingCharacters(in: .whitespacesAndNewlines)
        try desk.git("update-index", "--add", "--cacheinfo", "160000,\(head),\(path)")
      }, "deleted-ticket"
    ),
    ("a hidden file", { try $0.write("tickets/.trash/2611-7K3QX2-order.md", "x") }, "deleted-ticket"),
    ("a file of its id that says less", { try $0.write("tickets/ignored/2611-7K3QX2-x.txt", "x") }, "deleted-ticket"),
  ]

  @Test("A ticket does not vanish", arguments: 0..<4)
  func vanishing(index: Int) throws {
    let seen = try reviewed { desk in
      try desk.write("tickets/new/.gitkeep", "")
      try desk.git("rm", "-q", Self.path)
      try Self.substitutes[index].1(desk)
      if index != 1 { try desk.git("add", "-A") }
      try desk.git("commit", "-q", "--no-verify", "-m", "Change")
    }
    #expect(seen.status == 1 && seen.out.contains("[\(Self.substitutes[index].rule)]"), "\(Self.substitutes[index].0): \(seen)")
    #expect(seen.out.contains("[deleted-ticket]"), "\(Self.substitutes[index].0)")
  }

  @Test func oneOfTwoTicketsOfAnIDIsNotKeptByTheOther() throws {
    let other = "tickets/new/2611-7K3QX2-second.md"
    for (text, isKept) in [(Sample.fresh.replacing("Where", with: "Here"), false), (Sample.fresh, true)] {
      let desk = try HookDesk()
      defer { desk.remove() }
      try desk.write(Self.path, Sample.fresh)
      try desk.write(other, text)
      try desk.commitUnchecked()
      try desk.git("switch", "-q", "-c", "work")
      try desk.git("rm", "-q", other)
      try desk.commitUnchecked()
      let seen = review(desk)
      #expect(seen.out.contains("[deleted-ticket]") != isKept, "\(seen)")
    }
  }

  @Test func heardYAMLIsTold() throws {
    let seen = try reviewed { desk in
      let text = Self.configuration + "  zoe: {approves: true}\n"
      try desk.write("heard.yaml", text + "lint: {rewritten-entry: off}\nprivacy: {allow: [\"4012888888881881\"]}\n")
      try desk.commitUnchecked()
    }
    for line in ["zoe joins the team and may approve", "rule rewritten-entry: error -> off", "privacy rules let 1 more text be"] {
      #expect(seen.out.contains("  \(line)\n"), "\(seen)")
    }
    #expect(!seen.out.contains("4012"))
  }

  @Test func aSubjectThatWasRedactedIsNotTold() throws {
    let seen = try reviewed(Sample.fresh.replacing("subject: ", with: "subject: 12 Elm Street, ")) { desk in
      try Self.step(desk, Sample.fresh.replacing("subject: ", with: "subject: \"[text removed], \" # "))
    }
    #expect(seen.out.contains("subject: something was taken out") && !seen.out.contains("Elm"), "\(seen)")
  }

  @Test func newsOfTheBaseDoNotMakeAnAnswerOld() throws {
    for words in [["merge", "-q", "-m", "Merge", "main"], ["rebase", "-q", "main"]] {
      let seen = try reviewed { desk in
        try Self.step(desk, Sample.fresh.replacing("subject:", with: "priority: high\nsubject:") + Self.answer)
        try desk.git("switch", "-q", "main")
        try desk.write("tickets/new/2611-BBBBBB-lamp.md", Sample.fresh)
        try desk.commitUnchecked()
        try desk.git("switch", "-q", "work")
        try desk.git(words)
      }
      #expect(seen.status == 0, "\(seen)")
    }
  }

  @Test func aTicketThatIsSplitBringsAnswersOfOthersAlong() throws {
    let said = Self.answer.replacing("agent bia", with: "agent caio")
    let seen = try reviewed(Sample.fresh + said) { desk in
      try desk.write("tickets/new/2611-BBBBBB-lamp.md", Sample.fresh + said)
      try Self.step(desk, Sample.fresh + said + "\n## 2026-11-25 12:00 +00:00 note bia\nThe lamp is 2611-BBBBBB.\n")
    }
    #expect(seen.status == 0, "\(seen)")
  }
}
