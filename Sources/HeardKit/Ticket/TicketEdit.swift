/// Changes to a ticket as edits of its file: what they are not about stays, byte for byte.
extension TicketDocument {
  /// Gives a front-matter key a value; `nil` takes the key's lines out.
  ///
  /// - Returns: nil where there is no front matter to put it in.
  public func setting(_ key: String, to value: String?) -> Edit? {
    guard let range = frontMatterRange else { return nil }
    guard let pair = pair(key) else {
      guard let value else { return Edit(range.upperBound..<range.upperBound, []) }
      return .insert("\(YAML.quoted(key)): \(YAML.quoted(value))\(lineEnd)", at: range.upperBound)
    }
    guard let value else { return Edit(lines(of: pair), []) }
    let old = pair.value.range
    let gap = old.lowerBound > 0 && bytes[old.lowerBound - 1] == UInt8(ascii: ":") ? " " : ""
    // A block scalar's range takes its last line end with it.
    let tail = !old.isEmpty && bytes[old.upperBound - 1] == Byte.newline ? lineEnd : ""
    return .replace(old, by: gap + YAML.quoted(value) + tail)
  }

  /// Adds words to a list of the front matter, as `tags`, and takes words away, in the shape that the file's list has.
  ///
  /// - Returns: nil where there is no front matter; no edit where nothing changes.
  public func settingList(_ key: StaticString, adding: [String], removing: [String]) -> [Edit]? {
    guard let range = frontMatterRange else { return nil }
    let present = texts(key)
    let added = adding.filter { !present.contains($0) }
    let kept = present.filter { !removing.contains($0) }
    if added.isEmpty, kept.count == present.count { return [] }
    let all = "[" + (kept + added).map(YAML.quoted).joined(separator: ", ") + "]"
    guard let pair = pair(key.description) else { return [.insert("\(key): \(all)\(lineEnd)", at: range.upperBound)] }
    guard case .sequence(let items) = pair.value.content, let last = items.last, kept.count == present.count else {
      let gap = pair.value.range.lowerBound > 0 && bytes[pair.value.range.lowerBound - 1] == UInt8(ascii: ":") ? " " : ""
      let isBlock = pair.value.range.lowerBound > bytes.line(at: pair.key.range.lowerBound).upperBound
      return isBlock ? [Edit(lines(of: pair), "\(key): \(all)\(lineEnd)".utf8)] : [.replace(pair.value.range, by: gap + all)]
    }
    let isFlow = bytes[pair.value.range.lowerBound] == UInt8(ascii: "[")
    if isFlow { return [.insert(added.map { ", " + YAML.quoted($0) }.joined(), at: last.range.upperBound)] }
    let lineStart = (bytes[..<last.range.lowerBound].lastIndex(of: Byte.newline) ?? -1) + 1
    let dash = bytes.text(lineStart..<last.range.lowerBound)
    let next = min(bytes.newline(from: last.range.upperBound) + 1, bytes.count)
    return [.insert(added.map { dash + YAML.quoted($0) + lineEnd }.joined(), at: next)]
  }

  /// The tags of the front matter: a list, or one word.
  public var tags: [String] { texts("tags") }

  /// The texts of a key's value: a list's scalars, or the one scalar.
  public func texts(_ key: StaticString) -> [String] {
    switch value(key)?.content {
    case .sequence(let items):
      return items.compactMap { item in
        if case .scalar(let scalar) = item.content { scalar.text(in: bytes) } else { nil }
      }
    case .scalar(let scalar):
      let text = scalar.text(in: bytes)
      return text.isEmpty ? [] : [text]
    default: return []
    }
  }

  /// The first pair with a key that is not known at compile time, as custom fields are.
  public func pair(_ key: String) -> YAMLPair? {
    for index in frontMatter.indices where isText(frontMatter[index].key, key) { return frontMatter[index] }
    return nil
  }

  private func isText(_ scalar: YAMLScalar, _ text: String) -> Bool {
    guard let range = scalar.verbatim else { return scalar.text(in: bytes).utf8.elementsEqual(text.utf8) }
    return range.count == text.utf8.count && bytes[range].elementsEqual(text.utf8)
  }

  /// The whole lines of a key and its value.
  func lines(of pair: YAMLPair) -> Range<Int> {
    let start = (bytes[..<pair.key.range.lowerBound].lastIndex(of: Byte.newline) ?? -1) + 1
    let valueEnd = max(pair.key.range.upperBound, pair.value.range.upperBound)
    let isLineEnd = valueEnd > start && bytes[valueEnd - 1] == Byte.newline
    return start..<(isLineEnd ? valueEnd : min(bytes.newline(from: valueEnd) + 1, bytes.count))
  }
}
