import Testing

@testable import HeardKit

/// What a commit may leave overdue, and what not.
@Suite struct SilenceTests {
  struct Change: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let before: (path: String, text: String)?
    let after: (path: String, text: String)
    /// How many clocks are silent.
    let silent: Int

    init(_ name: String, _ before: (String, String)?, _ after: (String, String), silent: Int = 0) {
      (testDescription, self.before, self.after, self.silent) = (name, before, after, silent)
    }
  }

  static let now = Instant(iso: "2026-11-25T12:00:00Z") ?? Instant(seconds: 0)
  static let arrivals = "tickets/new/2611-7K3QX2-order.md", open = "tickets/open/tier-1/2611-7K3QX2-order.md"
  static let higher = "tickets/open/tier-2/2611-7K3QX2-order.md"

  static func head(_ keys: String = "") -> String { "---\nsubject: Order\nchannel: email\n\(keys)---\n\n" }
  /// Written on the day, at an hour: due four hours later, or one if it is urgent.
  static func asked(_ hour: String) -> String { "## 2026-11-25 \(hour) +00:00 customer\nWhere is it?\n\n" }
  static func entry(_ words: String) -> String { "## 2026-11-25 \(words)\nWords.\n\n" }
  static let late = head() + asked("07:00"), moved = entry("07:05 +00:00 move bia new -> open/tier-1")

  static let changes: [Change] = [
    Change("a note on what was overdue", (open, late + moved), (open, late + moved + entry("11:30 +00:00 note bia")), silent: 1),
    Change("a new ticket that is not in the first status", nil, (open, late + moved), silent: 1),
    Change("a ticket that arrives late", nil, (arrivals, late)),
    Change(
      "a late ticket moved out of the first status", (arrivals, late), (open, late + entry("11:30 +00:00 move bia new -> open/tier-1")),
      silent: 1),
    Change("a late ticket moved by hand", (arrivals, late), (open, late), silent: 1),
    Change("the answer that ends the breach", (open, late + moved), (open, late + moved + entry("11:59 +00:00 agent bia"))),
    Change("an automatic answer", (open, late + moved), (open, late + moved + entry("11:59 +00:00 agent bia auto")), silent: 1),
    Change("an excuse", (open, late + moved), (open, late + moved + entry("11:59 +00:00 excuse bia"))),
    Change("an excuse exactly at due", (open, late + moved), (open, late + moved + entry("11:00 +00:00 excuse bia"))),
    Change("an excuse from before it was due", (open, late + moved), (open, late + moved + entry("10:59 +00:00 excuse bia")), silent: 1),
    Change("an excuse that is yet to come", (open, late + moved), (open, late + moved + entry("13:00 +00:00 excuse bia")), silent: 1),
    Change("an escalation", (open, late + moved), (higher, late + moved + entry("11:30 +00:00 move bia open/tier-1 -> open/tier-2"))),
    Change(
      "an escalation from no tier past the lowest", (arrivals, late),
      (higher, late + entry("11:30 +00:00 move bia new -> open/tier-2"))),
    Change("an escalation from no tier by hand", (arrivals, late), (higher, late)),
    Change("an escalation by hand", (open, late + moved), (higher, late + moved)),
    Change(
      "a move down", (higher, late + entry("07:05 +00:00 move bia new -> open/tier-2")),
      (open, late + entry("07:05 +00:00 move bia new -> open/tier-2") + entry("11:30 +00:00 move bia open/tier-2 -> open/tier-1")),
      silent: 1),
    Change("a dismissal", (open, late + moved), (open, late + moved + entry("11:30 +00:00 dismiss bia"))),
    Change(
      "a breach shown by a raised priority", (open, head() + asked("10:00") + moved),
      (open, head("priority: urgent\n") + asked("10:00") + moved)),
    Change("a breach shown by a tag", (open, head() + asked("10:00") + moved), (open, head("tags: [billing]\n") + asked("10:00") + moved)),
    Change(
      "a raised priority of what was overdue", (open, late + moved), (open, head("priority: urgent\n") + asked("07:00") + moved), silent: 1),
    Change(
      "the commit after the priority was raised", (open, head("priority: urgent\n") + asked("10:00") + moved),
      (open, head("priority: urgent\n") + asked("10:00") + moved + entry("11:30 +00:00 note bia")), silent: 1),
    Change("a subject changed, an old message added", (open, head()), (open, late.replacing("Order", with: "Late order")), silent: 1),
    Change(
      "a late message that came along from another ticket", (open, head() + moved),
      (open, late + moved + entry("11:59 +00:00 note bia").replacing("Words", with: "[[2611-4YF3B0]] continues here"))),
    Change(
      "the commit after that", (open, late + moved + entry("11:59 +00:00 note bia").replacing("Words", with: "[[2611-4YF3B0]]")),
      (open, late + moved + entry("11:59 +00:00 note bia").replacing("Words", with: "[[2611-4YF3B0]]") + entry("12:00 +00:00 note bia")),
      silent: 1),
    Change("resolved without a word", (open, late + moved), ("tickets/resolved/2026-11/2611-7K3QX2-order.md", late + moved)),
    Change(
      "waiting does not pause a customer's wait", (open, late + moved), ("tickets/pending/tier-1/2611-7K3QX2-order.md", late + moved),
      silent: 1),
    Change("what is not due yet", nil, (open, head() + asked("10:00") + moved)),
  ]

  static let heard = """
    sla:
      - name: urgent
        when: {priority: urgent}
        first-reply: 1h
      - name: billing
        when: {tag: billing}
        first-reply: 1h
      - name: everyone
        first-reply: 4h

    """

  /// What the hook finds; `earlier` is heard.yaml as it was, where the commit changes it.
  static func silent(
    _ change: Change, heard: String = heard, earlier: String? = heard, changesPromises: Bool = false
  ) throws -> [Diagnostic] {
    let configuration = Configuration.read(Array(heard.utf8))
    func promises(_ text: String) throws -> ServiceLevels {
      try ServiceLevels(Configuration.read(Array(text.utf8)), zoneFile: { _ in nil }, file: { _ in nil })
    }
    func ticket(_ file: (path: String, text: String)) -> Ticket {
      Ticket(
        path: file.path, placement: configuration.placement(ofFolder: splitPath(file.path).folder),
        document: TicketDocument(Array(file.text.utf8)))
    }
    var check = try CommitCheck(
      configuration, now: now, zone: .utc, responses: nil, promises: promises(heard), before: earlier.map(promises),
      changesPromises: changesPromises)
    return check.findings(TicketRevision(before: change.before.map(ticket), after: ticket(change.after))).filter {
      $0.rule == "silent-overdue"
    }
  }

  @Test(arguments: changes) func stopsForSilenceAlone(_ change: Change) throws {
    #expect(try Self.silent(change).count == change.silent)
  }

  @Test func severalSilentClocksAreOneFinding() throws {
    let later = Self.heard + "    resolve: 4h30m\n"
    let change = Change("", nil, (Self.open, Self.late + Self.moved))
    let found = try Self.silent(change, heard: later)
    #expect(found.map(\.message).count == 1)
    #expect(found[0].message.hasPrefix("first reply and resolve overdue, the last since 2026-11-25 11:30 +00:00, and nobody says why"))
  }

  @Test func promisesMadeByTheCommitStopNothing() throws {
    let change = Change("", (Self.open, Self.late + Self.moved), (Self.open, Self.late + Self.moved + Self.entry("11:30 +00:00 note bia")))
    let lenient = Self.heard.replacing("4h", with: "40h")
    #expect(try Self.silent(change, earlier: lenient, changesPromises: true).isEmpty)
    #expect(try Self.silent(change, earlier: nil, changesPromises: true).isEmpty)
    #expect(try Self.silent(change, changesPromises: true).count == 1)
  }

  @Test func theHookRunsWhatStopsACommitAndAsksForApproval() throws {
    let configuration = Configuration.read(Array("lint:\n  card-number: off\n".utf8))
    let check = CommitCheck(
      configuration, now: Self.now, zone: .utc, responses: nil, promises: nil, before: nil, changesPromises: false)
    let ids = check.linter.rules.map(\.rule.id)
    #expect(check.linter.rules.allSatisfy { $0.rule.stopsCommit || $0.rule.id == "needs-approval" })
    #expect(ids.contains("silent-overdue") && !ids.contains("card-number"))
  }
}
