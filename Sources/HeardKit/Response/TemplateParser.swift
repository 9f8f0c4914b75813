/// Reads the tags of a template: bytes to nodes.
struct TemplateParser {
  /// Sections deeper than this are refused, so that rendering cannot exhaust the stack.
  static let depthLimit = 32

  private struct Tag {
    /// What follows the opening delimiter: one of `#^/>!=&{`, or nil for a variable.
    var kind: UInt8?
    var content: Range<Int>
    var range: Range<Int>
  }

  private struct OpenSection {
    var variable: Template.Variable
    var inverted: Bool
    var nodes: [Template.Node] = []
  }

  private let source: [UInt8]
  private let indent: [UInt8]
  private let start: Int
  private var position: Int
  private var opening = Array("{{".utf8)
  private var closing = Array("}}".utf8)
  /// The text itself, then the sections that are open at this place.
  private var nodes: [Template.Node] = []
  private var sections: [OpenSection] = []

  /// Reads a text.
  ///
  /// - Parameter indent: Put before each line that is left of it, but not before the lines of what fills it.
  static func parse(_ source: [UInt8], from start: Int, indent: [UInt8]) throws(TemplateError) -> [Template.Node] {
    var parser = TemplateParser(source, from: start, indent: indent)
    while let tag = try parser.nextTag() { try parser.read(tag) }
    parser.addText(parser.position..<source.count)
    if let open = parser.sections.last {
      let mark = open.inverted ? "^" : "#"
      throw TemplateError(
        offset: open.variable.offset, message: "section '\(open.variable.name)' is never closed",
        remedy: "write '{{/\(open.variable.name)}}' where '{{\(mark)\(open.variable.name)}}' ends")
    }
    return parser.nodes
  }

  private init(_ source: [UInt8], from start: Int, indent: [UInt8]) {
    self.source = source
    self.indent = indent
    self.start = start
    position = start
  }

  private func nextTag() throws(TemplateError) -> Tag? {
    guard let start = source.firstRange(of: opening, from: position)?.lowerBound else { return nil }
    var content = start + opening.count
    let kind = content < source.count && "#^/>!=&{".utf8.contains(source[content]) ? source[content] : nil
    if kind != nil { content += 1 }
    let wanted = kind == Sign.brace ? [Sign.closingBrace] + closing : kind == Sign.equals ? [Sign.equals] + closing : closing
    guard let end = source.firstRange(of: wanted, from: content) else {
      let sign = String(decoding: wanted, as: UTF8.self)
      throw TemplateError(offset: start, message: "tag is never closed", remedy: "close it with '\(sign)'")
    }
    return Tag(kind: kind, content: source.trimmed(content..<end.lowerBound), range: start..<end.upperBound)
  }

  /// Adds the text before a tag and what the tag means, and moves behind it.
  private mutating func read(_ tag: Tag) throws(TemplateError) {
    let line = tag.kind == nil || tag.kind == Sign.ampersand || tag.kind == Sign.brace ? nil : standaloneLine(of: tag.range)
    addText(position..<(line?.lowerBound ?? tag.range.lowerBound))
    if line == nil, startsLine(tag.range.lowerBound) { add(.text(indent)) }
    position = line?.upperBound ?? tag.range.upperBound
    switch tag.kind {
    case Sign.exclamation: break
    case Sign.equals: try setDelimiters(tag)
    case Sign.hash, Sign.caret: try open(tag)
    case Sign.slash: try close(tag)
    case Sign.greater:
      let before = line.map { Array(source[$0.lowerBound..<tag.range.lowerBound]) }
      add(.partial(name: try name(tag, tag.content), offset: tag.range.lowerBound, indent: before.map { indent + $0 } ?? []))
    default: add(.variable(try variable(tag)))
    }
  }

  private mutating func open(_ tag: Tag) throws(TemplateError) {
    guard sections.count < Self.depthLimit else {
      throw TemplateError(
        offset: tag.range.lowerBound, message: "sections are nested more than \(Self.depthLimit) deep", remedy: "use fewer levels")
    }
    let variable = Template.Variable(name: try name(tag, tag.content), offset: tag.range.lowerBound)
    sections.append(OpenSection(variable: variable, inverted: tag.kind == Sign.caret))
  }

  private mutating func close(_ tag: Tag) throws(TemplateError) {
    let name = try name(tag, tag.content)
    guard let open = sections.popLast() else {
      throw TemplateError(
        offset: tag.range.lowerBound, message: "'{{/\(name)}}' closes a section that was never opened",
        remedy: "remove it, or write '{{#\(name)}}' before it")
    }
    guard open.variable.name == name else {
      throw TemplateError(
        offset: tag.range.lowerBound, message: "'{{/\(name)}}' stands where section '\(open.variable.name)' is open",
        remedy: "close that first with '{{/\(open.variable.name)}}'")
    }
    add(.section(open.variable, inverted: open.inverted, open.nodes))
  }

