extension TicketView {
  /// What `heard show --json` prints: the ticket as in a list, its conversation, and the customer's other tickets.
  public var json: [UInt8] {
    var json = JSONWriter()
    let document = row.ticket.document
    json.object {
      row.writeMembers(to: &$0, configuration)
      $0.member("windowCloses", row.replyWindow?.closes.iso)
      $0.key("conversation")
      $0.array(onLines: true) { for entry in document.entries { entry.write(to: &$0, document) } }
      $0.key("linked")
      $0.array(onLines: true) { for other in linked.compactMap(\.row) { other.write(to: &$0, configuration) } }
      $0.key("others")
      $0.array(onLines: true) { for other in others { other.write(to: &$0, configuration) } }
    }
    return json.bytes + [Byte.newline]
  }
}

extension Entry {
  fileprivate func write(to json: inout JSONWriter, _ document: TicketDocument) {
    func text(_ range: Range<Int>) -> String? { range.isEmpty ? nil : document.bytes.text(range) }
    json.object {
      if case .at(let timestamp) = time { $0.member("time", timestamp.instant.iso) } else { $0.member("time", nil as String?) }
      $0.member("kind", kind.rawValue)
      $0.member("who", text(who))
      $0.member("words", text(words))
      $0.member("text", document.text(of: self))
    }
  }
}
