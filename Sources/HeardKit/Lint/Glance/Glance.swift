/// Tells in one look at its bytes that nothing is wrong with a ticket.
///
/// Nearly every ticket of a desk is in order, and lint has to say so of a hundred thousand in the time that a search takes to count their
/// lines. So a ticket is read here where it lies in the reader's buffer, from front to end, and nothing is made of it: no document, no
/// array, no text. It is read in the forms that heard itself writes. Whatever else there is, be it right or wrong, is left to the rules by
/// answering ``Verdict/unsure``: that costs time and nothing else.
///
/// What must hold is that no rule finds anything in a ticket that is called clean. `GlanceTests` damages tickets to see that it does. A
/// rule that is new, or finds more than before, has its condition here too: each place below names the rules that it speaks for.
struct Glance {
  enum Verdict {
    case clean
    /// Nothing is wrong but what its clocks may say, of which some may run.
    case cleanButForClocks
    case unsure
  }

  private let start: UnsafeRawPointer
  private let count: Int
  let terms: LintTerms
  let standing: TicketStanding
  /// What messages hold that personal data could be made of.
  var scan: BodyScan
  var front = FrontMatterGlance()
  var walk: PlaceWalk
  var story = Story()
  /// Of a ticket that is not done, what its clocks go by.
  var entries: [Entry] = []

  init(_ text: UnsafeRawBufferPointer, _ standing: TicketStanding) {
    // Whether a buffer has any bytes would be asked at each of them.
    start = text.baseAddress ?? UnsafeRawPointer(bitPattern: 1).unsafelyUnwrapped
    (count, self.standing, terms) = (text.count, standing, standing.terms)
    scan = BodyScan(text)
    walk = PlaceWalk(terms.vocabulary)
    if standing.isOpen {
      front.pairs.reserveCapacity(12)
      entries.reserveCapacity(24)
    }
  }

  var text: UnsafeRawBufferPointer {
    @inline(__always) get { UnsafeRawBufferPointer(start: start, count: count) }
  }

  /// Longer files are for `too-large` to look at.
  private static let longest = 5_000_000

  mutating func verdict() -> Verdict {
    guard text.count <= Self.longest, let body = readFrontMatter() else { return .unsure }
    // encoding, conflict-marker, unused-ignore and what is ignored, placeholder-left, broken-link, email-address, secret
    guard Signs.letters(text).isEmpty, Signs.marks(text, from: body).isEmpty else { return .unsure }
    guard readTimeline(from: body), scan.signs.isEmpty, isWellPlaced, isAnswered else { return .unsure }
    return mayRunClocks ? .cleanButForClocks : .clean
  }

  /// unassigned, unrecorded-move
  private var isWellPlaced: Bool {
    guard !standing.isOpen || standing.status == 0 || front.isAssigned, let place = walk.index else { return false }
    let recorded = terms.vocabulary.places[place]
    return recorded.status == standing.status && (standing.tier == nil || standing.tier == recorded.tier)
  }

  /// customer-waiting, resolved-unanswered, due-soon and window-closed of the channel's window
  private var isAnswered: Bool {
    switch standing.mode {
    case .stops: !story.isWaitingSinceMove && (story.isAnswered || !story.hasCustomer)
    case .pauses: !story.isWaitingSinceMove && isWindowOpen
    case .runs: isWindowOpen
    case .voids: true
    }
  }

  private var isWindowOpen: Bool {
    guard story.isWaiting, let window = front.channel?.window else { return true }
    return 4 * (story.lastMessage + window - terms.glance.now) > window
  }

  /// Stopping ends all clocks, and a customer who writes afterwards starts some. A ticket that is void has none.
  private var mayRunClocks: Bool {
    switch standing.mode {
    case .stops: story.hasCustomerSinceMove || !story.hasMoved
    case .voids: false
    case .runs, .pauses: true
    }
  }
}

extension Glance {
  /// What the clocks of a ticket in order go by.
  var document: TicketDocument {
    let bytes = [UInt8](text)
    return entries.isEmpty ? TicketDocument(bytes) : TicketDocument(inOrder: bytes, front.pairs, entries)
  }

  /// What happened so far.
  struct Story {
    var time = Int.min
    var day = Timestamp.Day()
    /// A customer wrote, and no machine for them.
    var hasCustomer = false
    var hasCustomerSinceMove = false
    /// Nobody has answered since.
    var isWaiting = false
    var isWaitingSinceMove = false
    /// A person answered a customer.
    var isAnswered = false
    var hasMoved = false
    /// When a customer last wrote, or a machine for them.
    var lastMessage = Int.min
    var isFirstAnswer = true
  }
}

/// Where a folder's tickets stand, as numbers, and what they are looked at by. Worked out once a folder.
public final class TicketStanding: Sendable {
  public let placement: Placement
  let status: Int
  let tier: Int?
  let mode: Mode
  /// Whether clocks run or pause there, whatever happened.
  let isOpen: Bool
  let terms: LintTerms

  fileprivate init?(_ folder: String, _ terms: LintTerms) {
    let configuration = terms.configuration
    guard let placement = configuration.placement(ofFolder: folder),
      let status = configuration.statuses.firstIndex(where: { $0.name == placement.status.name })
    else { return nil }
    (self.placement, self.status, self.terms, mode) = (placement, status, terms, placement.status.mode)
    tier = placement.tier.flatMap(configuration.tiers.firstIndex)
    isOpen = mode == .runs || mode == .pauses
  }

  /// Whether nothing is wrong with a ticket now, nor at any later time as long as it is as it is, told at a glance: what is done, runs no clock and
  /// names no other ticket. False where that takes a closer look.
  ///
  /// - Parameter name: That of the ticket's file.
  public func isCleanForEver(_ text: UnsafeRawBufferPointer, named name: UnsafeRawBufferPointer) -> Bool {
    var glance = Glance(text, self)
    return Self.isSound(name: name) && glance.verdict() == .clean
  }

  /// Whether nothing is wrong with a ticket, told at a glance; false where that takes a closer look.
  ///
  /// - Parameter name: That of the ticket's file.
  public func isClean(_ text: UnsafeRawBufferPointer, named name: UnsafeRawBufferPointer, levels: inout ServiceLevels) -> Bool {
    guard Self.isSound(name: name) else { return false }
    var glance = Glance(text, self)
    switch glance.verdict() {
    case .clean: return true
    case .unsure: return false
    case .cleanButForClocks:
      let readings = levels.readings(of: glance.document, in: placement, now: terms.time.instant, ended: false)
      return !readings.contains { $0.state == .overdue || $0.state == .dueSoon }
    }
  }

  /// file-name, and the rules of privacy for names of files
  private static func isSound(name: UnsafeRawBufferPointer) -> Bool {
    TicketID.number(ofName: name) != nil && !Ticket.isNumberIn(name: name)
  }
}

extension Linter {
  /// Where the tickets of a folder stand; nil where none may.
  public func standing(ofFolder folder: String) -> TicketStanding? { TicketStanding(folder, terms) }
}
