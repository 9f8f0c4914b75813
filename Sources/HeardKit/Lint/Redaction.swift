/// What is taken out of a ticket's texts, its subject and its entries, and the mark that stands there afterwards.
public struct Redaction: Sendable {
  public private(set) var edits: [Edit] = []
  /// How often each kind was found, in the order in which they were looked for.
  public private(set) var counts: [(noun: String, count: Int)] = []
  /// Where it stood outside entries: `the subject`.
  private var places: [String] = []
  /// The entries in which it stood, by their times as heard writes them.
  private var times: [String] = []

  public var isEmpty: Bool { edits.isEmpty }

  /// What stands where a text was that no rule knows.
  static let textMark = "[text removed]"
  /// How the note begins that records a redaction.
  static let recordBeginning = "Redacted: "

  /// Takes out what the privacy rules find, less what heard.yaml and ignore comments let be.
  ///
  /// - Parameter linter: Runs these rules; others that it runs are not minded.
  public init(_ ticket: Ticket, _ linter: Linter) {
    let document = ticket.document
    let found = linter.check(ticket, readings: []).compactMap { finding in
      PersonalData(rawValue: finding.rule).map { (kind: $0, range: finding.range) }
    }
    let subject = document.pair("subject")?.value.range ?? 0..<0
    var taken: [Range<Int>] = []
    var counts: [PersonalData: Int] = [:]
    // In the order of the text, so that what a key of many lines holds is passed over.
    for (kind, range) in found where !range.isEmpty && !subject.overlaps(range) && range.lowerBound >= taken.last?.upperBound ?? 0 {
      let extent = kind.extent(range, document)
      taken.append(extent)
      counts[kind, default: 0] += 1
      edits.append(.replace(extent, by: document.isValue(extent) ? kind.word : kind.mark))
    }
    let isInSubject = found.contains { subject.overlaps($0.range) }
    for kind in PersonalData.allCases {
      if isInSubject, linter.runs(kind.rawValue) {
        counts[kind, default: 0] += redactSubject(of: document, by: kind.mark) { linter.places(of: kind, in: $0) }
      }
      count(kind.noun, counts[kind, default: 0])
    }
    name(taken, in: document)
  }

  /// Takes out a text wherever it stands, byte for byte. Blanks and line ends around it stay: without them, what follows would be no line.
  public init(_ ticket: Ticket, text: String) {
    let (document, bytes) = (ticket.document, Array(text.utf8))
    let wanted = Array(bytes[bytes.trimmingLineEnds(0..<bytes.count)].drop { $0 <= Byte.blank })
    let mark = Self.textMark
    let found = ([document.preamble] + document.entries.map(\.body)).flatMap { document.bytes.places(of: wanted, in: $0) }
    edits = found.map { .replace($0, by: mark) }
    let inSubject = redactSubject(of: document, by: mark) { $0.places(of: wanted, in: 0..<$0.count) }
    count("text", found.count + inSubject)
    name(found, in: document)
  }

  /// `Redacted: 1 card number and 2 telephone numbers, in the subject and the entry of 2026-11-21 09:14 -03:00.` Never what it was.
  public var record: String {
    let what = listed(counts.map { "\($0.count) \($0.noun)\($0.count == 1 ? "" : $0.noun.hasSuffix("s") ? "es" : "s")" })
    let entries = times.isEmpty ? [] : ["the entr\(times.count == 1 ? "y" : "ies") of \(times.joined(separator: ", "))"]
    return "\(Self.recordBeginning)\(what), in \(listed(places + entries))."
  }

  private var subjectText: String?

  /// The subject is a value with quotes and escapes, so it is written anew as a whole.
  private mutating func redactSubject(of document: TicketDocument, by mark: String, _ find: ([UInt8]) -> [Range<Int>]) -> Int {
    guard let text = subjectText ?? document.text("subject") else { return 0 }
    let bytes = Array(text.utf8)
    let found = find(bytes)
    guard !found.isEmpty, let clean = bytes.applying(found.map { .replace($0, by: mark) }) else { return 0 }
    let old = subjectText.flatMap { document.setting("subject", to: $0) }
    let new = String(decoding: clean, as: UTF8.self)
    guard let edit = document.setting("subject", to: new) else { return 0 }
    edits.removeAll { $0 == old }
    edits.append(edit)
    subjectText = new
    return found.count
  }

