/// One file that differs, as git's raw format tells it, paths relative to the workspace.
struct RawChange {
  typealias File = (path: String, version: StagedChange.Version)

  /// nil where it is added.
  var before: File?
  /// What the other parents of a merge have at this path.
  var others: [StagedChange.Version] = []
  /// nil where it is deleted, or is no file any more.
  var after: File?

  /// Every version that it is about.
  var ids: [[UInt8]] { ([before?.version, after?.version].compactMap { $0 } + others).map(\.id) }

  /// The same, if it is one of tickets. A link is no ticket: one that takes a ticket's place deletes it.
  var ofTickets: RawChange? {
    func ticket(_ file: File?) -> File? { file.flatMap { isTicket(Array($0.path.utf8)[...]) && !$0.version.isLink ? $0 : nil } }
    let change = RawChange(before: ticket(before), others: others.filter { !$0.isLink }, after: ticket(after))
    return change.before == nil && change.after == nil ? nil : change
  }

  /// The link that it leaves where a ticket would be.
  var link: File? { after.flatMap { isTicket(Array($0.path.utf8)[...]) && $0.version.isLink ? $0 : nil } }
}

/// Whether a path of a workspace is a ticket's. By bytes: a character may begin with a slash and go on with an accent.
func isTicket(_ path: ArraySlice<UInt8>) -> Bool {
  let parts = path.split(separator: UInt8(ascii: "/"))
  return parts.count > 1 && parts[0].elementsEqual("tickets".utf8) && path.suffix(3).elementsEqual(".md".utf8)
    && !parts.contains { $0.first == UInt8(ascii: ".") }
}

/// The parts of raw output, each ended by a NUL.
struct RawFields {
  private let bytes: [UInt8]
  private let prefix: [UInt8]
  private var position = 0

  /// - Parameter prefix: Of the workspace; files elsewhere are passed over. git's own `--relative` forgets merges.
  init(_ bytes: [UInt8], below prefix: [UInt8]) { (self.bytes, self.prefix) = (bytes, prefix) }

  mutating func next() -> ArraySlice<UInt8>? {
    guard position < bytes.count else { return nil }
    let end = bytes[position...].firstIndex(of: 0) ?? bytes.count
    defer { position = end + 1 }
    return bytes[position..<end]
  }

  /// Reads `:100644 100644 <id> <id> M`, then the path; with a colon, a mode and an id more for each further parent of a merge.
  mutating func change(_ field: ArraySlice<UInt8>) -> RawChange? {
    let terms = field.first == UInt8(ascii: "\n") ? field.dropFirst() : field
    let parents = terms.prefix { $0 == UInt8(ascii: ":") }.count
    let words = terms.dropFirst(parents).split(separator: UInt8(ascii: " "))
    guard parents > 0, words.count == 2 * parents + 3, let name = next(), name.starts(with: prefix) else { return nil }
    let path = String(decoding: name.dropFirst(prefix.count), as: UTF8.self)
    let versions = (0...parents).map { StagedChange.Version(mode: words[$0], id: words[parents + 1 + $0]) }
    let before = versions.dropLast().compactMap { $0 }
    return RawChange(
      before: before.first.map { (path, $0) }, others: Array(before.dropFirst()), after: versions[parents].map { (path, $0) })
  }
}
