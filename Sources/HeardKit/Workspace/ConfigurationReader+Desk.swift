/// The sections on the board and the people: statuses, tiers, team, channels, fields.
extension ConfigurationReader {
  mutating func zone(_ node: YAMLNode) -> String? {
    guard let word = word(node, "timezone") else { return nil }
    let isName = word.text.utf8.allSatisfy { isNameByte($0) || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "+") }
    if isName, !word.text.hasPrefix("/"), !word.text.isEmpty { return word.text }
    wrong(word.range, "'\(word.text)' is not a time zone; write an IANA name such as Europe/Berlin")
    return nil
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: byte == Byte.dash || byte == UInt8(ascii: "_")
    }
  }

  /// A status or tier becomes a folder: its name must be one everywhere.
  private mutating func isFolderName(_ word: Word) -> Bool {
    if !word.text.isEmpty, word.text.utf8.count <= 100, word.text.utf8.allSatisfy(isNameByte) { return true }
    wrong(word.range, "'\(word.text)' cannot name a folder; write letters, digits, '-' and '_' only")
    return false
  }

  /// The texts of a list of names, each once; nil if none is left.
  mutating func distinct(_ words: [Word], _ place: String) -> [String]? {
    var names: [String] = []
    for word in words {
      if names.contains(word.text) {
        wrong(word.range, "'\(word.text)' stands twice in \(place); delete one")
      } else {
        names.append(word.text)
      }
    }
    return names.isEmpty ? nil : names
  }

  mutating func folderNames(_ node: YAMLNode, _ place: String) -> [String]? {
    distinct(words(node, place).filter { isFolderName($0) }, place)
  }

  mutating func statuses(_ node: YAMLNode) -> [Status]? {
    var statuses: [Status] = []
    for item in items(node, "statuses") where isFolderName(item.key) {
      let record = record(item.value, "status '\(item.key.text)'", keys: ["mode", "tiers", "by-month"])
      let mode = choice(record["mode"], "mode", Mode.self)
      if record["mode"] == nil {
        wrong(item.key.range, "status '\(item.key.text)' has no mode; write {mode: \(oneOf(Mode.allCases.map(\.rawValue)))}")
      }
      let status = Status(
        name: item.key.text, mode: mode ?? .runs, hasTiers: truth(record["tiers"], "tiers"),
        isByMonth: truth(record["by-month"], "by-month"))
      if status.hasTiers, status.isByMonth { wrong(item.key.range, "status '\(status.name)' is divided by tier and by month; choose one") }
      statuses.append(status)
    }
    return statuses.isEmpty ? nil : statuses
  }

  mutating func channels(_ node: YAMLNode) -> [Channel] {
    items(node, "channels").map { item in
      let record = record(item.value, "channel '\(item.key.text)'", keys: ["public", "limit", "reply-window"])
      return Channel(
        name: item.key.text, isPublic: truth(record["public"], "public"), limit: number(record["limit"], "limit"),
        replyWindow: duration(record["reply-window"], "reply-window"))
    }
  }

  private mutating func duration(_ node: YAMLNode?, _ place: String) -> Int? {
    guard let node, let word = word(node, place) else { return nil }
    return valid(word.range) { () throws(InvalidServiceLevel) in try Target.Duration(text: word.text).seconds }
  }

  mutating func fields(_ node: YAMLNode) -> [Field] {
    items(node, "fields").map { item in
      let record = record(item.value, "field '\(item.key.text)'", keys: ["type", "one-of"])
      let kind = choice(record["type"], "type", Field.Kind.self) ?? .text
      return Field(name: item.key.text, kind: kind, oneOf: words(record["one-of"], "one-of").map(\.text))
    }
  }

  mutating func team(_ node: YAMLNode, _ configuration: Configuration) -> [Member] {
    let keys = ["name", "email", "tiers", "department", "hours", "approves"]
    return items(node, "team").map { item in
      let handle = item.key.text
      if handle.utf8.contains(Byte.blank) || handle.isEmpty {
        wrong(item.key.range, "'\(handle)' is not one word; write a handle without blanks, and the full name as name")
      }
      let record = record(item.value, "team member '\(handle)'", keys: keys)
      let tiers = words(record["tiers"], "tiers")
      for tier in tiers where !configuration.tiers.contains(tier.text) { unknown("tier", tier, known: configuration.tiers) }
      let hours = record["hours"].flatMap { calendarName($0, "hours", configuration.calendars) }
      var member = Member(handle: handle)
      member.name = text(record["name"], "name")
      member.emails = words(record["email"], "email").map(\.text)
      member.tiers = tiers.map(\.text)
      member.department = text(record["department"], "department")
      member.hours = hours
      member.approves = truth(record["approves"], "approves")
      return member
    }
  }
}