  private mutating func setDelimiters(_ tag: Tag) throws(TemplateError) {
    let words = source[tag.content].split(whereSeparator: Sign.isBlank)
    guard words.count == 2, !words.joined().contains(Sign.equals) else {
      throw TemplateError(
        offset: tag.range.lowerBound, message: "'\(text(tag.content))' are not two delimiters",
        remedy: "write it like '{{=<% %>=}}', without '='")
    }
    (opening, closing) = (Array(words[0]), Array(words[1]))
  }

  private func variable(_ tag: Tag) throws(TemplateError) -> Template.Variable {
    guard let bar = source[tag.content].firstIndex(of: Sign.bar) else {
      return Template.Variable(name: try name(tag, tag.content), offset: tag.range.lowerBound)
    }
    let name = try name(tag, source.trimmed(tag.content.lowerBound..<bar))
    let fallback = text(source.trimmed(bar + 1..<tag.content.upperBound))
    return Template.Variable(name: name, offset: tag.range.lowerBound, fallback: fallback)
  }

  private func name(_ tag: Tag, _ range: Range<Int>) throws(TemplateError) -> String {
    let bytes = source[range]
    let isPartial = tag.kind == Sign.greater
    let parts = bytes.split(separator: isPartial ? Sign.slash : Sign.dot, omittingEmptySubsequences: false)
    let isName = bytes.allSatisfy { Sign.isWord($0) || $0 == Sign.dot || isPartial && $0 == Sign.slash } && !parts.contains { $0.isEmpty }
    guard isName || bytes.elementsEqual([Sign.dot]) && !isPartial else {
      let rule = "a name is letters, digits, '-' and '_', its parts joined by single dots"
      let message = bytes.isEmpty ? "tag without a name" : "'\(text(range))' is not a name"
      throw TemplateError(offset: tag.range.lowerBound, message: message, remedy: isPartial ? "name one like 'closing/thanks'" : rule)
    }
    return text(range)
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: source[range], as: UTF8.self) }

  private func startsLine(_ offset: Int) -> Bool { offset == start || source[offset - 1] == Sign.newline }

  /// The whole line that a tag has to itself, with its line end; nil if anything but blanks stands beside it.
  private func standaloneLine(of tag: Range<Int>) -> Range<Int>? {
    var start = tag.lowerBound
    while start > position, Sign.isSpace(source[start - 1]) { start -= 1 }
    guard startsLine(start) else { return nil }
    var end = tag.upperBound
    while end < source.count, Sign.isSpace(source[end]) { end += 1 }
    if end == source.count || source[end] == Sign.newline { return start..<min(end + 1, source.count) }
    let isCRLF = source[end] == Sign.carriageReturn && end + 1 < source.count && source[end + 1] == Sign.newline
    return isCRLF ? start..<end + 2 : nil
  }

  private mutating func addText(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    guard !indent.isEmpty else { return add(.text(Array(source[range]))) }
    var indented: [UInt8] = []
    for offset in range {
      if startsLine(offset) { indented += indent }
      indented.append(source[offset])
    }
    add(.text(indented))
  }

  private mutating func add(_ node: Template.Node) {
    if case .text(let bytes) = node, bytes.isEmpty { return }
    if sections.isEmpty { nodes.append(node) } else { sections[sections.count - 1].nodes.append(node) }
  }
}

private enum Sign {
  static let newline = UInt8(ascii: "\n"), carriageReturn = UInt8(ascii: "\r")
  static let hash = UInt8(ascii: "#"), caret = UInt8(ascii: "^"), slash = UInt8(ascii: "/"), greater = UInt8(ascii: ">")
  static let exclamation = UInt8(ascii: "!"), ampersand = UInt8(ascii: "&"), equals = UInt8(ascii: "=")
  static let brace = UInt8(ascii: "{"), closingBrace = UInt8(ascii: "}"), bar = UInt8(ascii: "|"), dot = UInt8(ascii: ".")

  static func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
  static func isBlank(_ byte: UInt8) -> Bool { isSpace(byte) || byte == newline || byte == carriageReturn }

  /// Letters, digits, `-`, `_` and whatever is not ASCII.
  static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte >= 0x80
    }
  }
}

extension [UInt8] {
  /// The first place at or after an offset at which some bytes stand.
  fileprivate func firstRange(of wanted: [UInt8], from start: Int) -> Range<Int>? {
    place(of: wanted, from: start, to: count).map { $0..<$0 + wanted.count }
  }

  /// A range without the blanks at its ends.
  fileprivate func trimmed(_ range: Range<Int>) -> Range<Int> {
    guard let first = self[range].firstIndex(where: { !Sign.isBlank($0) }), let last = self[range].lastIndex(where: { !Sign.isBlank($0) })
    else { return range.lowerBound..<range.lowerBound }
    return first..<last + 1
  }
}
