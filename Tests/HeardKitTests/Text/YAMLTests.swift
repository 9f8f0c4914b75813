import Testing

@testable import HeardKit

@Suite struct YAMLTests {
  @Test(
    "What YAML means is read, without a word",
    arguments: [
      ("a: b", "{a: b}"), ("a:", "{a: }"), ("# only a comment\n", "{}"), ("a: b # c\n\nd: e#f\r\n", "{a: b, d: e#f}"),
      ("a: one\n  two\n\n  three", "{a: one two\\nthree}"), ("a: 'it''s'\nb: \"\\u00e9\\t\\\"\"", "{a: it's, b: é\\t\"}"),
      ("a: 'one\n\n  two'", "{a: one\\ntwo}"), ("a: \"one \\\n   two\"", "{a: one two}"), ("\"a b\" : c", "{a b: c}"),
      ("a:\n- b\n- c:\n  - d\ne: f", "{a: [b, {c: [d]}], e: f}"), ("a:\n  - b\n  -\n  - - c", "{a: [b, , [c]]}"),
      ("a: [b, 'c', {d: e, f}, ]", "{a: [b, c, {d: e, f: }]}"), ("a: {\n  b: [1,\n    2], # c\n  \"d\":e\n}", "{a: {b: [1, 2], d: e}}"),
      ("a: |\n  b\n   c\n\nd: >-\n  e\n  f\n\n  g\n", "{a: b\\n c\\n, d: e f\\ng}"), ("a: |2+\n   b\n\nc: d", "{a:  b\\n\\n, c: d}"),
      ("a:\n  b:\n    c: http://d?e\n  f: -g", "{a: {b: {c: http://d?e}, f: -g}}"), ("---\na: b\n", "{a: b}"), ("é: ü", "{é: ü}"),
    ])
  func accepted(text: String, tree: String) {
    let (read, diagnostics) = parse(text)
    #expect(read == tree)
    #expect(diagnostics.isEmpty, "\(diagnostics)")
  }

