extension Rule {
  static let encoding = Rule(
    id: "encoding", group: .file, severity: .error, stopsCommit: true,
    summary: "The file is not UTF-8, or holds bytes that hide or reorder what one reads.",
    rationale: """
      A reviewer must see what the file says. NUL ends text for many tools, and the embeddings, overrides and isolates of bidirectional text \
      let a line show something else than it holds. Marks that set the direction of a word are fine.
      """,
    examples: [
      .bad("---\nsubject: A\n---\n\n## 2026-11-21 09:00 +00:00 customer\nPay ↓\u{202E}0001\n"),
      .bad("---\nsubject: A↓\0B\n---\n"),
      .good("---\nsubject: \u{627}\u{62A}\u{635}\u{627}\u{644} ação 🙂\n---\n"),
    ],
    needs: .badText
  ) { context, report in
    let problems = EncodingProblem.all(in: context.bytes)
    for kind in EncodingProblem.Kind.allCases {
      let places = problems.filter { $0.kind == kind }
      guard let first = places.first else { continue }
      report(first.range, kind.message(first.range, context.bytes) + (places.count > 1 ? "; \(places.count) such places" : ""))
    }
  }
}

/// A stretch of bytes that is not text, or not what it looks like.
struct EncodingProblem {
  enum Kind: CaseIterable { case notUTF8, null, reordering }

  var kind: Kind
  var range: Range<Int>

  static func all(in bytes: [UInt8]) -> [EncodingProblem] {
    var found: [EncodingProblem] = []
    bytes.withUnsafeBytes { bytes in
      var position = 0
      while let problem = next(in: bytes, from: position) {
        found.append(problem)
        position = problem.range.upperBound
      }
    }
    return found
  }

  /// The first problem at or after an offset.
  static func next(in bytes: UnsafeRawBufferPointer, from start: Int) -> EncodingProblem? {
    var position = start
    while position < bytes.count {
      if bytes[position] &- 1 < 0x7F {
        position += 1
        continue
      }
      if let end = end(ofLetterIn: bytes, at: position) {
        position = end
        continue
      }
      let length = sequenceLength(bytes, position)
      if length > 0 { return EncodingProblem(kind: .reordering, range: position..<position + length) }
      return EncodingProblem(kind: bytes[position] == 0 ? .null : .notUTF8, range: position..<position + 1)
    }
    return nil
  }

  /// Where a letter beyond ASCII ends; nil for what is no text, or not what it looks like.
  @inline(never) static func end(ofLetterIn bytes: UnsafeRawBufferPointer, at position: Int) -> Int? {
    let length = sequenceLength(bytes, position)
    let isSound = length > 0 && !(length == 3 && bytes[position] == 0xE2 && isReordering(bytes[position + 1], bytes[position + 2]))
    return isSound ? position + length : nil
  }

  /// The bytes of the well-formed sequence at an offset, by table 3-7 of the Unicode standard; 0 if it is none.
  private static func sequenceLength(_ bytes: UnsafeRawBufferPointer, _ start: Int) -> Int {
    let length: Int
    var (least, most): (UInt8, UInt8) = (0x80, 0xBF)
    switch bytes[start] {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, least) = (3, 0xA0)
    case 0xED: (length, most) = (3, 0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, least) = (4, 0x90)
    case 0xF1...0xF3: length = 4
    case 0xF4: (length, most) = (4, 0x8F)
    default: return 0
    }
    guard start + length <= bytes.count, least <= bytes[start + 1], bytes[start + 1] <= most else { return 0 }
    var index = start + 2
    while index < start + length {
      if bytes[index] & 0xC0 != 0x80 { return 0 }
      index += 1
    }
    return length
  }

  /// U+202A to U+202E and U+2066 to U+2069, after their first byte.
  private static func isReordering(_ second: UInt8, _ third: UInt8) -> Bool {
    second == 0x80 && (0xAA...0xAE).contains(third) || second == 0x81 && (0xA6...0xA9).contains(third)
  }
}

extension EncodingProblem.Kind {
  fileprivate func message(_ range: Range<Int>, _ bytes: [UInt8]) -> String {
    switch self {
    case .notUTF8: return "byte 0x\(String(bytes[range.lowerBound], radix: 16, uppercase: true)) is not UTF-8; save the file as UTF-8"
    case .null: return "a NUL byte; delete it"
    case .reordering:
      let scalar = bytes.text(range).unicodeScalars.first?.value ?? 0
      return "U+\(String(scalar, radix: 16, uppercase: true)) reorders the text that people see; delete it"
    }
  }
}
