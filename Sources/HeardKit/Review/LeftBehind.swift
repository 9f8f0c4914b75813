extension Linter {
  /// Personal data that one commit brought in and a later one took out: merged as it is, the branch carries it into history for good.
  ///
  /// - Parameter texts: The ticket at the base and at the head: what these hold is not gone.
  func leftBehind(_ steps: [CommitStep], _ texts: [[UInt8]]) -> [Diagnostic] {
    var told: Set<[UInt8]> = []
    var found: [Diagnostic] = []
    for step in steps where !texts.contains(step.after.bytes) {
      let ticket = Ticket(path: step.path, placement: nil, document: step.after)
      for var diagnostic in check(ticket, readings: []) where diagnostic.severity == .error {
        guard Rule.named(diagnostic.rule)?.group == .privacy else { continue }
        let data = Array(step.after.bytes[diagnostic.range])
        guard !texts.contains(where: { $0.contains(run: data) }), told.insert(data).inserted else { continue }
        let what = diagnostic.message.prefix { $0 != ";" }
        diagnostic.message = "commit \(step.commit.name) holds \(what), which is gone since; squash the branch before it is merged"
        diagnostic.range = 0..<0
        found.append(diagnostic)
      }
    }
    return found
  }
}
