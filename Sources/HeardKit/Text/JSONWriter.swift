/// Writes JSON into a buffer, value by value, in the order of the calls; commas and quotes come by themselves.
///
///     var json = JSONWriter()
///     json.object { $0.member("id", "2611-7K3QX2"); $0.member("entries", 4) }
public struct JSONWriter {
  public private(set) var bytes: [UInt8] = []
  private var needsComma = false
  private var breaksLines = false
  private let isForPages: Bool

  /// - Parameter forPages: Whether `<` is written as `\u003c`, so that the text can stand inside a script element of a page.
  public init(forPages: Bool = false) { isForPages = forPages }

  /// Writes `{...}`; the body writes the members.
  public mutating func object(onLines: Bool = false, _ body: (inout JSONWriter) throws -> Void) rethrows {
    try nest("{", "}", onLines, body)
  }

  /// Writes `[...]`; the body writes the elements, each on a line of its own if wished.
  public mutating func array(onLines: Bool = false, _ body: (inout JSONWriter) throws -> Void) rethrows {
    try nest("[", "]", onLines, body)
  }

  /// Writes a member's key; its value is written next. A key in the code is plain: it holds nothing that JSON escapes.
  public mutating func key(_ name: StaticString) {
    separate()
    bytes.append(Byte.quote)
    bytes.append(contentsOf: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    bytes.append(Byte.quote)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// Writes a key that comes from data.
  public mutating func key(text name: String) {
    string(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  public mutating func string(_ text: String) {
    separate()
    bytes.append(Byte.quote)
    var text = text
    text.withUTF8 { escape($0) }
    bytes.append(Byte.quote)
    needsComma = true
  }

  /// Writes bytes of UTF-8 text as a string, without a detour through `String`.
  public mutating func string(utf8 text: ArraySlice<UInt8>) {
    separate()
    bytes.append(Byte.quote)
    text.withUnsafeBufferPointer { escape($0) }
    bytes.append(Byte.quote)
    needsComma = true
  }

  public mutating func int(_ number: Int) { literal(String(number)) }
  public mutating func bool(_ value: Bool) { literal(value ? "true" : "false") }
  public mutating func null() { literal("null") }

  private mutating func literal(_ text: String) {
    separate()
    bytes += text.utf8
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    if breaksLines, needsComma || bytes.last != UInt8(ascii: ":") { bytes.append(Byte.newline) }
  }

  private mutating func nest(_ open: Unicode.Scalar, _ close: Unicode.Scalar, _ onLines: Bool, _ body: (inout JSONWriter) throws -> Void)
    rethrows
  {
    separate()
    let outer = breaksLines
    bytes.append(UInt8(ascii: open))
    (needsComma, breaksLines) = (false, onLines)
    try body(&self)
    if onLines, needsComma { bytes.append(Byte.newline) }
    bytes.append(UInt8(ascii: close))
    (needsComma, breaksLines) = (true, outer)
  }

  /// Copies runs of plain bytes and escapes the rest: quotes, backslashes, control characters; U+2028 and U+2029, which ended lines in
  /// older scripts; and what changes the direction of writing, so that a text shows as it is.
  private mutating func escape(_ text: UnsafeBufferPointer<UInt8>) {
    var (copied, index) = (0, 0)
    while index < text.count {
      let byte = text[index]
      if byte < 0x20 || byte == Byte.quote || byte == Byte.backslash || byte == 0x3C || byte == 0xE2 || byte == 0xD8,
        let (replacement, length) = replacement(of: byte, at: index, in: text)
      {
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[copied..<index]))
        bytes += replacement.utf8
        index += length
        copied = index
      } else {
        index += 1
      }
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[copied...]))
  }

  private func replacement(of byte: UInt8, at index: Int, in text: UnsafeBufferPointer<UInt8>) -> (String, Int)? {
    switch byte {
    case Byte.quote: return ("\\\"", 1)
    case Byte.backslash: return ("\\\\", 1)
    case Byte.newline: return ("\\n", 1)
    case Byte.tab: return ("\\t", 1)
    case Byte.carriageReturn: return ("\\r", 1)
    case 0x3C: return isForPages ? ("\\u003c", 1) : nil
    case 0xD8: return index + 1 < text.count && text[index + 1] == 0x9C ? ("\\u061c", 2) : nil
    case 0xE2:
      guard index + 2 < text.count, text[index + 1] == 0x80 || text[index + 1] == 0x81 else { return nil }
      let scalar = 0x2000 | UInt32(text[index + 1] & 0x3F) << 6 | UInt32(text[index + 2] & 0x3F)
      return Unicode.Scalar(scalar).map(isTurning) ?? false ? ("\\u\(String(scalar, radix: 16))", 3) : nil
    default: return ("\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))", 1)
    }
  }
}

extension JSONWriter {
  /// Writes a member whose value is a text, or null.
  public mutating func member(_ name: StaticString, _ text: String?) {
    key(name)
    if let text { string(text) } else { null() }
  }

  /// Writes a member whose value is a whole number, or null.
  public mutating func member(_ name: StaticString, _ number: Int?) {
    key(name)
    if let number { int(number) } else { null() }
  }

  /// Writes a member whose value is a number with a fraction, or null, which it also is where the number is infinite or none.
  public mutating func member(_ name: StaticString, _ number: Double?) {
    key(name)
    if let number, number.isFinite { literal("\(number)") } else { null() }
  }

  public mutating func member(_ name: StaticString, _ value: Bool) {
    key(name)
    bool(value)
  }

  /// Writes a member whose value is an array of texts.
  public mutating func member(_ name: StaticString, _ texts: [String]) {
    key(name)
    array { for text in texts { $0.string(text) } }
  }
}
