/// A key of the front matter with its value, as whole lines, and the comments above it.
struct FrontMatterPart {
  /// A key that stands twice is two keys: nothing of either is lost.
  struct Key: Comparable {
    var name: [UInt8]
    var occurrence = 0

    static func < (left: Key, right: Key) -> Bool {
      left.name == right.name ? left.occurrence < right.occurrence : left.name.lexicographicallyPrecedes(right.name)
    }
  }

  fileprivate(set) var key: Key
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
  /// The places of the parts in the order of their keys, by which they are found: sorted, not hashed, as in ``TimelineMerge``.
  private var sorted: [Int] = []
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
    for pair in document.frontMatter {
      let whole = document.lines(of: pair).clamped(to: position..<range.upperBound)
      guard !whole.isEmpty else { continue }
      parts.append(
        FrontMatterPart(
          key: .init(name: Array(pair.key.text(in: bytes).utf8)), comments: Array(bytes[position..<whole.lowerBound]),
          lines: Array(bytes[whole]),
          text: document.text(of: pair), list: FrontMatterList(pair, in: document)))
      position = whole.upperBound
    }
    comments = Array(bytes[position..<range.upperBound])
    sorted = parts.indices.sorted { parts[$0].key == parts[$1].key ? $0 < $1 : parts[$0].key < parts[$1].key }
    for (last, next) in zip(sorted, sorted.dropFirst()) where parts[last].key.name == parts[next].key.name {
      parts[next].key.occurrence = parts[last].key.occurrence + 1
    }
  }

  func part(_ key: FrontMatterPart.Key) -> FrontMatterPart? { place(of: key).map { parts[$0] } }

  func place(of key: FrontMatterPart.Key) -> Int? {
    let place = sorted.firstPlace { parts[$0].key >= key }
    return place < sorted.count && parts[sorted[place]].key == key ? sorted[place] : nil
  }
}
