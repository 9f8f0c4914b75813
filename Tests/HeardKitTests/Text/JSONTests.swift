import Testing

@testable import HeardKit

@Suite struct JSONTests {
  @Test(arguments: [
    ("", 0), ("{", 1), ("[1,]", 3), ("{\"a\" 1}", 5), ("{a: 1}", 1), ("01", 0), ("1.", 0), ("-", 0), (".5", 0), ("+1", 0), ("1 2", 2),
    ("nul", 0),
    ("\"a", 0), ("\"\\x\"", 1), ("\"\\u12\"", 1), ("\"a\nb\"", 2), ("[1 2]", 3), ("'a'", 0), ("NaN", 0), ("{\"a\":1,}", 7),
  ])
  func whatIsNotJSONIsRefusedWithItsPlace(_ text: String, _ offset: Int) {
    let error = #expect(throws: JSONError.self) { try JSON.parse(Array(text.utf8)) }
    #expect(error?.offset == offset, "\(String(describing: error))")
  }

  @Test func numbersKeepTheirDigitsAndStringsTheirScalars() throws {
    let json = try JSON.parse(Array(#"{"id": 1593847261000000001, "s": "\ud83d\ude00\n\/é \ud800 x", "id2": -0.10e+5, "id": 2}"#.utf8))
    #expect(json["id2"]?.scalar == "-0.10e+5")
    #expect(json["s"]?.scalar.map { Array($0.unicodeScalars) } == Array("😀\n/é \u{FFFD} x".unicodeScalars))
    #expect(json["id"]?.scalar == "2")
    #expect(json.repeatedKey == "id")
  }

  @Test func depthIsLimitedAndNotTheStack() throws {
    _ = try JSON.parse(Array((String(repeating: "[", count: 512) + String(repeating: "]", count: 512)).utf8))
    #expect(throws: JSONError.self) { try JSON.parse(Array(repeating: UInt8(ascii: "["), count: 1_000_000)) }
  }

  @Test func pathsReachNestedValues() throws {
    let json = try JSON.parse(Array(#"{"a": {"b": [{"c": "deep"}]}, "x.y": true, "n": null, "l": ["p", 2]}"#.utf8))
    #expect(json.at("a.b.0.c")?.scalar == "deep")
    #expect(json.at("x.y")?.scalar == "true")
    #expect(json.at("l")?.scalar == "p,2")
    #expect(json.at("a.b.1.c")?.scalar == nil && json.at("n")?.scalar == nil)
  }

  @Test func theWriterEscapesWhatPagesAndReadersTripOver() {
    var json = JSONWriter()
    json.object {
      $0.member("a", "</script>\u{2028}\"\\\u{1}\t/é")
      $0.member("none", nil as String?)
      $0.member("list", ["x", "y"])
      $0.key("rows")
      $0.array(onLines: true) { rows in
        rows.object { $0.member("n", 1) }
        rows.array { _ in }
        rows.bool(false)
      }
    }
    let expected = #"{"a":"</script>\u2028\"\\\u0001\t/é","none":null,"list":["x","y"],"rows":["# + "\n{\"n\":1},\n[],\nfalse\n]}"
    #expect(String(decoding: json.bytes, as: UTF8.self) == expected)
  }

  @Test func whatIsWrittenIsReadBack() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(state: seed)
    for _ in 0..<200 {
      let value = random.json(depth: 4)
      var writer = JSONWriter()
      write(value, to: &writer)
      let back = try JSON.parse(writer.bytes)
      #expect("\(back)" == "\(value)", "seed \(seed)")
    }
  }

  private func write(_ value: JSON, to writer: inout JSONWriter) {
    switch value {
    case .null: writer.null()
    case .bool(let value): writer.bool(value)
    case .number(let text): writer.int(Int(text) ?? 0)
    case .string(let text): writer.string(text)
    case .array(let elements): writer.array(onLines: elements.count % 2 == 0) { for element in elements { write(element, to: &$0) } }
    case .object(let members):
      writer.object(onLines: members.count % 2 == 1) {
        for (key, value) in members {
          $0.key(text: key)
          write(value, to: &$0)
        }
      }
    }
  }
}

extension SeededGenerator {
  /// Plain ones are written in another way, sixteen bytes at a time.
  fileprivate mutating func text() -> String {
    String(repeating: "x", count: Int.random(in: 0...40, using: &self)) + (Bool.random(using: &self) ? "" : special())
  }

  private mutating func special() -> String {
    String(
      String.UnicodeScalarView(
        (0..<Int.random(in: 0...8, using: &self)).map { _ in
          "\0\u{1F}\u{2027}\u{2028}\u{2029}\u{2030}\"\\</a\u{10FFFF}é\r\n".unicodeScalars.randomElement(using: &self) ?? "x"
        }))
  }

  fileprivate mutating func json(depth: Int) -> JSON {
    switch Int.random(in: 0...(depth > 0 ? 5 : 3), using: &self) {
    case 0: .null
    case 1: .bool(Bool.random(using: &self))
    case 2: .number(text: String(Int.random(in: Int.min...Int.max, using: &self) >> Int.random(in: 0...63, using: &self)))
    case 3: .string(text())
    case 4: .array((0..<Int.random(in: 0...4, using: &self)).map { _ in json(depth: depth - 1) })
    default: .object((0..<Int.random(in: 0...4, using: &self)).map { _ in (text(), json(depth: depth - 1)) })
    }
  }
}
