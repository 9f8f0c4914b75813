import Testing

@testable import HeardKit

@Suite struct ConfigurationTests {
  @Test("A whole configuration is read, every section of it")
  func whole() throws {
    let read = Configuration.read(Array(Self.whole.utf8))
    #expect(read.diagnostics.isEmpty, "\(read.diagnostics)")
    #expect(read.workspace == "Harbour Help")
    #expect(read.timezone == "Europe/Lisbon")
    #expect(read.statuses.map(\.name) == ["inbox", "done"])
    #expect(read.statuses.last == Status(name: "done", mode: .stops, isByMonth: true))
    #expect(read.tiers == ["front", "back"])
    #expect(read.priorities == ["low", "high"])
    var rita = Member(handle: "rita")
    (rita.name, rita.emails, rita.tiers, rita.hours, rita.approves) = ("Rita", ["r@example.com"], ["front"], "office", true)
    #expect(read.team == [rita])
    #expect(read.channels == [Channel(name: "chat", isPublic: true, limit: 300, replyWindow: 7 * 86_400), Channel(name: "mail")])
    #expect(read.fields == [Field(name: "plan", kind: .text, oneOf: ["free", "paid"])])
    let office = try #require(read.calendars.first)
    #expect(office.hours[6] == [DayInterval(9 * 3600, 12 * 3600)] && office.hours[0] == office.hours[6] && office.hours[2].isEmpty)
    #expect(office.holidayFiles == ["holidays/pt.ics"] && office.holidays.map(\.description) == ["2026-12-25"])
    #expect(office.exceptions.keys.count == 2)
    #expect(read.policies.map(\.name) == ["paid", "rest"])
    #expect(
      read.policies.first?.conditions == [PolicyCondition(key: "plan", values: ["paid"]), PolicyCondition(key: "tag", values: ["a", "b"])])
    #expect(
      read.policies.first?.targets == [.firstReply: Target(.duration(5400, inDays: false), calendar: "office"), .resolve: Target(.none)])
    #expect(read.policies.last?.targets == [.update: Target(.sameDay)] && read.policies.last?.warn == 3600)
    #expect(read.severities == ["no-name": nil, "due-soon": .error])
    #expect(read.privacyAllow == ["help@example.com"])
    let columns: Few<String, ColumnMap.Source> = [
      "id": .column("ID"), "time": .time(column: "T", format: "iso8601"), "channel": .always("mail"),
    ]
    #expect(read.imports == [ColumnMap(name: "old", columns: columns)])
  }

  @Test("An absent or empty section has its default", arguments: ["", "# nothing\n", "team:\nstatuses:\nsla:\ncalendars:\n"])
  func defaults(text: String) {
    let read = Configuration.read(Array(text.utf8))
    #expect(read.diagnostics.isEmpty)
    #expect(read.statuses == Status.standard && read.channels == Channel.standard && read.timezone == "UTC" && read.language == "en")
    #expect(read.policies == Policy.standard(on: [.standard]) && read.policies.last?.name == "everyone")
    #expect(read.calendars == [.standard])
    #expect(read.team.isEmpty && read.fields.isEmpty && read.imports.isEmpty)
  }

  @Test(
    "What is wrong is said once, with its place and a remedy",
    arguments: [
      ("timezon: UTC", "timezon", "did you mean 'timezone'?"), ("workspace: [a]", "[a]", "one text"), ("timezone: /etc", "/etc", "IANA"),
      ("statuses:\n  new: {mode: run}", "run", "did you mean 'runs'?"),
      ("statuses: {new: {mode: runs, mod: x}}", "mod", "did you mean 'mode'?"),
      ("statuses:\n  .x: {mode: runs}", ".x", "cannot name a folder"),
      ("statuses: {a: {mode: runs, tiers: yes}}", "yes", "write true or false"),
      ("statuses: {new: }", "new", "has no mode"), ("statuses: [new]", "[new]", "is a map"),
      ("tiers: [a/b]", "a/b", "cannot name a folder"),
      ("tiers: {a: b}", "{a: b}", "write [a, b]"), ("tiers:\n- a\n- [b]", "[b]", "one text"), ("priorities: [x, y, x]", "x", "twice"),
      ("team: {ana: {tiers: [tier-9]}}", "tier-9", "did you mean 'tier-1'?"), ("team: {ana: {hours: never}}", "never", "unknown calendar"),
      ("channels: {sms: {limit: -1}}", "-1", "digits"), ("channels: {sms: {reply-window: 1w}}", "1w", "not a duration"),
      ("fields: {n: {type: nmber}}", "nmber", "did you mean 'number'?"),
      ("calendars: {always: {hours: {mon: [09:00-10:00]}}}", "always", "built in"),
      ("calendars: {c: }", "c", "neither hours"), ("calendars: {c: {hours: {mo: [09:00-10:00]}}}", "mo", "day of the week"),
      ("calendars: {c: {hours: {mon-fri: [09:00-10:00], tue: []}}}", "tue", "a second time"),
      ("calendars: {c: {hours: {mon: [10:00-09:00]}}}", "10:00-09:00", "does not end after"),
      ("calendars: {c: {exceptions: {2026-02-30: []}}}", "2026-02-30", "no day"),
      ("calendars: {c: {hours: {mon: []}, holidays: [../x.ics]}}", "../x.ics", "leaves the workspace"),
      ("calendars: {c: {hours: {mon: []}, holidays: [/x.ics]}}", "/x.ics", "leaves the workspace"),
      ("sla: {a: b}", "{a: b}", "is a list"), ("sla:\n- when: {tag: a}", "when: {tag: a}", "without a name"),
      ("sla: [{name: a, resolve: 4}]", "4", "not a duration"),
      ("sla: [{name: a, resolve: 4h on bus}]", "4h on bus", "unknown calendar 'bus'"),
      ("sla: [{name: a, resolve: same-day}]", "same-day", "need a calendar"),
      ("sla: [{name: a, resolv: 4h}]", "resolv", "did you mean 'resolve'?"),
      ("sla: [{name: a, when: {priority: hihg}}]", "hihg", "did you mean 'high'?"),
      ("sla: [{name: a, when: {plan: x}}]", "plan", "unknown key in when"),
      ("sla: [{name: a, warn: 1d}]", "1d", "counts days"), ("sla: [{name: a}, {name: a}]", "a", "rename one"),
      ("lint: {no-name: of}", "of", "did you mean 'off'?"), ("privacy: {alow: x}", "alow", "did you mean 'allow'?"),
      ("import: {a: {id: {always: x, column: y}}}", "{always: x, column: y}", "either"),
    ])
  func wrong(text: String, value: String, remedy: String) {
    let bytes = Array(text.utf8)
    let found = Configuration.read(bytes).diagnostics
    #expect(found.count == 1, "\(found)")
    guard let first = found.first else { return }
    #expect(first.rule == "configuration" && first.severity == .error)
    #expect(bytes.text(first.range) == value)
    #expect(first.message.contains(remedy), "\(first.message)")
  }

  @Test("A place is found by its path")
  func places() throws {
    let bytes = Array(Self.whole.utf8)
    #expect(Configuration.place(of: ["sla", "0", "resolve"], in: bytes).map(bytes.text) == "resolve")
    #expect(Configuration.place(of: ["sla", "9"], in: bytes) == nil)
    #expect(Configuration.place(of: ["timezone", "x"], in: bytes) == nil)
  }

  private static let whole = """
    workspace: Harbour Help
    timezone: Europe/Lisbon
    language: pt
    statuses:
      inbox: {mode: runs, tiers: true}
      done: {mode: stops, by-month: true}
    tiers: [front, back]
    priorities: [low, high]
    team:
      rita: {name: Rita, email: r@example.com, tiers: [front], hours: office, approves: true}
    channels:
      chat: {public: true, limit: 300, reply-window: 7d}
      mail:
    fields:
      plan: {one-of: [free, paid]}
    sla:
      - name: paid
        when: {plan: paid, tag: [a, b]}
        first-reply: 1h30m on office
        resolve: none
      - {name: rest, calendar: office, update: same-day, warn: 1h}
    calendars:
      office:
        hours:
          sun-mon: [09:00-12:00]
          fri: [10:00-11:00, 12:00-24:00]
        holidays: [2026-12-25, holidays/pt.ics]
        exceptions:
          2026-12-24: []
          2026-12-23: {closed: [10:00-11:00]}
    lint:
      no-name: off
      due-soon: error
    privacy: {allow: help@example.com}
    import:
      old: {id: ID, time: {column: T, format: iso8601}, channel: {always: mail}}

    """
}
