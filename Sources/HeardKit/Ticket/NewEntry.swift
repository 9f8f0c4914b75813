/// An entry about to be written.
public struct NewEntry: Hashable, Sendable {
  public var kind: Entry.Kind
  public var time: Timestamp
  /// One word; nil if nobody is named.
  public var who: String?
  /// What follows who: `via dm`, `new -> open/tier-2`.
  public var words: String
  /// What was said, as it was said.
  public var text: String

  public init(_ kind: Entry.Kind, at time: Timestamp, by who: String?, _ words: String = "", text: String = "") {
    self.kind = kind
    self.time = time
    self.who = who
    self.words = words
    self.text = text
  }

  /// What follows `## `.
  var heading: String {
    var heading = "\(time.text) \(kind.rawValue)"
    for word in [who ?? "", words] where !word.isEmpty { heading += " \(word)" }
    return heading
  }

  /// A value as a `set` entry writes it: `-` for none, in quotes where a blank is in it.
  ///
  /// - Returns: nil for a text that no `set` entry can hold: one with a double quote, a line break, or that reads as `-` or `->`.
  public static func value(_ text: String?) -> String? {
    guard let text, !text.isEmpty else { return "-" }
    if text == "-" || text == "->" || text.utf8.contains(where: { $0 == Byte.quote || $0 < 32 }) { return nil }
    return text.utf8.contains(Byte.blank) ? "\"\(text)\"" : text
  }
}

extension TicketDocument {
  /// Entries at the end of the file, a blank line before each, in the file's line ends. Lines that would read as entries are escaped.
  public func appending(_ entries: [NewEntry]) -> Edit {
    let end = lineEnd
    var addition = bytes.isEmpty || bytes.last == Byte.newline ? "" : end
    for (index, entry) in entries.enumerated() {
      if index > 0 || !endsInBlankLine { addition += end }
      addition += lines(of: entry)
    }
    return .insert(addition, at: bytes.count)
  }

  /// An entry before one that is there, with a blank line after it.
  func inserting(_ new: NewEntry, before entry: Entry) -> Edit { .insert(lines(of: new) + lineEnd, at: entry.heading.lowerBound) }

  /// Heading and text, each line with its end.
  private func lines(of entry: NewEntry) -> String {
    let heading = "## \(entry.heading)\(lineEnd)"
    if entry.text.isEmpty { return heading }
    return EntryText.escaped(entry.text).utf8.split(separator: Byte.newline, omittingEmptySubsequences: false)
      .reduce(heading) { $0 + String(decoding: $1, as: UTF8.self) + lineEnd }
  }

  /// Also true of a file without any byte.
  private var endsInBlankLine: Bool {
    guard let last = bytes.last else { return true }
    guard last == Byte.newline else { return false }
    let before = bytes.dropLast().last == Byte.carriageReturn ? bytes.count - 2 : bytes.count - 1
    return before > 0 && bytes[before - 1] == Byte.newline
  }
}
