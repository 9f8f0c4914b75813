import HeardKit

/// What the commits of a range did to each ticket, the oldest first, by its name; also to those that are at the end as they were, or gone again.
struct TicketSteps {
  private(set) var steps: [String: [CommitStep]] = [:]

  init(_ commits: [(facts: CommitFacts, changes: [RawChange])], _ contents: [[UInt8]: [UInt8]]) {
    for (facts, changes) in commits {
      for change in joined(changes, contents) {
        guard let after = change.after, let bytes = contents[after.version.id] else { continue }
        let versions = [change.before?.version].compactMap { $0 } + change.others
        let before = versions.compactMap { contents[$0.id] }.map { TicketDocument($0) }
        let name = ticketName(ofPath: after.path)
        // A name that a commit changes takes what happened under the old one along.
        if let old = change.before.map({ ticketName(ofPath: $0.path) }), old != name {
          steps[name, default: []] += steps.removeValue(forKey: old) ?? []
        }
        steps[name, default: []].append(CommitStep(facts, path: after.path, before: before, after: TicketDocument(bytes)))
      }
    }
  }

  /// Takes out what happened to a ticket under its names.
  mutating func take(_ names: String...) -> [CommitStep] { names.flatMap { steps.removeValue(forKey: $0) ?? [] } }
}

/// The changes, with each ticket that is deleted here and added there as one that moved: by its id, else by its first entry, which makes a conversation
/// what it is.
func joined(_ changes: [RawChange], _ contents: [[UInt8]: [UInt8]]) -> [RawChange] {
  var changes = changes
  let keys: [(RawChange) -> [UInt8]?] = [
    { ($0.before ?? $0.after).map { Array(ticketName(ofPath: $0.path).utf8) } },
    { ($0.before ?? $0.after).flatMap { contents[$0.version.id] }.flatMap(firstEntry) },
  ]
  for key in keys {
    var deleted: [[UInt8]: [Int]] = [:]
    for (index, change) in changes.enumerated().reversed() where change.after == nil {
      if let key = key(change) { deleted[key, default: []].append(index) }
    }
    guard !deleted.isEmpty else { break }
    var gone: Set<Int> = []
    for (index, change) in changes.enumerated() where change.before == nil {
      guard let key = key(change), let source = deleted[key]?.popLast() else { continue }
      changes[index].before = changes[source].before
      changes[index].others = changes[source].others
      gone.insert(source)
    }
    changes = changes.enumerated().filter { !gone.contains($0.offset) }.map(\.element)
  }
  return changes
}

private func firstEntry(_ bytes: [UInt8]) -> [UInt8]? {
  let document = TicketDocument(bytes)
  return document.entries.first.map { Array(bytes[$0.heading]) + document.text(of: $0).utf8 }
}
