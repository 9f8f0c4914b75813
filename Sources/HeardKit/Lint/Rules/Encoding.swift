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
    ]
  ) { context, report in
    if context.signs.isDisjoint(with: [.nonASCII, .null]) { return }
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
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      if byte < 0x80 {
        if byte == 0 { found.append(EncodingProblem(kind: .null, range: position..<position + 1)) }
        position += 1
        continue
      }
      let length = sequenceLength(bytes, position)
      if length == 0 {
        found.append(EncodingProblem(kind: .notUTF8, range: position..<position + 1))
      } else if length == 3, byte == 0xE2, isReordering(bytes[position + 1], bytes[position + 2]) {
        found.append(EncodingProblem(kind: .reordering, range: position..<position + 3))
      }
      position += max(length, 1)
    }
    return found
  }

  /// The bytes of the well-formed sequence at an offset, by table 3-7 of the Unicode standard; 0 if it is none.
  private static func sequenceLength(_ bytes: [UInt8], _ start: Int) -> Int {
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch bytes[start] {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: length = 4
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return 0
    }
    guard start + length <= bytes.count, second.contains(bytes[start + 1]) else { return 0 }
    for index in start + 2..<start + length where bytes[index] & 0xC0 != 0x80 { return 0 }
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
