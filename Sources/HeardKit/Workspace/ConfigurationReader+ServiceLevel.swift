/// The sections on time: calendars and promises.
extension ConfigurationReader {
  /// The value that a text stands for; what its type says against it becomes a diagnostic.
  mutating func valid<Value>(_ range: Range<Int>, _ read: () throws(InvalidServiceLevel) -> Value) -> Value? {
    do throws(InvalidServiceLevel) {
      return try read()
    } catch {
      wrong(range, error.description)
      return nil
    }
  }

  /// The name of a calendar that there is.
  mutating func calendarName(_ node: YAMLNode, _ place: String, _ calendars: [CalendarDefinition]) -> String? {
    guard let word = word(node, place) else { return nil }
    let known = calendars.map(\.name) + [CalendarDefinition.always]
    if known.contains(word.text) { return word.text }
    unknown("calendar", word, known: known)
    return nil
  }

  mutating func calendars(_ node: YAMLNode) -> [CalendarDefinition] {
    items(node, "calendars").compactMap { item in
      let name = item.key.text
      guard name != CalendarDefinition.always else {
        wrong(item.key.range, "the calendar 'always' is built in; give this one another name")
        return nil
      }
      let keys = ["timezone", "hours", "holidays", "not-holidays", "exceptions"]
      let record = record(item.value, "calendar '\(name)'", keys: keys)
      var calendar = CalendarDefinition(name: name, timezone: record["timezone"].flatMap { zone($0) })
      if let node = record["hours"] { calendar.hours = hours(node) }
      holidays(record["holidays"], &calendar)
      calendar.notHolidays = words(record["not-holidays"], "not-holidays").compactMap { date($0) }
      for item in record["exceptions"].map({ items($0, "exceptions") }) ?? [] {
        if let date = date(item.key) { calendar.exceptions.add(date, exception(item.value)) }
      }
      if record["hours"] == nil, record["exceptions"] == nil {
        wrong(item.key.range, "calendar '\(name)' has neither hours nor exceptions; write hours: {mon-fri: [09:00-17:00]}")
      }
      return calendar
    }
  }

  private mutating func hours(_ node: YAMLNode) -> [[DayInterval]] {
    var days = [[DayInterval]?](repeating: nil, count: 7)
    for item in items(node, "hours") {
      let named = valid(item.key.range) { () throws(InvalidServiceLevel) in try Weekday.days(text: item.key.text) } ?? []
      let intervals = intervals(item.value)
      if let twice = named.first(where: { days[$0] != nil }) {
        wrong(item.key.range, "'\(item.key.text)' gives hours of \(Weekday.names[twice]) a second time; write each day once")
      }
      for day in named where days[day] == nil { days[day] = intervals }
    }
    return days.map { $0 ?? [] }
  }

  private mutating func intervals(_ node: YAMLNode) -> [DayInterval] {
    words(node, "hours").compactMap { word in valid(word.range) { () throws(InvalidServiceLevel) in try DayInterval(text: word.text) } }
  }

  private mutating func exception(_ node: YAMLNode) -> HoursException {
    guard case .mapping = node.content else { return .open(intervals(node)) }
    let record = record(node, "an exception", keys: ["closed"])
    return .closed(record["closed"].map { intervals($0) } ?? [])
  }

  private mutating func date(_ word: Word) -> CivilDate? {
    valid(word.range) { () throws(InvalidServiceLevel) in try CivilDate(text: word.text) }
  }

  private mutating func holidays(_ node: YAMLNode?, _ calendar: inout CalendarDefinition) {
    for word in words(node, "holidays") {
      if word.text.hasSuffix(".ics") {
        if staysInside(word) { calendar.holidayFiles.append(word.text) }
      } else if let date = date(word) {
        calendar.holidays.append(date)
      }
    }
  }

  private mutating func staysInside(_ path: Word) -> Bool {
    let separators = [UInt8(ascii: "/"), Byte.backslash]
    let parts = path.text.utf8.split(omittingEmptySubsequences: false, whereSeparator: separators.contains)
      .map { String(decoding: $0, as: UTF8.self) }
    let isRelative = parts.first.map { !$0.isEmpty && !$0.hasSuffix(":") && !$0.hasPrefix("~") } ?? false
    if isRelative, !parts.contains(".."), !path.text.utf8.contains(0) { return true }
    wrong(path.range, "'\(path.text)' leaves the workspace; put the file into it and write its path from there, as holidays/br.ics")
    return false
  }

