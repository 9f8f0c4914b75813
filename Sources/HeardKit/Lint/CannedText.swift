/// The text of a canned response as it can be known again in an answer: what stands between its places to fill in.
struct CannedText: Sendable {
  let path: String
  /// Whether an answer made of it needs approval.
  let approve: Bool
  /// In order. An empty first or last one is a text that begins or ends with a place to fill in.
  private let pieces: [[UInt8]]

  /// Shorter texts, less what is filled in, say what anybody might say.
  private static let shortest = 40

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
    guard pieces.reduce(0, { $0 + $1.count }) >= Self.shortest else { return nil }
    self.pieces = pieces
  }

  /// The byte that it begins with; nil where it begins with a place to fill in.
  var firstByte: UInt8? { pieces.first?.first }

  /// Whether a range can be this text, by what stands at its two ends.
  func mayBe(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    let last = pieces.count - 1
    guard pieces[0].count <= range.count, pieces[last].count <= range.count else { return false }
    for index in pieces[0].indices where pieces[0][index] != bytes[range.lowerBound + index] { return false }
    let start = range.upperBound - pieces[last].count
    for index in pieces[last].indices where pieces[last][index] != bytes[start + index] { return false }
    return true
  }

  /// Whether the bytes of a range are this text, whatever fills its places.
  func isWhole(of bytes: [UInt8], in range: Range<Int>) -> Bool {
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
  /// The first canned response whose text an answer is, unchanged. The first byte rules out nearly all before any is compared.
  func cannedText(of entry: Entry, where holds: (CannedText) -> Bool = { _ in true }) -> CannedText? {
    if cannedTexts.isEmpty { return nil }
    let body = trimmed(entry.body)
    guard !body.isEmpty else { return nil }
    for index in cannedTexts.startingWith(bytes[body.lowerBound]) {
      let text = cannedTexts.all[index]
      if text.isWhole(of: bytes, in: body), holds(text) { return text }
    }
    return nil
  }
}

/// The canned texts of a workspace, found by the byte that an answer begins with.
struct CannedTexts: Sendable {
  let all: [CannedText]
  /// By first byte, the places in ``all``, those that begin with a place to fill in among them.
  private let places: [[Int]]

  init(_ responses: ResponseLibrary?) {
    let texts = responses?.responses.compactMap { CannedText($0) } ?? []
    all = texts
    places = (0...255).map { byte in texts.indices.filter { texts[$0].firstByte.map { $0 == UInt8(byte) } ?? true } }
  }

  var isEmpty: Bool { all.isEmpty }

  /// Whether an answer is one of the texts.
  func areIn(_ bytes: [UInt8], _ body: Range<Int>) -> Bool {
    if all.isEmpty { return false }
    var (start, end) = (body.lowerBound, body.upperBound)
    while start < end, bytes[start] <= Byte.blank { start += 1 }
    while start < end, bytes[end - 1] <= Byte.blank { end -= 1 }
    guard start < end else { return false }
    for index in places[Int(bytes[start])] where all[index].mayBe(bytes, start..<end) && all[index].isWhole(of: bytes, in: start..<end) {
      return true
    }
    return false
  }

  func startingWith(_ byte: UInt8) -> [Int] { places[Int(byte)] }
}
