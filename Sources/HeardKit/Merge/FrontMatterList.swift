/// A list of the front matter as a set: what each item says, and how it is written.
struct FrontMatterList {
  struct Item {
    var text: String
    /// The scalar as it stands in the file, quotes included.
    var token: [UInt8]
    /// In a list of lines: the item's line, with the comments above it.
    var lines: [UInt8]
  }

  var items: [Item] = []
  /// What stands in the file before the first item and after the last one.
  var before: [UInt8] = []
  var after: [UInt8] = []
  /// Whether each item has a line of its own.
  var isBlock = false
  /// What stands in such a line before the item.
  var dash: [UInt8] = []

  /// - Returns: nil for what is no list of scalars on one line or on a line each.
  init?(_ pair: YAMLPair, in document: TicketDocument) {
    guard case .sequence(let nodes) = pair.value.content else { return nil }
    let bytes = document.bytes
    let whole = document.lines(of: pair)
    guard let first = nodes.first, let last = nodes.last else {
      // `[]`
      let middle = bytes[pair.value.range].firstIndex(of: UInt8(ascii: "]")) ?? pair.value.range.upperBound
      (before, after) = (Array(bytes[whole.lowerBound..<middle]), Array(bytes[middle..<whole.upperBound]))
      return
    }
    isBlock = bytes[pair.value.range.lowerBound] != UInt8(ascii: "[")
    func lineStart(_ node: YAMLNode) -> Int { (bytes[..<node.range.lowerBound].lastIndex(of: Byte.newline) ?? -1) + 1 }
    let start = lineStart(first)
    guard isBlock ? start > pair.key.range.upperBound : bytes[pair.value.range].firstIndex(of: Byte.newline) == nil else { return nil }
    var position = start
    for node in nodes {
      guard case .scalar(let scalar) = node.content, node.range.lowerBound >= position, node.range.upperBound <= whole.upperBound
      else { return nil }
      let end = min(bytes.newline(from: node.range.upperBound) + 1, whole.upperBound)
      items.append(Item(text: scalar.text(in: bytes), token: Array(bytes[node.range]), lines: isBlock ? Array(bytes[position..<end]) : []))
      position = isBlock ? end : position
    }
    dash = isBlock ? Array(bytes[start..<first.range.lowerBound]) : []
    before = Array(bytes[whole.lowerBound..<(isBlock ? start : first.range.lowerBound)])
    after = Array(bytes[(isBlock ? position : last.range.upperBound)..<whole.upperBound])
  }

  /// The same form without items, for a side that has no such key.
  var emptied: FrontMatterList {
    var list = self
    list.items = []
    return list
  }

  /// Unites what two sides made of a list: added on either side stays, taken out on either side goes. What was there keeps its order,
  /// what is new follows in the order of its bytes.
  ///
  /// - Returns: the lines of the key; empty if nothing is left.
  static func united(_ base: FrontMatterList?, _ ours: FrontMatterList, _ theirs: FrontMatterList, lineEnd: [UInt8]) -> [UInt8] {
    let form = ours.before.lexicographicallyPrecedes(theirs.before) == (ours.isBlock == theirs.isBlock || ours.isBlock) ? ours : theirs
    let known = Set(base?.items.map(\.text) ?? [])
    let kept = known.intersection(ours.items.map(\.text)).intersection(theirs.items.map(\.text))
    var written: [String: Item] = [:]
    for item in ours.items + theirs.items where kept.contains(item.text) || !known.contains(item.text) {
      if let other = written[item.text], (other.lines + other.token).lexicographicallyPrecedes(item.lines + item.token) { continue }
      written[item.text] = item
    }
    let old = base?.items.compactMap { kept.contains($0.text) ? written.removeValue(forKey: $0.text) : nil } ?? []
    let items = old + written.values.sorted { $0.token.lexicographicallyPrecedes($1.token) }
    guard !items.isEmpty else { return [] }
    let body = items.map { item in
      if !form.isBlock { return item.token }
      return item.lines.isEmpty ? form.dash + item.token + lineEnd : item.lines
    }
    return form.before + Array(body.joined(separator: form.isBlock ? [] : Array(", ".utf8))) + form.after
  }
}
