/// One ticket before and after a commit or a pull request.
public struct TicketRevision: Sendable {
  /// nil for a ticket that is new.
  public let before: Ticket?
  public let after: Ticket

  public init(before: Ticket?, after: Ticket) {
    (self.before, self.after) = (before, after)
  }

  /// Whether anything changed by which policies are chosen.
  var changesAttributes: Bool {
    guard let before else { return false }
    if before.placement?.tier != after.placement?.tier { return true }
    return before.document.frontMatterBytes != after.document.frontMatterBytes && before.attributes != after.attributes
  }

  /// When the customer wrote what a change brings along from another ticket: messages beside a new note that names one, as joining writes it.
  var broughtAlong: [Instant] {
    let document = after.document
    func namesAnother(_ entry: Entry) -> Bool { entry.kind == .note && !document.linkPlaces(in: entry.body).isEmpty }
    guard let before, document.entries.contains(where: namesAnother) else { return [] }
    let known = Set(before.document.meanings)
    let added = document.entries.filter { !known.contains(EntryMeaning($0, in: document)) }
    guard added.contains(where: namesAnother) else { return [] }
    return added.compactMap { entry in if case .at(let time) = entry.time, entry.kind == .customer { time.instant } else { nil } }
  }
}

extension Ticket {
  /// The values of front matter that a policy's `when` may look at, by key.
  fileprivate var attributes: [String: [UInt8]] {
    let bytes = document.bytes
    let pairs = document.frontMatter.map { ($0.key.text(in: bytes), Array(bytes[$0.value.range])) }
    return Dictionary(pairs) { first, _ in first }.filter { !Self.keysOfNoPolicy.contains($0.key) }
  }

  private static let keysOfNoPolicy = ["subject", "source", "language", "links", "joined"]
}

extension TicketDocument {
  fileprivate var frontMatterBytes: ArraySlice<UInt8>? { frontMatterRange.map { bytes[$0] } }
}
