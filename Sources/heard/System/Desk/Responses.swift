import HeardKit

extension Desk {
  /// The canned responses of the workspace.
  func responses() throws -> ResponseLibrary { ResponseLibrary(try responseFiles()) }

  /// The files that are canned responses, in the order of paths.
  func responseFiles() throws -> [(path: String, bytes: [UInt8])] {
    let files = try folder.files(below: "responses").filter { file in
      if file.kind != .file { environment.remark("\(file.path) is a \(file.kind.name) and is not read") }
      return file.kind == .file && file.path.hasSuffix(".md")
    }
    return try files.map { ($0.path, try folder.read($0.path)) }
  }

  /// A canned response filled in for a ticket, and what it does to it.
  ///
  /// - Parameters:
  ///   - name: `billing/refund-sent` or `refund-sent`.
  ///   - answers: What the response asks for, by name. What is missing is asked for at a terminal.
  /// - Throws: ``UsageError`` where there is none, where it does not suit the ticket, or where a variable has no value.
  func cannedAnswer(_ name: String, for ticket: Ticket, answers: [String: String] = [:]) throws -> (
    text: String, response: CannedResponse
  ) {
    let library = try responses()
    let language = ticket.document.text("language") ?? configuration.language
    let response = try library.pick(name, language: language, channel: ticket.channel)
    if let finding = response.diagnostics.first(where: { $0.severity == .error }) {
      throw UsageError("\(response.path): \(finding.message)")
    }
    guard response.suits(channel: ticket.channel) else {
      throw UsageError(
        "\(response.path) is for \(response.channels.joined(separator: ", ")) only, and the ticket came by \(ticket.channel ?? "")")
    }
    for key in answers.keys.sorted() where !response.asks.contains(key) {
      let meant = nearest(to: key, in: response.asks.filter { answers[$0] == nil }).map { "did you mean '\($0)'?" }
      let asked = response.asks.isEmpty ? "it asks for nothing" : "it asks for \(response.asks.joined(separator: ", "))"
      throw UsageError("\(response.path) asks for no '\(key)'; \(meant ?? asked)")
    }
    let member = try member(allowedBy: response)
    var inputs = ResponseInputs()
    inputs.customerName = ticket.customer?.name
    inputs.customerHandle = ticket.customer?.handle
    inputs.ticketID = ticket.id?.text
    inputs.subject = ticket.subject
    inputs.agentName = member.name ?? member.handle
    inputs.workspace = configuration.workspace
    inputs.channel = ticket.channel
    inputs.language = language
    inputs.localHour = LocalTime(now, offset: time.offset).hour
    inputs.answers = answers
    for key in response.asks where answers[key] == nil { inputs.answers[key] = environment.asked(key) }
    return (try library.fill(response, with: inputs.values, language: language, channel: ticket.channel), response)
  }

  /// Who answers, if this person may use a response.
  private func member(allowedBy response: CannedResponse) throws -> Member {
    let actor = try actor()
    let member = configuration.team.first { $0.handle == actor } ?? Member(handle: actor)
    if response.approve, !member.approves {
      throw UsageError(
        "\(response.path) asks for approval, and \(actor) does not approve; ask somebody with `approves: true` in heard.yaml to send it")
    }
    if let tier = response.tier, !member.tiers.isEmpty, let lowest = configuration.tiers.firstIndex(of: tier),
      !member.tiers.contains(where: { (configuration.tiers.firstIndex(of: $0) ?? -1) >= lowest })
    {
      throw UsageError("\(response.path) is for \(tier) and above, and \(actor) answers in \(member.tiers.joined(separator: ", "))")
    }
    return member
  }
}

extension Environment {
  /// What somebody at a terminal answers; nil without a terminal or an answer.
  func asked(_ key: String) -> String? {
    guard isInteractive else { return nil }
    output.write("\(printable(key)): ")
    output.flush()
    return readLine().flatMap { $0.isEmpty ? nil : $0 }
  }
}
