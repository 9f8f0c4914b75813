/// Reads JSON values one after the other from bytes.
struct JSONReader {
  let bytes: [UInt8]
  private(set) var position: Int
  private var depth = 0
  /// A place whose line is known; lines are counted from the last one, so that many errors cost no more than one.
  private var known = (offset: 0, line: 1)

  /// Values nested deeper are refused, so that no input exhausts the stack.
  static let depthLimit = 512

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  var isAtEnd: Bool { position >= bytes.count }
  private var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// Goes on at another offset, for a caller that knows where the next value begins.
  mutating func move(to offset: Int) {
    position = Swift.min(Swift.max(offset, 0), bytes.count)
    depth = 0
  }

  mutating func skipBlanks() {
    while let next = byte, next == 0x20 || next == 0x0A || next == 0x0D || next == 0x09 { position += 1 }
  }

  /// Skips a byte, after blanks, if it is the next.
  mutating func skip(_ wanted: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard byte == UInt8(ascii: wanted) else { return false }
    position += 1
    return true
  }

  /// The line of an offset, counted from 1.
  mutating func line(at offset: Int) -> Int {
    let place = Swift.min(Swift.max(offset, 0), bytes.count)
    let between = bytes[Swift.min(place, known.offset)..<Swift.max(place, known.offset)].count { $0 == Byte.newline }
    known = (place, known.line + (place < known.offset ? -between : between))
    return known.line
  }

  mutating func error(_ message: String, at offset: Int? = nil) -> JSONError {
    JSONError(offset: offset ?? position, line: line(at: offset ?? position), message: message)
  }

  mutating func value() throws(JSONError) -> JSON {
    skipBlanks()
    guard let byte else { throw error("the text ends where a value should stand") }
    switch byte {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case Byte.quote: return .string(try string())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default: return try word()
    }
  }

  private mutating func word() throws(JSONError) -> JSON {
    for (text, value) in [("true", JSON.bool(true)), ("false", .bool(false)), ("null", .null)]
    where bytes[position...].starts(with: text.utf8) {
      position += text.utf8.count
      return value
    }
    throw error("a value should stand here; found \(found)")
  }

  private var found: String {
    guard let byte else { return "the end of the text" }
    let end = Swift.min(bytes.count, position + 12)
    return byte < 0x20 ? "control character \(byte)" : "'\(bytes.text(bytes.line(at: position).clamped(to: position..<end)))'"
  }

  private mutating func object() throws(JSONError) -> JSON {
    try descend()
    var members: [(key: String, value: JSON)] = []
    if !skip("}") {
      repeat {
        skipBlanks()
        guard byte == Byte.quote else { throw error("a key in double quotes should stand here; found \(found)") }
        let key = try string()
        guard skip(":") else { throw error("a colon should follow the key \"\(key)\"; found \(found)") }
        members.append((key, try value()))
      } while skip(",")
      guard skip("}") else { throw error("a comma or } should stand here; found \(found)") }
    }
    depth -= 1
    return .object(members)
  }

  private mutating func array() throws(JSONError) -> JSON {
    try descend()
    var elements: [JSON] = []
    if !skip("]") {
      repeat { elements.append(try value()) } while skip(",")
      guard skip("]") else { throw error("a comma or ] should stand here; found \(found)") }
    }
    depth -= 1
    return .array(elements)
  }

  private mutating func descend() throws(JSONError) {
    guard depth < Self.depthLimit else { throw error("nested deeper than \(Self.depthLimit)") }
    depth += 1
    position += 1
  }

  private mutating func number() throws(JSONError) -> JSON {
    let start = position
    if byte == Byte.dash { position += 1 }
    let leadingZero = byte == UInt8(ascii: "0")
    let whole = digits()
    var isNumber = whole == 1 || whole > 1 && !leadingZero
    if byte == UInt8(ascii: ".") {
      position += 1
      isNumber = digits() > 0 && isNumber
    }
    if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
      position += 1
      if byte == UInt8(ascii: "+") || byte == Byte.dash { position += 1 }
      isNumber = digits() > 0 && isNumber
    }
    guard isNumber else { throw error("'\(bytes.text(start..<position))' is not a number", at: start) }
    return .number(text: bytes.text(start..<position))
  }

  private mutating func digits() -> Int {
    let start = position
    while let next = byte, Byte.isDigit(next) { position += 1 }
    return position - start
  }

  private mutating func string() throws(JSONError) -> String {
    let start = position
    position += 1
    var text: [UInt8] = []
    var copied = position
    while let next = byte {
      if next == Byte.quote {
        text += bytes[copied..<position]
        position += 1
        return String(decoding: text, as: UTF8.self)
      }
      guard next >= 0x20 else {
        throw error(
          next == Byte.newline ? "a string does not end on its line" : "control character \(next) in a string; write it as an escape")
      }
      if next == Byte.backslash {
        text += bytes[copied..<position]
        text += String(try escape()).utf8
        copied = position
      } else {
        position += 1
      }
    }
    throw error("the string that begins here never ends", at: start)
  }

  private static let escapes: [UInt8: Unicode.Scalar] = [
    UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/", UInt8(ascii: "b"): "\u{8}", UInt8(ascii: "f"): "\u{C}",
    UInt8(ascii: "n"): "\n", UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
  ]

  private mutating func escape() throws(JSONError) -> Unicode.Scalar {
    let start = position
    position += 1
    if let next = byte, let scalar = Self.escapes[next] {
      position += 1
      return scalar
    }
    guard let first = hexUnit() else { throw error("unknown escape '\(bytes.text(start..<Swift.min(start + 6, bytes.count)))'", at: start) }
    let afterFirst = position
    if first & 0xFC00 == 0xD800, byte == Byte.backslash {
      position += 1
      if let second = hexUnit(), second & 0xFC00 == 0xDC00 {
        return Unicode.Scalar(0x10000 + (first & 0x3FF) << 10 + second & 0x3FF) ?? "\u{FFFD}"
      }
      position = afterFirst
    }
    return Unicode.Scalar(first) ?? "\u{FFFD}"
  }

  /// Reads `u` and four hexadecimal digits.
  private mutating func hexUnit() -> UInt32? {
    guard position + 5 <= bytes.count, bytes[position] == UInt8(ascii: "u") else { return nil }
    var value: UInt32 = 0
    for digit in bytes[position + 1..<position + 5] {
      guard let nibble = Unicode.Scalar(digit).properties.isASCIIHexDigit ? Character(Unicode.Scalar(digit)).hexDigitValue : nil else {
        return nil
      }
      value = value << 4 | UInt32(nibble)
    }
    position += 5
    return value
  }
}
