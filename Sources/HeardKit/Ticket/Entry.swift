/// One thing that happened, as the timeline tells it: a heading line and the text under it. Ranges are bytes of the ticket's file.
public struct Entry: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    case customer, agent, draft, note, move, set, dismiss, excuse, rating
  }

  public enum Time: Hashable, Sendable {
    case at(Timestamp)
    /// The placeholder `now`, which `heard fix` stamps; its range is that of the word.
    case now(Range<Int>)
  }

  public var kind: Kind
  public var time: Time
  /// The heading's line, `## ` included, without the line end.
  public var heading: Range<Int>
  /// Who did it; empty if nobody is named.
  public var who: Range<Int>
  /// What follows the kind and who: `via dm auto`, `new -> open/tier-2`, `priority low -> high`, `4/5`.
  public var words: Range<Int>
  /// What a `move` or `set` changed.
  public var change: Change?
  /// An agent's `auto`: a machine answered. A customer's: an out-of-office note.
  public var isAutomatic: Bool
  /// The text: from the line after the heading to the next heading or the end of the file, blank lines included.
  public var body: Range<Int>

  /// `key old -> new`; a `move` has no key. Quotes around a value belong to its range.
  public struct Change: Hashable, Sendable {
    public var key: Range<Int>
    public var old: Range<Int>
    public var new: Range<Int>
  }

  /// Whether a person of ours answered the customer.
  public var isHumanAnswer: Bool { kind == .agent && !isAutomatic }

  /// When it happened; what is not yet stamped happens `now`.
  public func instant(now: Instant) -> Instant {
    if case .at(let time) = time { time.instant } else { now }
  }
}

extension Entry.Change {
  /// A value without the quotes that a blank in it asks for; nil for `-`, the absent value.
  public static func value(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int>? {
    if range.count == 1, bytes[range.lowerBound] == Byte.dash { return nil }
    guard range.count >= 2, bytes[range.lowerBound] == Byte.quote, bytes[range.upperBound - 1] == Byte.quote else { return range }
    return range.lowerBound + 1..<range.upperBound - 1
  }
}
