extension TicketRow {
  /// What goes into the JSON of a ticket.
  public enum Extent: Sendable {
    /// All of it, as `heard list --json` prints it.
    case full
    /// Less `state`, `used` and `remaining` of clocks that have not ended, which change as time passes.
    case timeless
  }

  /// Writes the ticket as one JSON object, or its members into an object that is open.
  public func write(to json: inout JSONWriter, _ configuration: Configuration, _ extent: Extent = .full) {
    json.object { writeMembers(to: &$0, configuration, extent) }
  }

  /// Writes the members of the ticket's JSON object.
  public func writeMembers(to json: inout JSONWriter, _ configuration: Configuration, _ extent: Extent = .full) {
    json.member("id", ticket.id?.text)
    json.member("path", ticket.path)
    json.member("status", ticket.placement?.status.name)
    json.member("tier", ticket.placement?.tier)
    json.member("subject", ticket.subject)
    json.key("customer")
    if let customer = ticket.customer {
      json.object {
        $0.member("name", customer.name)
        $0.member("handle", customer.handle)
      }
    } else {
      json.null()
    }
    json.member("channel", ticket.channel)
    json.member("priority", ticket.priority)
    json.member("assignee", ticket.assignee)
    json.member("tags", ticket.tags)
    json.member("source", ticket.source)
    json.member("links", ticket.links)
    json.member("joined", ticket.joined?.text)
    json.key("fields")
    json.object {
      for (name, text) in fields(configuration) {
        $0.key(text: name)
        $0.string(text)
      }
    }
    json.member("opened", opened?.iso)
    json.member("updated", updated?.iso)
    json.member("entries", entryCount)
    json.member("nextDue", nextDue?.iso)
    json.key("clocks")
    json.array { for clock in clocks { clock.write(to: &$0, configuration, extent) } }
  }

  /// The workspace's own fields that this ticket has, in the order of heard.yaml.
  func fields(_ configuration: Configuration) -> [(name: String, text: String)] {
    configuration.fields.compactMap { field in ticket.document.text(ofField: field.name).map { (field.name, $0) } }
  }
}

extension ClockReading {
  fileprivate func write(to json: inout JSONWriter, _ configuration: Configuration, _ extent: TicketRow.Extent) {
    json.object {
      $0.member("clock", clock.rawValue)
      $0.member("instance", instance)
      $0.member("policy", configuration.policies.indices.contains(policy) ? configuration.policies[policy].name : nil)
      $0.member("started", started.iso)
      $0.member("ended", ended?.iso)
      $0.member("due", due?.iso)
      if extent == .timeless, ended == nil { return }
      $0.member("state", state.rawValue)
      $0.member("used", used)
      $0.member("remaining", remaining)
    }
  }
}

extension TicketDocument {
  /// The text of a key that is known only at run time; nil if it is absent, empty, a list or a map.
  func text(ofField name: String) -> String? {
    let name = Array(name.utf8)
    for pair in frontMatter {
      guard let key = pair.key.verbatim, key.count == name.count, bytes[key].elementsEqual(name) else { continue }
      guard case .scalar(let scalar) = pair.value.content else { return nil }
      let text = scalar.text(in: bytes)
      return text.isEmpty ? nil : text
    }
    return nil
  }
}

/// What `heard list --json` prints, a ticket on each line; of several desks, with whose each ticket is.
public func listJSON(_ rows: [DeskRow], _ desks: [DeskView]) -> [UInt8] {
  ticketsJSON(rows) { json, row in row.writeMembers(to: &json, desks) }
}

/// index.json: what `heard list --all --json` prints, less what changes as time passes.
public func indexJSON(_ rows: [TicketRow], _ configuration: Configuration) -> [UInt8] {
  ticketsJSON(rows) { json, row in row.writeMembers(to: &json, configuration, .timeless) }
}

extension DeskRow {
  func writeMembers(to json: inout JSONWriter, _ desks: [DeskView]) {
    if let name = name(of: self, in: desks) { json.member("desk", name) }
    row.writeMembers(to: &json, desks[desk].configuration)
  }
}

/// - Parameter write: Writes the members of a ticket's object.
func ticketsJSON<Row>(_ rows: [Row], _ write: (inout JSONWriter, Row) -> Void) -> [UInt8] {
  var json = JSONWriter()
  json.object {
    $0.key("tickets")
    $0.array(onLines: true) { json in for row in rows { json.object { write(&$0, row) } } }
  }
  return json.bytes + [Byte.newline]
}
