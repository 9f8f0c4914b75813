/// What a command changes about one ticket: gathered here, it becomes one plan with one edit of the file and at most one move.
public struct TicketChange: Sendable {
  public let ticket: Ticket
  let configuration: Configuration
  let time: Timestamp
  let who: String
  var edits: [Edit] = []
  var entries: [NewEntry] = []
  private(set) var place: Placement?

  /// - Parameters:
  ///   - time: What the entries say, with the workspace's offset.
  ///   - who: One word, the acting agent's.
  public init(_ ticket: Ticket, configuration: Configuration, at time: Timestamp, by who: String) {
    self.ticket = ticket
    self.configuration = configuration
    self.time = time
    self.who = who
  }

  /// Why a change cannot be written, as facts.
  public enum Problem: Error, Equatable {
    case noFrontMatter
    case misplaced
    case badValue(key: String, value: String, remedy: String)
  }

  /// Adds an entry.
  public mutating func say(_ kind: Entry.Kind, _ words: String = "", text: String) {
    entries.append(NewEntry(kind, at: time, by: who, words, text: text))
  }

  /// Gives a key a value, nil for none, and records it where clocks may depend on the key.
  ///
  /// - Returns: whether that changes anything.
  @discardableResult public mutating func set(_ key: String, to value: String?) throws(Problem) -> Bool {
    let old = ticket.document.pair(key).flatMap { ticket.document.text(of: $0) }
    guard old != value || old == nil && ticket.document.pair(key) != nil else { return false }
    if let value, let remedy = configuration.problem(key, value) { throw .badValue(key: key, value: value, remedy: remedy) }
    guard let edit = ticket.document.setting(key, to: value) else { throw .noFrontMatter }
    if configuration.isRecorded(key) { try record(key, old, value) }
    edits.append(edit)
    return true
  }

  /// Adds tags and takes tags away, and records it.
  ///
  /// - Returns: whether that changes anything.
  @discardableResult public mutating func tag(adding: [String], removing: [String]) throws(Problem) -> Bool {
    for tag in adding where tag.isEmpty || tag.contains(",") {
      throw .badValue(key: "tags", value: tag, remedy: "write a word without a comma")
    }
    guard let changes = ticket.document.settingList("tags", adding: adding, removing: removing) else { throw .noFrontMatter }
    guard !changes.isEmpty else { return false }
    let old = ticket.tags
    let new = old.filter { !removing.contains($0) } + adding.filter { !old.contains($0) }
    try record("tags", old.joined(separator: ","), new.joined(separator: ","))
    edits += changes
    return true
  }

  /// Takes texts out and notes that something was there.
  public mutating func redact(_ redaction: Redaction) {
    edits += redaction.edits
    say(.note, text: redaction.record)
  }

  /// Moves the ticket and says so in an entry.
  public mutating func move(to place: Placement, because reason: String) throws(Problem) {
    guard let present = self.place ?? ticket.placement else { throw .misplaced }
    say(.move, "\(present.name) -> \(place.name)", text: reason)
    self.place = place
  }

  /// Moves the ticket back at the time of its customer's message.
  mutating func reopen(_ reopening: Reopening) {
    edits.append(reopening.edit(of: ticket.document, by: who))
    place = reopening.place
  }

  /// The file's edit first, then its move: a crash between the two leaves the ticket whole where it was, with a `move` that its folder has yet
  /// to follow.
  public var plan: Plan {
    let document = ticket.document
    let all = entries.isEmpty ? edits : edits + [document.appending(entries)]
    var steps: [Plan.Step] = []
    if let bytes = document.bytes.applying(all), bytes != document.bytes {
      steps.append(.rewrite(path: ticket.path, from: document.bytes, to: bytes))
    }
    let (folder, name) = splitPath(ticket.path)
    if let place, place.folder != folder { steps.append(.move(path: ticket.path, to: "\(place.folder)/\(name)")) }
    return Plan(steps)
  }

  private mutating func record(_ key: String, _ old: String?, _ new: String?) throws(Problem) {
    guard let before = NewEntry.value(old), let after = NewEntry.value(new) else {
      let value = NewEntry.value(new) == nil ? new : old
      throw .badValue(key: key, value: value ?? "", remedy: "a `set` entry holds one line without double quotes")
    }
    say(.set, "\(key) \(before) -> \(after)", text: "")
  }
}

extension Configuration {
  /// Keys whose changes a `set` entry records, since a `when` may ask for them.
  func isRecorded(_ key: String) -> Bool {
    ["priority", "channel", "assignee", "segment"].contains(key) || fields.contains { $0.name == key }
  }

  /// Why a key cannot have a value here, as what to write instead; nil if it can.
  public func problem(_ key: String, _ value: String) -> String? {
    if value.utf8.contains(where: { $0 == Byte.newline || $0 == Byte.carriageReturn }) { return "write one line" }
    switch key {
    case "priority": return Self.problem(value, in: priorities)
    case "channel": return Self.problem(value, in: channels.map(\.name))
    case "assignee": return team.isEmpty ? nil : Self.problem(value, in: team.map(\.handle))
    case "tags": return "use 'heard tag'"
    case "links": return "use 'heard link'"
    case "joined": return "use 'heard join'"
    default: return fields.first { $0.name == key }.flatMap { $0.oneOf.isEmpty ? nil : Self.problem(value, in: $0.oneOf) }
    }
  }

  private static func problem(_ value: String, in known: [String]) -> String? {
    if known.contains(value) { return nil }
    return nearest(to: value, in: known).map { "did you mean '\($0)'?" } ?? "heard.yaml has \(known.joined(separator: ", "))"
  }
}

extension TicketDocument {
  /// The text of a pair's value; nil if it is empty, a list or a map.
  func text(of pair: YAMLPair) -> String? {
    guard case .scalar(let scalar) = pair.value.content else { return nil }
    let text = scalar.text(in: bytes)
    return text.isEmpty ? nil : text
  }
}
