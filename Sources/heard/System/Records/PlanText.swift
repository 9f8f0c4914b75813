import HeardKit

extension Plan {
  /// What the plan would do, for people: a line a file, and the lines that come and go.
  var text: String {
    steps.map { step in
      switch step {
      case .create(let path, let bytes): "create \(printable(path))\n" + marked("+", lines(bytes[...]))
      case .rewrite(let path, let old, let new): "change \(printable(path))\n" + difference(old, new)
      case .move(let path, let target): "move \(printable(path)) -> \(printable(target))\n"
      case .remove(let path, _): "delete \(printable(path))\n"
      }
    }.joined()
  }
}

/// The lines that come and go, in the order of the file.
private func difference(_ old: [UInt8], _ new: [UInt8]) -> String {
  // A file may be large, and most of it the same: only what is not is made into lines.
  let (top, bottom) = (sameLines(old, new), sameLastLines(old, new))
  let (old, new) = (lines(old[top..<max(top, old.count - bottom)]), lines(new[top..<max(top, new.count - bottom)]))
  let start = zip(old, new).prefix { $0 == $1 }.count
  let end = zip(old.dropFirst(start).reversed(), new.dropFirst(start).reversed()).prefix { $0 == $1 }.count
  let (left, right) = (old[start..<old.count - end], new[start..<new.count - end])
  // Comparing is quadratic in the differences; a rewrite of that many lines is shown as one piece.
  guard left.count + right.count <= 2000 else { return marked("-", left) + marked("+", right) }
  let changes = Array(right).difference(from: Array(left))
  let gone = Set(changes.removals.map { start + $0.position })
  let come = Set(changes.insertions.map { start + $0.position })
  var text = ""
  var (here, there) = (left.startIndex, right.startIndex)
  while here < left.endIndex || there < right.endIndex {
    if here < left.endIndex, gone.contains(here) {
      text += marked("-", left[here...here])
      here += 1
    } else if there < right.endIndex, come.contains(there) {
      text += marked("+", right[there...there])
      there += 1
    } else {
      (here, there) = (here + 1, there + 1)
    }
  }
  return text
}

/// The bytes of whole lines with which both begin.
private func sameLines(_ old: [UInt8], _ new: [UInt8]) -> Int {
  let newline = UInt8(ascii: "\n")
  var (same, lines) = (0, 0)
  while same < min(old.count, new.count), old[same] == new[same] {
    same += 1
    if old[same - 1] == newline { lines = same }
  }
  return lines
}

/// The bytes of whole lines with which both end.
private func sameLastLines(_ old: [UInt8], _ new: [UInt8]) -> Int {
  let newline = UInt8(ascii: "\n")
  var (same, lines) = (0, 0)
  while same < min(old.count, new.count), old[old.count - 1 - same] == new[new.count - 1 - same] {
    if old[old.count - 1 - same] == newline { lines = same }
    same += 1
  }
  return lines
}

private func lines(_ bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
  if bytes.isEmpty { return [] }
  return bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast(bytes.last == UInt8(ascii: "\n") ? 1 : 0)
}

private func marked(_ sign: String, _ lines: some Sequence<ArraySlice<UInt8>>) -> String {
  lines.map { "  \(sign) \(printable(String(decoding: $0, as: UTF8.self)))\n" }.joined()
}

extension CollectionDifference.Change {
  fileprivate var position: Int {
    switch self {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }
}