  @Test(
    "What people type all the same is read as the line has it, with a safe fix that means the same",
    arguments: [
      ("a: Re: b\nc: d", "{a: Re: b, c: d}"), ("a: @b", "{a: @b}"), ("a: `b` # c", "{a: `b`}"), ("a: [x] y: z", "{a: [x] y: z}"),
      ("a: \"b\" c\\d", "{a: \"b\" c\\d}"), ("a: > 50\nb: |c", "{a: > 50, b: |c}"), ("a: 5%\nb: %5", "{a: 5%, b: %5}"),
      ("a: b\tc\nd:\te\t\n", "{a: b\\tc, d: e}"), ("a: [@b, c?]", "{a: [@b, c?]}"), ("a: \"b\nc\"", "{a: b c}"), ("@a: b", "{@a: b}"),
    ])
  func lenient(text: String, tree: String) throws {
    let (read, diagnostics) = parse(text)
    #expect(read == tree)
    #expect(!diagnostics.isEmpty && diagnostics.allSatisfy { $0.rule == "front-matter" && $0.severity == .warning })
    let edits = diagnostics.flatMap(\.fixes).filter(\.isSafe).flatMap(\.edits)
    let fixed = parse(String(decoding: try #require(Array(text.utf8).applying(edits)), as: UTF8.self))
    #expect(fixed.tree == tree)
    #expect(fixed.diagnostics.isEmpty)
  }

  @Test(
    "What is outside the subset has a place and a remedy, and the other keys are read",
    arguments: [
      ("a: *b\nz: 1", 3..<5, "marks an anchor", "{a: *b, z: 1}"), ("a: !t b\nz: 1", 3..<7, "marks a tag", "{a: !t b, z: 1}"),
      ("<<: b\nz: 1", 0..<2, "merges", "{<<: b, z: 1}"),
      ("? a\nz: 1", 0..<1, "complex key", "{z: 1}"),
      ("a: b\n---\nz: 1", 5..<8, "another document", "{a: b, z: 1}"),
      ("%YAML 1.2\nz: 1", 0..<1, "directive", "{z: 1}"), ("a:\n\tb: c\nz: 1", 3..<4, "tab as indentation", "{a: , z: 1}"),
      ("a: \"b\nz: 1", 3..<5, "never closed", "{a: \"b, z: 1}"), ("a: [b\nz: 1", 3..<4, "not closed", "{a: [b, z: 1}"),
      ("a:\n    b: c\n  d: e\nz: 1", 14..<18, "indented by 2", "{a: {b: c}, z: 1}"),
      ("subject Hello\nz: 1", 0..<13, "has no colon", "{z: 1}"),
      ("a:b\nz: 1", 0..<3, "blank after its colon", "{a: b, z: 1}"), ("a: - b\nz: 1", 3..<4, "in the next line", "{a: - b, z: 1}"),
      ("- a\nz: 1", 0..<1, "entry of a list", "{z: 1}"), ("a: \"\\q\"\nz: 1", 4..<6, "no escape", "{a: \\q, z: 1}"),
      ("a: b\u{7}c\nz: 1", 4..<5, "U+0007", "{a: b\u{7}c, z: 1}"), ("a: [b: c]\nz: 1", 4..<6, "colon in a list", "{a: [b: c], z: 1}"),
    ])
  func refused(text: String, place: Range<Int>, message: String, tree: String) {
    let (read, diagnostics) = parse(text)
    #expect(read == tree)
    #expect(diagnostics.map(\.severity) == [.error])
    #expect(diagnostics.first?.message.contains(message) == true, "\(diagnostics)")
    #expect(diagnostics.first?.range == place, "\(diagnostics)")
  }

  @Test(
    "A key given twice is an error at the second",
    arguments: [
      ("a: 1\nb: 2\n\"a\": 3", 10), ("x:\n  k: 1\n  k: 2", 12), ("x: {k, k: 1}", 7),
      ((0..<20).map { "k\($0): 1\n" }.joined() + "k3: 2", 130),
    ])
  func duplicates(text: String, place: Int) {
    #expect(parse(text).diagnostics.map { "\($0.rule) \($0.range.lowerBound)" } == ["duplicate-key \(place)"])
  }

  @Test("Deep nesting is refused and huge input is read in no time")
  func limits() {
    #expect(
      parse("a: " + String(repeating: "[", count: 10_000)).diagnostics.map(\.message) == ["nested more than 64 levels deep; use fewer"])
    #expect(parse("a:\n " + String(repeating: "- ", count: 10_000) + "\nb: c").diagnostics.count == 1)
    #expect(parse(String(repeating: "k: {a,\n", count: 2000)).diagnostics.isEmpty == false)
  }

  @Test(
    "A written value reads back as the same text, after a colon and in brackets",
    arguments: [
      "", "plain", "Re: b", "@ana", "a #b", "a, b", " x ", "it's", "\"q\"", "a\\b", "- x", "-x", "x:", "~", "[a]", "{a}", "a\nb\tc\r", "<<",
      "...", "é ü 😀",
      "\u{7}\u{85}\u{2028}\u{FEFF}\u{202E}", "what?", "*a", "#1", "http://a/b",
    ])
  func written(text: String) {
    for (line, wanted) in [("k: \(YAML.quoted(text))", "{k: \(shown(text))}"), ("k: [\(YAML.quoted(text))]", "{k: [\(shown(text))]}")] {
      let (read, diagnostics) = parse(line)
      #expect(read == wanted)
      #expect(diagnostics.isEmpty, "\(line)")
    }
  }

  @Test("Offsets are those of the file, and simple values are not copied")
  func places() throws {
    let bytes = Array("---\na: b\nc: 'd'\n---\n".utf8)
    let root = YAMLDocument.read(bytes, in: 4..<16).root
    guard case .scalar(let second) = try #require(root.last).value.content else { return }
    #expect(root.first?.key.range == 4..<5)
    #expect(second.range == 12..<15)
    #expect(second.verbatim == 13..<14)
    #expect(YAMLDocument.read(bytes, in: 4..<900).root.count == 2)
  }

  private func parse(_ text: String) -> (tree: String, diagnostics: [Diagnostic]) {
    let bytes = Array(text.utf8)
    let document = YAMLDocument.read(bytes, in: 0..<bytes.count)
    return (shown(document.root, bytes), document.diagnostics)
  }

  private func shown(_ pairs: [YAMLPair], _ bytes: [UInt8]) -> String {
    "{" + pairs.map { "\(shown($0.key.text(in: bytes))): \(shown($0.value, bytes))" }.joined(separator: ", ") + "}"
  }

  private func shown(_ node: YAMLNode, _ bytes: [UInt8]) -> String {
    switch node.content {
    case .scalar(let scalar): shown(scalar.text(in: bytes))
    case .sequence(let nodes): "[" + nodes.map { shown($0, bytes) }.joined(separator: ", ") + "]"
    case .mapping(let pairs): shown(pairs, bytes)
    }
  }

  private func shown(_ text: String) -> String {
    text.unicodeScalars.map { $0 == "\n" ? "\\n" : $0 == "\t" ? "\\t" : String($0) }.joined()
  }
}
