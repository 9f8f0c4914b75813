import HeardKit

struct CalendarCommand: Command {
  static let name = "calendar"
  static let summary = "Work with business time: add open time to an instant, count it between two, ask whether it is open."
  static let discussion = """
    The calendars are those of heard.yaml, and `always`. With `--jsonl`, each line of standard input is a question such as `{"calendar": "business", "op": "add", "from": "2026-11-21T12:00:00Z", "seconds": 28800}`, or one with `"op": "between"`, `"from"` and `"to"`, or `"op": "open"` and `"at"`; each line of the output is `{"result": ...}` or `{"error": "..."}`.
    """
  static let examples = [
    ("When eight business hours have passed", "heard calendar business add 8h --from 2026-11-20T17:00:00-03:00"),
    ("Open seconds between two instants", "heard calendar business between 2026-11-20T12:00:00Z 2026-11-23T12:00:00Z"),
    ("Is it open?", "heard calendar business open 2026-11-21T12:00:00Z"),
  ]

  @Argument("A calendar of heard.yaml.", name: "CALENDAR") var calendar: String?
  @Argument("add, between or open.", name: "OP") var op: String?
  @Arguments("For add a duration, as 8h; for between two instants; for open one.", name: "VALUE") var values
  @Option("Where add starts. Default: now.", value: "TIME") var from: String?
  @Flag("Read a JSON object a line, write one a line.") var jsonl

  func run(in environment: Environment) throws -> ExitCode {
    let desk = try Desk(in: environment)
    if jsonl { return try answerLines(desk) }
    guard let calendar, let op else {
      throw UsageError("name a calendar and what to ask, as 'heard calendar business add 8h'; or use --jsonl")
    }
    let question: CalendarQuestion
    switch (op, values.count) {
    case ("add", 1): question = .add(seconds: try Target.Duration(text: values[0]).seconds, from: try from.map(instant) ?? desk.now)
    case ("between", 2): question = .between(from: try instant(values[0]), to: try instant(values[1]))
    case ("open", 0): question = .open(at: desk.now)
    case ("open", 1): question = .open(at: try instant(values[0]))
    default:
      throw UsageError("'\(op)' with \(values.count) values is no question; ask 'add 8h', 'between A B' or 'open T'")
    }
    var levels = desk.serviceLevels
    let answer = try question.answer(on: calendar, &levels)
    environment.output.write(answer.text(desk) + "\n")
    return .ok
  }

  private func answerLines(_ desk: Desk) throws -> ExitCode {
    var levels = desk.serviceLevels
    for line in try desk.environment.readStandardInput().split(separator: UInt8(ascii: "\n")) {
      var json = JSONWriter()
      json.object { json in
        do {
          let request = try JSON.parse(Array(line))
          try CalendarQuestion(request).answer(on: request.text("calendar"), &levels).write(into: &json)
        } catch { json.member("error", "\(error)") }
      }
      desk.environment.output.write(json.bytes)
      desk.environment.output.write("\n")
    }
    return .ok
  }
}

/// What can be asked of a calendar.
private enum CalendarQuestion {
  case add(seconds: Int, from: Instant)
  case between(from: Instant, to: Instant)
  case open(at: Instant)

  init(_ request: JSON) throws {
    switch try request.text("op") {
    case "add":
      guard case .number(let text)? = request["seconds"], let seconds = Int(text) else {
        throw UsageError("'seconds' must be a whole number")
      }
      self = .add(seconds: seconds, from: try instant(request.text("from")))
    case "between": self = .between(from: try instant(request.text("from")), to: try instant(request.text("to")))
    case "open": self = .open(at: try instant(request.text("at")))
    case let op: throw UsageError("unknown op '\(op)'; it is add, between or open")
    }
  }

  func answer(on name: String, _ levels: inout ServiceLevels) throws -> CalendarAnswer {
    let index = try levels.calendarIndex(named: name)
    switch self {
    case .add(let seconds, let from): return .instant(try levels.calendars[index].adding(seconds, to: from))
    case .between(let from, let to): return .seconds(levels.calendars[index].openTime(from: from, to: to))
    case .open(let at): return .isOpen(levels.calendars[index].isOpen(at: at))
    }
  }
}

private enum CalendarAnswer {
  case instant(Instant), seconds(Int), isOpen(Bool)

  func write(into json: inout JSONWriter) {
    json.key("result")
    switch self {
    case .instant(let instant): json.string(instant.iso)
    case .seconds(let seconds): json.int(seconds)
    case .isOpen(let isOpen): json.bool(isOpen)
    }
  }

  /// For people: instants as the workspace's wall clock shows them.
  func text(_ desk: Desk) -> String {
    switch self {
    case .instant(let instant): Timestamp(instant, offset: desk.zone.offset(at: instant)).text
    case .seconds(let seconds): "\(seconds) s = \(seconds / 3600) h \(seconds / 60 % 60) min"
    case .isOpen(let isOpen): isOpen ? "open" : "closed"
    }
  }
}

private func instant(_ text: String) throws -> Instant {
  guard let instant = Instant(iso: text) else { throw UsageError("'\(text)' is no time; write one such as 2026-11-21T12:00:00Z") }
  return instant
}

extension JSON {
  fileprivate func text(_ key: String) throws -> String {
    guard case .string(let text)? = self[key] else { throw UsageError("'\(key)' is missing or no text") }
    return text
  }
}
