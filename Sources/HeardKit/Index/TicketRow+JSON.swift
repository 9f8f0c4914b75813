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
    let document = ticket.document
    json.member("id", ticket.id?.text)
    json.member("path", ticket.path)
    json.member("status", ticket.placement?.status.name)
    json.member("tier", ticket.placement?.tier)
    document.write("subject", to: &json)
    document.writeCustomer(to: &json)
    document.write("channel", to: &json)
    document.write("priority", to: &json)
    document.write("assignee", to: &json)
    document.writeTexts("tags", to: &json)
    document.write("source", to: &json)
    document.writeTexts("links", to: &json)
    json.member("joined", ticket.joined?.text)
    json.key("fields")
    json.object {
      for field in configuration.fields {
        guard let text = document.text(ofField: field.name) else { continue }
        $0.key(text: field.name)
        $0.string(text)
      }
    }
    json.member("opened", opened)
    json.member("updated", updated)
    json.member("entries", entryCount)
    json.member("nextDue", nextDue)
    json.key("clocks")
    json.array { for index in clocks.indices { clocks[index].write(to: &$0, configuration, extent) } }
  }

  /// The workspace's own fields that this ticket has, in the order of heard.yaml.
  func fields(_ configuration: Configuration) -> [(name: String, text: String)] {
    configuration.fields.compactMap { field in ticket.document.text(ofField: field.name).map { (field.name, $0) } }
  }
}

extension ClockReading {
  /// Piece by piece, with the commas and quotes between: nine clocks a ticket are four fifths of an index.
  fileprivate func write(to json: inout JSONWriter, _ configuration: Configuration, _ extent: TicketRow.Extent) {
    json.verbatim { buffer in
      buffer.append("{\"clock\":\"")
      buffer.append(text: clock.rawValue)
      buffer.append("\",\"instance\":")
      buffer.append(number: instance)
      buffer.append(",\"policy\":")
      buffer.append(json: configuration.policies.indices.contains(policy) ? configuration.policies[policy].name : nil)
      buffer.append(",\"started\":")
      buffer.append(json: started)
      buffer.append(",\"ended\":")
      buffer.append(json: ended)
      buffer.append(",\"due\":")
      buffer.append(json: due)
      if extent == .full || ended != nil {
        buffer.append(",\"state\":\"")
        buffer.append(text: state.rawValue)
        buffer.append("\",\"used\":")
        buffer.append(number: used)
        buffer.append(",\"remaining\":")
        if let remaining { buffer.append(number: remaining) } else { buffer.append("null") }
      }
      buffer.append("}")
    }
  }
}

/// Writing of values from where they stand: rows are made of them by the hundred thousand, and a `String` of each takes ten times as long.
extension TicketDocument {
  /// Writes a key's text as ``text(_:)`` has it.
  fileprivate func write(_ key: StaticString, to json: inout JSONWriter) {
    json.key(key)
    guard let scalar = scalar(key), !isEmpty(scalar) else { return json.null() }
    write(scalar, to: &json)
  }

  /// Writes a key's texts as ``texts(_:)`` has them.
  fileprivate func writeTexts(_ key: StaticString, to json: inout JSONWriter) {
    json.key(key)
    json.array { json in
      switch value(key)?.content {
      case .sequence(let items):
        for item in items { if case .scalar(let scalar) = item.content { write(scalar, to: &json) } }
      case .scalar(let scalar): if !isEmpty(scalar) { write(scalar, to: &json) }
      default: break
      }
    }
  }

  fileprivate func writeCustomer(to json: inout JSONWriter) {
    json.key("customer")
    guard let scalar = scalar("customer"), !isEmpty(scalar) else { return json.null() }
    let text = scalar.verbatim == nil ? Array(scalar.text(in: bytes).utf8) : bytes
    let (name, handle) = Person.parts(of: text, scalar.verbatim ?? 0..<text.count)
    json.object {
      $0.key("name")
      if let name { $0.string(text, name) } else { $0.null() }
      $0.key("handle")
      if let handle { $0.string(text, handle) } else { $0.null() }
    }
  }

  private func write(_ scalar: YAMLScalar, to json: inout JSONWriter) {
    if let range = scalar.verbatim { json.string(bytes, range) } else { json.string(scalar.text(in: bytes)) }
  }

  private func isEmpty(_ scalar: YAMLScalar) -> Bool { scalar.verbatim?.isEmpty ?? scalar.text(in: bytes).isEmpty }
}

extension TicketDocument {
  /// The text of a key that is known only at run time; nil if it is absent, empty, a list or a map.
  func text(ofField name: String) -> String? {
    for pair in frontMatter {
      guard let key = pair.key.verbatim, key.count == name.utf8.count, bytes[key].elementsEqual(name.utf8) else { continue }
      guard case .scalar(let scalar) = pair.value.content else { return nil }
      let text = scalar.text(in: bytes)
      return text.isEmpty ? nil : text
    }
    return nil
  }
}

/// - Parameter write: Writes a ticket's object.
func ticketsJSON<Row>(_ rows: [Row], _ write: (inout JSONWriter, Row) -> Void) -> [UInt8] {
  var json = JSONWriter()
  json.object {
    $0.key("tickets")
    $0.array(onLines: true) { json in for row in rows { write(&json, row) } }
  }
  json.endLine()
  return json.bytes
}
