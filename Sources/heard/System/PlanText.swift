import HeardKit

extension Plan {
  /// What the plan would do, for people: a line a file, and the lines that come and go.
  var text: String {
    steps.map { step in
      switch step {
      case .create(let path, let bytes): "create \(path)\n" + marked("+", bytes[...])
      case .rewrite(let path, let old, let new): "change \(path)\n" + difference(old, new)
      case .move(let path, let target): "move \(path) -> \(target)\n"
      case .remove(let path, _): "delete \(path)\n"
      }
    }.joined()
  }
}

/// The lines between what is the same at the beginning and at the end of two texts.
private func difference(_ old: [UInt8], _ new: [UInt8]) -> String {
  var start = zip(old, new).prefix { $0 == $1 }.count
  while start > 0, old[start - 1] != UInt8(ascii: "\n") { start -= 1 }
  let rest = min(old.count, new.count) - start
  var tail = zip(old.reversed(), new.reversed()).count(atMost: rest) { $0.0 == $0.1 }
  while tail > 0, old[old.count - tail - 1] != UInt8(ascii: "\n") { tail -= 1 }
  return marked("-", old[start..<old.count - tail]) + marked("+", new[start..<new.count - tail])
}

private func marked(_ sign: String, _ bytes: ArraySlice<UInt8>) -> String {
  if bytes.isEmpty { return "" }
  return bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast(bytes.last == UInt8(ascii: "\n") ? 1 : 0)
    .map { "  \(sign) \(printable(String(decoding: $0, as: UTF8.self)))\n" }.joined()
}

extension Sequence {
  /// How many elements hold, from the first on.
  fileprivate func count(atMost limit: Int, while holds: (Element) -> Bool) -> Int {
    var count = 0
    for element in self {
      guard count < limit, holds(element) else { break }
      count += 1
    }
    return count
  }
}
