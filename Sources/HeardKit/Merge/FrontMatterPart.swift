/// A key of the front matter with its value, as whole lines, and the comments above it.
struct FrontMatterPart {
  /// A key that stands twice is two keys: nothing of either is lost.
  struct Key: Hashable {
    var name: [UInt8]
    var occurrence = 0
  }

  let key: Key
  /// Comments and blank lines, and lines that nobody can read.
  let comments: [UInt8]
  let lines: [UInt8]
  /// A scalar's text; nil if it is empty, a list or a map.
  let text: String?
  /// A list of scalars; nil for anything else.
  let list: FrontMatterList?
}

/// The front matter of one version of a ticket.
struct FrontMatterParts {
  /// What stands before the keys: a byte order mark, `---`.
  var opening: [UInt8] = []
  private(set) var parts: [FrontMatterPart] = []
  private var places: [FrontMatterPart.Key: Int] = [:]
  /// Comments after the last key.
  var comments: [UInt8] = []
  var closing: [UInt8] = []

  init(_ document: TicketDocument) {
    let bytes = document.bytes
    guard let range = document.frontMatterRange else {
      opening = Array(bytes[..<document.preamble.lowerBound])
      return
    }
    opening = Array(bytes[..<range.lowerBound])
    closing = Array(bytes[range.upperBound..<document.preamble.lowerBound])
    var position = range.lowerBound
    var occurrences: [[UInt8]: Int] = [:]
    for pair in document.frontMatter {
      let whole = document.lines(of: pair).clamped(to: position..<range.upperBound)
      guard !whole.isEmpty else { continue }
      let name = Array(pair.key.text(in: bytes).utf8)
      let occurrence = occurrences[name, default: 0]
      occurrences[name] = occurrence + 1
      let key = FrontMatterPart.Key(name: name, occurrence: occurrence)
      places[key] = parts.count
      parts.append(
        FrontMatterPart(
          key: key, comments: Array(bytes[position..<whole.lowerBound]), lines: Array(bytes[whole]),
          text: document.text(of: pair), list: FrontMatterList(pair, in: document)))
      position = whole.upperBound
    }
    comments = Array(bytes[position..<range.upperBound])
  }

  func part(_ key: FrontMatterPart.Key) -> FrontMatterPart? { places[key].map { parts[$0] } }
}
