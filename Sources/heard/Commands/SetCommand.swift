import HeardKit

struct SetCommand: Command {
  static let name = "set"
  static let summary = "Give a key of the front matter a value."
  static let discussion = """
    Every other byte of the file stays. A change of priority, channel, assignee, segment or a field of your own is recorded by a `set` entry, since clocks may depend on it. Nothing after the `=` takes the key out.
    """
  static let examples = [
    ("Raise the priority", "heard set 7K3QX2 priority=urgent"), ("Two at once", "heard set 7K3QX2 channel=email order=8841"),
  ]

  @Argument("The ticket, by the beginning of its id or by path.", name: "ID") var id: String
  @Arguments("What to set.", name: "KEY=VALUE", isRequired: true) var pairs
  @Flag("Show what would change, and change nothing.", short: "n") var dryRun

  func run(in environment: Environment) throws -> ExitCode {
    let values = try pairs.map { pair in
      guard let equals = pair.firstIndex(of: "="), equals != pair.startIndex else {
        throw UsageError("'\(pair)' sets nothing; write KEY=VALUE, as priority=high")
      }
      return (key: String(pair[..<equals]), value: String(pair[pair.index(after: equals)...]))
    }
    let desk = try Desk(in: environment)
    for (key, value) in values where !value.isEmpty { try check(key, desk.configuration) }
    return try desk.change(id, isDryRun: dryRun) { change in
      let changed = try values.filter { try change.set($0.key, to: $0.value.isEmpty ? nil : $0.value) }
      return changed.isEmpty
        ? "has that already" : changed.map { "\($0.key) is \($0.value.isEmpty ? "not set" : $0.value)" }.joined(separator: ", ")
    }
  }

  /// A key that nothing reads would be written and never minded.
  private func check(_ key: String, _ configuration: Configuration) throws {
    if key == "status" || key == "tier" { throw UsageError("the folder says the \(key); use 'heard move'") }
    let known = Ticket.keys + configuration.fields.map(\.name)
    guard !known.contains(key) else { return }
    let remedy = nearest(to: key, in: known).map { "did you mean '\($0)'?" } ?? "declare it under `fields` in heard.yaml if it is yours"
    throw UsageError("unknown key '\(key)'; \(remedy)")
  }
}
