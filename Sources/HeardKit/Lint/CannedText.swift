/// The text of a canned response as it can be known again in an answer: what stands between its places to fill in.
struct CannedText: Sendable {
  let path: String
  /// Whether an answer made of it needs approval.
  let approve: Bool
  /// In order. An empty first or last one is a text that begins or ends with a place to fill in.
  private let pieces: [[UInt8]]

  /// Shorter texts, less what is filled in, say what anybody might say.
  static let shortest = 40

  /// - Returns: nil if it cannot be read, or is too short to be known again.
  init?(_ response: CannedResponse) {
    guard let template = try? response.template() else { return nil }
    (path, approve) = (response.path, response.approve)
    var pieces: [[UInt8]] = [[]]
    for node in template.nodes {
      if case .text(let bytes) = node { pieces[pieces.count - 1] += bytes.filter { $0 != Byte.carriageReturn } } else { pieces.append([]) }
    }
    pieces[0] = Array(pieces[0].drop { $0 <= Byte.blank })
    let last = pieces.count - 1
    pieces[last] = Array(pieces[last].reversed().drop { $0 <= Byte.blank }.reversed())
    self.pieces = pieces
    if leastCount < Self.shortest { return nil }
  }

  /// The first bytes of the text, eight at most, and which of eight they are: what does not begin so is not the text.
  var head: (word: UInt64, mask: UInt64) {
    let first = pieces.first ?? []
    return (first.withUnsafeBytes { $0.word(at: 0) }, ByteWord.first(first.count))
  }

  /// How long it is, less what is filled in.
  var leastCount: Int { pieces.reduce(0) { $0 + $1.count } }

  /// A byte that few other texts have: a capital or a digit of it; nil if it has none.
  var rareByte: UInt8? { pieces.joined().last { Byte.isDigit($0) || $0 &- 65 < 26 } }

  /// Whether the bytes of a range are this text, whatever fills its places.
  func isWhole(of bytes: UnsafeRawBufferPointer, in range: Range<Int>) -> Bool {
    guard let first = pieces.first, let last = pieces.last else { return false }
    guard range.count >= first.count, bytes[range].starts(with: first) else { return false }
    if pieces.count == 1 { return range.count == first.count }
    guard range.count >= first.count + last.count, bytes[range.upperBound - last.count..<range.upperBound].elementsEqual(last) else {
      return false
    }
    let end = range.upperBound - last.count
    var position = range.lowerBound + first.count
    for piece in pieces.dropFirst().dropLast() {
      guard let place = bytes.place(of: piece, from: position, to: end) else { return false }
      position = place + piece.count
    }
    return true
  }
}

extension LintContext {
  /// The first canned response whose text an answer is, unchanged.
  func cannedText(of entry: Entry, where holds: (CannedText) -> Bool = { _ in true }) -> CannedText? {
    if cannedTexts.isEmpty { return nil }
    let body = trimmed(entry.body)
    guard !body.isEmpty else { return nil }
    return bytes.withUnsafeBytes { bytes in cannedTexts.all.first { $0.isWhole(of: bytes, in: body) && holds($0) } }
  }
}

/// The canned texts of a workspace. One object, since each answer is compared with all of them.
final class CannedTexts: Sendable {
  let all: [CannedText]
  /// By which nearly every answer is none of them: of texts that begin as they stand, and of those that begin with a place to fill in.
  private let fixed: [Mark]
  private let open: [Mark]
  /// A bit for the lowest six bits of each byte with which a fixed one begins.
  private let beginnings: UInt64

  private struct Mark {
    /// The place of the text.
    var index: Int
    var head: UInt64
    var mask: UInt64
    var leastCount: Int
    var rareByte: UInt8?
  }

  init(_ responses: ResponseLibrary?) {
    let all = responses?.responses.compactMap { CannedText($0) } ?? []
    let marks = all.enumerated().map { index, text in
      Mark(index: index, head: text.head.word, mask: text.head.mask, leastCount: text.leastCount, rareByte: text.rareByte)
    }
    self.all = all
    (fixed, open) = (marks.filter { $0.mask != 0 }, marks.filter { $0.mask == 0 })
    beginnings = fixed.reduce(0) { $0 | 1 << ($1.head & 63) }
  }

  var isEmpty: Bool { all.isEmpty }

  /// Whether an answer is one of the texts.
  func areIn(_ bytes: UnsafeRawBufferPointer, _ body: Range<Int>) -> Bool {
    if all.isEmpty { return false }
    var start = body.lowerBound
    while start < body.upperBound, bytes[start] <= Byte.blank { start &+= 1 }
    guard start < body.upperBound else { return false }
    let answer = start..<body.upperBound
    return beginnings &>> UInt64(bytes[start] & 63) & 1 == 1 && isOne(of: fixed, bytes, answer) || isOne(of: open, bytes, answer)
  }

  private func isOne(of marks: [Mark], _ bytes: UnsafeRawBufferPointer, _ answer: Range<Int>) -> Bool {
    let (word, text) = (bytes.word(at: answer.lowerBound), UnsafeRawBufferPointer(rebasing: bytes[..<answer.upperBound]))
    for place in marks.indices where word & marks[place].mask == marks[place].head && marks[place].leastCount <= answer.count {
      if let rare = marks[place].rareByte, text.next(rare, from: answer.lowerBound) == nil { continue }
      var end = answer.upperBound
      while end > answer.lowerBound, bytes[end &- 1] <= Byte.blank { end &-= 1 }
      if all[marks[place].index].isWhole(of: bytes, in: answer.lowerBound..<end) { return true }
    }
    return false
  }
}