  mutating func policies(_ node: YAMLNode, _ configuration: Configuration) -> [Policy] {
    guard case .sequence(let nodes) = node.content else {
      if !isEmpty(node) { wrong(node.range, "sla is a list, since the order counts; write '- name: ...' for each policy") }
      return []
    }
    var names: [Word] = []
    let policies: [Policy] = nodes.compactMap { node in
      let record = record(node, "a policy", keys: ["name", "when", "calendar", "warn"] + Clock.allCases.map(\.rawValue))
      guard let name = record["name"].flatMap({ word($0, "name") }) else {
        wrong(node.range, "a policy without a name; write '- name: ...', so that tables can say which one applies")
        return nil
      }
      names.append(name)
      var policy = Policy(name: name.text, conditions: record["when"].map { conditions($0, configuration) } ?? [])
      policy.calendar = record["calendar"].flatMap { calendarName($0, "calendar", configuration.calendars) }
      if let node = record["warn"], let word = word(node, "warn") {
        policy.warn = valid(word.range) { () throws(InvalidServiceLevel) in try Policy.warn(text: word.text) }
      }
      for clock in Clock.allCases {
        guard let node = record[clock.rawValue], let target = target(node, clock, policy, configuration.calendars) else { continue }
        policy.targets.add(clock, target)
      }
      return policy
    }
    names.sort { ($0.text, $0.range.lowerBound) < ($1.text, $1.range.lowerBound) }
    for (first, name) in zip(names, names.dropFirst()) where first.text == name.text {
      wrong(name.range, "two policies are called '\(name.text)'; rename one")
    }
    return policies
  }

  private mutating func target(_ node: YAMLNode, _ clock: Clock, _ policy: Policy, _ calendars: [CalendarDefinition]) -> Target? {
    guard let word = word(node, clock.rawValue),
      let target = valid(word.range, { () throws(InvalidServiceLevel) in try Target(text: word.text) })
    else { return nil }
    let name = target.calendar ?? policy.calendar ?? CalendarDefinition.always
    let known = calendars.map(\.name) + [CalendarDefinition.always]
    guard known.contains(name) else {
      unknown("calendar", Word(text: name, range: word.range), known: known)
      return nil
    }
    guard let problem = target.problem(on: name) else { return target }
    wrong(word.range, problem)
    return nil
  }

  private mutating func conditions(_ node: YAMLNode, _ configuration: Configuration) -> [PolicyCondition] {
    let keys = PolicyCondition.keys + configuration.fields.map(\.name)
    return items(node, "when").compactMap { item in
      guard keys.contains(item.key.text) else {
        unknown("key in when", item.key, known: keys)
        return nil
      }
      let values = words(item.value, item.key.text)
      if values.isEmpty { wrong(item.key.range, "'\(item.key.text)' in when has no value; write one or delete the key") }
      let known = knownValues(item.key.text, configuration)
      for value in values where !known.isEmpty && !known.contains(value.text) { unknown(item.key.text, value, known: known) }
      return PolicyCondition(key: item.key.text, values: values.map(\.text))
    }
  }

  /// The values that a key of `when` can have; none where any text may stand.
  private func knownValues(_ key: String, _ configuration: Configuration) -> [String] {
    switch key {
    case "channel": configuration.channels.map(\.name)
    case "priority": configuration.priorities
    case "tier": configuration.tiers
    case "status": configuration.statuses.map(\.name)
    case "assignee": configuration.team.map(\.handle)
    default: configuration.fields.first { $0.name == key }?.oneOf ?? []
    }
  }
}

extension CalendarDefinition {
  /// The office hours where heard.yaml has no `calendars`.
  static let standard = CalendarDefinition(
    name: "business",
    hours: Array(repeating: [DayInterval(9 * 3600, 12 * 3600), DayInterval(13 * 3600, 18 * 3600)], count: 5) + [
      [DayInterval(9 * 3600, 13 * 3600)]
    ])
}

extension Policy {
  /// What is promised where heard.yaml has no `sla`. The promise to everyone needs the calendar `business`.
  static func standard(on calendars: [CalendarDefinition]) -> [Policy] {
    let name = CalendarDefinition.standard.name
    return calendars.contains { $0.name == name } ? special + [everyone(on: name)] : special
  }

  private static let special = [
    Policy(
      name: "billing and outage", conditions: [PolicyCondition(key: "tag", values: ["billing", "outage", "not-delivered"])],
      targets: [.acknowledge: minutes(15), .firstReply: minutes(60), .tier: minutes(120)]),
    Policy(
      name: "twitter", conditions: [PolicyCondition(key: "channel", values: ["twitter"])],
      targets: [.acknowledge: minutes(60), .firstReply: minutes(240)]),
    Policy(
      name: "facebook and instagram", conditions: [PolicyCondition(key: "channel", values: ["facebook", "instagram"])],
      targets: [.acknowledge: minutes(240), .firstReply: minutes(720)]),
  ]

  private static func everyone(on calendar: String) -> Policy {
    Policy(
      name: "everyone",
      targets: [
        .firstReply: Target(.sameDay, calendar: calendar), .nextReply: minutes(480, calendar), .update: minutes(1440),
        .tier: minutes(480, calendar), .resolve: minutes(1440),
      ], warn: 3600)
  }

  private static func minutes(_ number: Int, _ calendar: String? = nil) -> Target {
    Target(.duration(number * 60, inDays: false), calendar: calendar)
  }
}
