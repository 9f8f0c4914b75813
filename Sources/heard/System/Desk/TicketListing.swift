import HeardKit

/// The tickets that there are, checked out or not, listed once to be sought by name again and again.
struct TicketListing {
  private let desk: Desk
  private let archive: Archive
  private let files: [WorkspaceFolder.File]
  /// Files by the six digits of their ids, so that a thousand names are not sought in a thousand files each: a name that ends like that
  /// is the id, whole or those six digits, of none but these.
  private let byID: [String: [WorkspaceFolder.File]]

  /// - Parameter names: Those that will be sought; nil for any.
  init(_ desk: Desk, seeking names: [String]? = nil) throws {
    self.desk = desk
    archive = try Archive(of: desk.folder)
    files = try desk.ticketFiles(seeking: names) + archive.files
    byID =
      names?.count != 1
      ? Dictionary(grouping: files) { (TicketID(fileName: splitPath($0.path).name)?.text.suffix(6)).map { String($0) } ?? "" } : [:]
  }

  /// The files that a name may mean: those of one id, if the name or the file at the end of a path shows it.
  private func mayBe(_ name: String) -> [WorkspaceFolder.File] {
    let id = TicketID(fileName: splitPath(name).name)?.text ?? name.uppercased()
    return byID[String(id.suffix(6))] ?? files
  }

  /// The tickets that somebody names, one for each name.
  ///
  /// - Throws: ``UsageError`` that lists the candidates if there are several.
  func tickets(_ names: [String]) throws -> [Ticket] {
    let paths = try names.map { try desk.path(ofTicket: $0, among: mayBe($0)) }
    let wanted = Set(paths)
    let away = archive.tickets.filter { wanted.contains($0.path) }
    let read = try archive.map(away, desk.serviceLevels, willFetch: desk.sayFetch) { ticket, _ in ticket }
    let awayByPath = Dictionary(grouping: read, by: \.path)
    var folders = OpenFolders(desk.folder.folder)
    return try paths.map { path in
      if let ticket = awayByPath[path]?.first { return ticket }
      let (parent, name) = splitPath(path)
      return try desk.folder.ticket(path, folders.folder(parent).read(name))
    }
  }
}
