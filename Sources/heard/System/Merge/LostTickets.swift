import HeardKit

extension Git {
  /// The tickets that a commit takes out of the repository although their files stand in the working tree: `git commit -a` after a move deletes
  /// the old file and does not know the new one.
  ///
  /// Costs nothing where a commit deletes no ticket.
  func lostTickets(of desk: StagedDesk, in environment: Environment) throws -> [LintResult.File] {
    guard !desk.deleted.isEmpty, let folder = try? WorkspaceFolder(from: splitPath(environment.absolute(desk.shown("heard.yaml"))).folder)
    else { return [] }
    let files = try folder.files().map(\.path).filter { $0.hasSuffix(".md") }
    let present = Dictionary(grouping: files, by: ticketName(ofPath:))
    let found = desk.deleted.filter { present[ticketName(ofPath: $0)] != nil }
    guard !found.isEmpty else { return [] }
    let staged = try stagedPaths(below: desk.prefix + Array("tickets".utf8)).map {
      String(decoding: $0.dropFirst(desk.prefix.count), as: UTF8.self)
    }
    let known = Set(staged.map(ticketName(ofPath:)))
    let remedy = "'git add \(folder.isSparse ? "--sparse " : "")-A' takes both"
    return found.compactMap { path in
      let name = ticketName(ofPath: path)
      guard !known.contains(name), let file = present[name]?.first else { return nil }
      return LintResult.File(
        path: desk.shown(path), rule: "deleted-ticket",
        "this commit takes it out of the repository, and \(desk.shown(file)), where the ticket is, is not in git; \(remedy)")
    }
  }
}

extension LintResult.File {
  /// A file of which something is wrong with where it stands, not with what stands in it.
  init(path: String, rule: String, _ message: String) {
    self.init(path: path, bytes: [], diagnostics: [Diagnostic(rule: rule, severity: .error, range: 0..<0, message: message)])
  }
}