  private mutating func count(_ noun: String, _ count: Int) {
    if count > 0 { counts.append((noun, count)) }
  }

  private mutating func name(_ ranges: [Range<Int>], in document: TicketDocument) {
    if subjectText != nil { places.append("the subject") }
    if ranges.contains(where: { document.frontMatterRange?.overlaps($0) ?? false }) { places.append("the front matter") }
    if ranges.contains(where: { document.preamble.overlaps($0) }) { places.append("the text before the first entry") }
    for entry in document.entries where ranges.contains(where: { entry.body.overlaps($0) || entry.heading.overlaps($0) }) {
      if case .at(let time) = entry.time { times.append(time.text) } else { times.append("now") }
    }
  }
}

private func listed(_ words: [String]) -> String {
  words.count < 2 ? words.joined() : words.dropLast().joined(separator: ", ") + " and " + words[words.count - 1]
}

extension PersonalData {
  /// `card number` of "a card number".
  fileprivate var noun: String { name.hasPrefix("an ") ? String(name.dropFirst(3)) : String(name.dropFirst(2)) }

  /// What stands where it was.
  var mark: String { "[\(noun) removed]" }

  /// The mark as one word, which is the same inside quotes, in a list and in a heading.
  fileprivate var word: String { noun.map { $0 == " " ? "-" : String($0) }.joined() + "-removed" }

  /// All that has to go: of a private key, what lint points at is its first line.
  fileprivate func extent(_ range: Range<Int>, _ document: TicketDocument) -> Range<Int> {
    let bytes = document.bytes
    guard self == .secret, bytes.matches("-----BEGIN", in: range.prefix(10)),
      let body = document.entries.first(where: { $0.body.contains(range.lowerBound) })?.body
    else { return range }
    var end = range.lowerBound
    repeat {
      guard let close = bytes.first("-----END", in: end..<body.upperBound),
        let dashes = bytes.first("-----", in: close.upperBound..<body.upperBound)
      else { return range.lowerBound..<bytes.trimmingLineEnds(body).upperBound }
      end = dashes.upperBound
      // Another key that begins on this line is part of the finding.
    } while bytes.first("-----BEGIN", in: end..<max(end, min(bytes.line(at: end).upperBound, body.upperBound))) != nil
    return range.lowerBound..<end
  }
}

extension Linter {
  fileprivate func runs(_ id: String) -> Bool { rules.contains { $0.rule.id == id } }

  fileprivate func places(of kind: PersonalData, in bytes: [UInt8]) -> [Range<Int>] {
    kind.places(in: bytes, 0..<bytes.count).filter { !vocabulary.allowed.contains(bareBytes(bytes[$0])) }
  }
}

extension TicketDocument {
  /// Whether a range is part of the front matter or of a heading, where not every text may stand.
  fileprivate func isValue(_ range: Range<Int>) -> Bool {
    frontMatterRange?.overlaps(range) ?? false || entries.contains { $0.heading.overlaps(range) }
  }
}

extension [UInt8] {
  /// A range without the blanks and line ends behind it.
  fileprivate func trimmingLineEnds(_ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while end > range.lowerBound, self[end - 1] <= Byte.blank { end -= 1 }
    return range.lowerBound..<end
  }

  /// Where a text stands in a range, without overlaps.
  fileprivate func places(of wanted: [UInt8], in range: Range<Int>) -> [Range<Int>] {
    guard let first = wanted.first else { return [] }
    var found: [Range<Int>] = []
    var position = range.lowerBound
    while position + wanted.count <= range.upperBound {
      if self[position] == first, self[position..<position + wanted.count].elementsEqual(wanted) {
        found.append(position..<position + wanted.count)
        position += wanted.count
      } else {
        position += 1
      }
    }
    return found
  }
}
