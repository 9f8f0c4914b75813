extension Rule {
  static let duplicateID = Rule(
    id: "duplicate-id", group: .file, severity: .error, stopsCommit: true,
    summary: "Two files have one id.",
    rationale: """
      A merge or a copy left one ticket in two folders. `heard reconcile` puts it where its last `move` says; two conversations that \
      share an id by chance need a new name for one of them.
      """,
    examples: [], check: .workspace)
}

extension Linter {
  /// The files whose id an earlier one has already, each with what is wrong.
  ///
  /// - Parameter paths: Those of every ticket of the workspace, in order.
  public func duplicateIDs(_ paths: [String]) -> [(path: String, diagnostic: Diagnostic)] {
    var first: [TicketID: String] = [:]
    var found: [(path: String, diagnostic: Diagnostic)] = []
    for path in paths {
      guard let id = TicketID(path: path) else { continue }
      guard let other = first[id] else {
        first[id] = path
        continue
      }
      let message = "the id \(id) is also that of \(printable(other)); run 'heard reconcile', or rename one of two conversations"
      if let diagnostic = diagnostic("duplicate-id", message) { found.append((path, diagnostic)) }
    }
    return found
  }

  /// The same for what a change adds: of two files, the one that was there is no double.
  ///
  /// - Parameters:
  ///   - added: The paths that are new.
  ///   - paths: Those of every file below `tickets/`.
  public func duplicateIDs(added: Set<String>, among paths: [String]) -> [String: [Diagnostic]] {
    let ids = Set(added.compactMap { TicketID(path: $0) })
    let known = paths.compactMap { path in TicketID(path: path).flatMap { ids.contains($0) ? path : nil } }
    let inOrder = known.filter { !added.contains($0) } + known.filter { added.contains($0) }
    return Dictionary(grouping: duplicateIDs(inOrder), by: \.path).mapValues { $0.map(\.diagnostic) }
  }
}
