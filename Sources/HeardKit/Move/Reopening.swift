/// What becomes of a ticket whose customer wrote while it waited for them or was done: the move back, with the time of their message, so
/// that no clock sleeps on.
public struct Reopening: Sendable {
  /// The message.
  public let entry: Entry
  public let time: Timestamp
  public let origin: Placement
  public let place: Placement

  /// - Returns: nil where the message is not stamped yet, or heard.yaml has no status in which clocks run.
  init?(of ticket: Ticket, at entry: Entry, _ configuration: Configuration) {
    guard let origin = ticket.placement, case .at(let time) = entry.time,
      let place = try? Transition(configuration: configuration, time: time).destination(.runs, for: ticket)
    else { return nil }
    (self.entry, self.time, self.origin, self.place) = (entry, time, origin, place)
  }

  /// The `move` entry, directly after the message.
  func edit(of document: TicketDocument, by who: String?) -> Edit {
    document.inserting(NewEntry(.move, at: time, by: who, "\(origin.name) -> \(place.name)"), after: entry)
  }
}

extension Ticket {
  /// The first message that came while the ticket stood where its clocks pause or are stopped, and that nobody answered or dismissed.
  ///
  /// None where the folder is not where the last `move` led: such a ticket counts as moved there now, after all messages.
  ///
  /// - Parameter entries: those of the ticket, by time.
  func overlookedMessage(in entries: [Entry], _ configuration: Configuration, now: Instant) -> Entry? {
    guard let here = placement, here.status.mode == .pauses || here.status.mode == .stops else { return nil }
    var (move, waiting): (Int?, Int?)
    for index in entries.indices where entries[index].instant(now: now) <= now {
      switch entries[index].kind {
      case .move: (move, waiting) = (index, nil)
      case .dismiss: waiting = nil
      case .agent: if !entries[index].isAutomatic { waiting = nil }
      case .customer: if !entries[index].isAutomatic, waiting == nil { waiting = index }
      default: break
      }
    }
    guard let waiting, let move, let name = entries[move].change.map({ document.bytes.text($0.new) }),
      configuration.placement(named: name)?.status == here.status
    else { return nil }
    return entries[waiting]
  }
}

extension TicketDocument {
  /// An entry without text directly after another one.
  func inserting(_ new: NewEntry, after entry: Entry) -> Edit {
    if entry.body.upperBound >= bytes.count { return appending([new]) }
    let end = lineEnd
    let before = bytes[entry.heading.upperBound..<entry.body.upperBound]
    let isSeparated = before.suffix(2 * end.utf8.count).elementsEqual((end + end).utf8)
    return .insert("\(isSeparated ? "" : end)## \(new.heading)\(end)\(end)", at: entry.body.upperBound)
  }
}
