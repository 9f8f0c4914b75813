/// Writes JSON into a buffer, value by value, in the order of the calls; commas and quotes come by themselves.
///
///     var json = JSONWriter()
///     json.object { $0.member("id", "2611-7K3QX2"); $0.member("entries", 4) }
public struct JSONWriter: ~Copyable {
  public var buffer: ByteBuffer
  private var needsComma = false
  private var breaksLines = false

  /// - Parameter capacity: The bytes for which there is memory from the start.
  public init(capacity: Int = 0) { buffer = ByteBuffer(capacity: capacity) }

  public var bytes: [UInt8] { buffer.bytes }

  /// Writes `{...}`; the body writes the members.
  @inline(__always) public mutating func object(onLines: Bool = false, _ body: (inout JSONWriter) throws -> Void) rethrows {
    try nest("{", "}", onLines, body)
  }

  /// Writes `[...]`; the body writes the elements, each on a line of its own if wished.
  @inline(__always) public mutating func array(onLines: Bool = false, _ body: (inout JSONWriter) throws -> Void) rethrows {
    try nest("[", "]", onLines, body)
  }

  /// Writes a member's key; its value is written next. A key in the code is plain: it holds nothing that JSON escapes.
  @inline(__always) public mutating func key(_ name: StaticString) {
    separate()
    buffer.append(Byte.quote)
    buffer.append(name)
    buffer.append("\":")
    needsComma = false
  }

  /// Writes a key that comes from data.
  public mutating func key(text name: String) {
    string(name)
    buffer.append(UInt8(ascii: ":"))
    needsComma = false
  }

  public mutating func string(_ text: String) { verbatim { $0.append(json: text) } }

  /// Writes bytes of UTF-8 text as a string, without a detour through `String`.
  public mutating func string(utf8 text: ArraySlice<UInt8>) { verbatim { buffer in text.withUnsafeBytes { buffer.append(json: $0) } } }

  /// Writes a part of a text as a string; what is not UTF-8 becomes U+FFFD.
  mutating func string(_ bytes: [UInt8], _ range: Range<Int>) {
    verbatim { buffer in
      buffer.append(Byte.quote)
      if !bytes.withUnsafeBytes({ buffer.append(ifPlain: UnsafeRawBufferPointer(rebasing: $0[range])) }) {
        var text = bytes.text(range)
        text.withUTF8 { buffer.append(escaping: UnsafeRawBufferPointer($0)) }
      }
      buffer.append(Byte.quote)
    }
  }

  /// Ends a text that is one value.
  mutating func endLine() { buffer.append(Byte.newline) }

  public mutating func int(_ number: Int) { verbatim { $0.append(number: number) } }

  public mutating func bool(_ value: Bool) { literal(value ? "true" : "false") }
  public mutating func null() { literal("null") }

  /// Writes the bytes of a value as they are.
  @inline(__always) mutating func verbatim(_ write: (inout ByteBuffer) -> Void) {
    separate()
    write(&buffer)
    needsComma = true
  }

  private mutating func literal(_ text: StaticString) { verbatim { $0.append(text) } }

  @inline(__always) private mutating func separate() {
    if needsComma { buffer.append(UInt8(ascii: ",")) }
    if breaksLines, needsComma || buffer.last != UInt8(ascii: ":") { buffer.append(Byte.newline) }
  }

  @inline(__always)
  private mutating func nest(_ open: Unicode.Scalar, _ close: Unicode.Scalar, _ onLines: Bool, _ body: (inout JSONWriter) throws -> Void)
    rethrows
  {
    separate()
    let outer = breaksLines
    buffer.append(UInt8(ascii: open))
    (needsComma, breaksLines) = (false, onLines)
    try body(&self)
    if onLines, needsComma { buffer.append(Byte.newline) }
    buffer.append(UInt8(ascii: close))
    (needsComma, breaksLines) = (true, outer)
  }
}

extension ByteBuffer {
  /// Appends a text as a JSON string, or null.
  mutating func append(json text: String?) {
    guard var text else { return append("null") }
    text.withUTF8 { append(json: UnsafeRawBufferPointer($0)) }
  }

  /// Appends UTF-8 text as a JSON string.
  fileprivate mutating func append(json text: UnsafeRawBufferPointer) {
    append(Byte.quote)
    if !append(ifPlain: text) { append(escaping: text) }
    append(Byte.quote)
  }

  /// Copies runs of plain bytes and escapes the rest: quotes, backslashes, control characters; U+2028 and U+2029, which ended lines in
  /// older scripts; and what changes the direction of writing, so that a text shows as it is.
  fileprivate mutating func append(escaping text: UnsafeRawBufferPointer) {
    var (copied, index) = (0, 0)
    while index < text.count {
      let byte = text[index]
      if byte < 0x20 || byte == Byte.quote || byte == Byte.backslash || byte == 0xE2 || byte == 0xD8,
        let (replacement, length) = replacement(of: byte, at: index, in: text)
      {
        append(UnsafeRawBufferPointer(rebasing: text[copied..<index]))
        append(text: replacement)
        index += length
        copied = index
      } else {
        index += 1
      }
    }
    append(UnsafeRawBufferPointer(rebasing: text[copied...]))
  }

  private func replacement(of byte: UInt8, at index: Int, in text: UnsafeRawBufferPointer) -> (String, Int)? {
    switch byte {
    case Byte.quote: return ("\\\"", 1)
    case Byte.backslash: return ("\\\\", 1)
    case Byte.newline: return ("\\n", 1)
    case Byte.tab: return ("\\t", 1)
    case Byte.carriageReturn: return ("\\r", 1)
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
  @inline(__always) public mutating func member(_ name: StaticString, _ text: String?) {
    key(name)
    if let text { string(text) } else { null() }
  }

  /// Writes a member whose value is a whole number, or null.
  @inline(__always) public mutating func member(_ name: StaticString, _ number: Int?) {
    key(name)
    if let number { int(number) } else { null() }
  }

  /// Writes a member whose value is a number with a fraction, or null, which it also is where the number is infinite or none.
  public mutating func member(_ name: StaticString, _ number: Double?) {
    key(name)
    guard let number, number.isFinite else { return null() }
    verbatim { $0.append(text: "\(number)") }
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
