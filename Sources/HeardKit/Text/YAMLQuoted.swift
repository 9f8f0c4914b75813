/// Values in single or double quotes.
extension YAMLParser {
  /// The offset after the quote that closes the one at `start`.
  func closingQuote(_ start: Int, sameLine: Bool) -> Int? {
    let quote = bytes[start]
    var offset = start + 1
    while offset < end {
      let byte = bytes[offset]
      if byte == quote {
        guard quote == .apostrophe, self.byte(offset + 1) == quote else { return offset + 1 }
        offset += 1
      } else if byte == .backslash, quote == .quote {
        if sameLine, self.byte(offset + 1) == .newline { return nil }
        offset += 1
      } else if sameLine, byte == .newline {
        return nil
      }
      offset += 1
    }
    return nil
  }

  /// Reads a quoted value; `position` is at the opening quote, and after the closing one when it returns.
  ///
  /// - Parameter indent: The column that lines after the first must lie right of.
  mutating func quoted(indent: Int) throws(Abandoned) -> YAMLScalar {
    let start = position
    guard let close = closingQuote(start, sameLine: false) else {
      let sign = excerpt(start..<start + 1)
      throw fail(start..<trimmed(start..<lineEnd(start)), "the quote \(sign) is never closed; write it at the end of the value too")
    }
    let isDouble = bytes[start] == .quote
    var isVerbatim = true
    var offset = start + 1
    while offset < close - 1 {
      let byte = bytes[offset]
      offset += 1
      if byte == .newline {
        isVerbatim = false
        try checkContinuation(offset, indent: indent)
      } else if byte == .backslash, isDouble {
        isVerbatim = false
        offset = checkEscape(offset - 1, close: close)
      } else if byte == .apostrophe, !isDouble {
        isVerbatim = false
        offset += 1
      }
    }
    position = close
    return YAMLScalar(isDouble ? .double : .single, start..<close, verbatim: isVerbatim ? start + 1..<close - 1 : nil)
  }

  /// Looks at a line that goes on with a quoted value or a collection in brackets.
  mutating func checkContinuation(_ start: Int, indent: Int) throws(Abandoned) {
    lineStart = start
    if isDocumentMarker(start) {
      let sign = excerpt(start..<start + 3)
      throw fail(start..<start + 3, "'\(sign)' begins or ends another document in the middle of a value; indent it")
    }
    var offset = start
    while byte(offset) == .space { offset += 1 }
    guard offset - start <= indent, byte(offset) != .tab, !isLineEnd(offset) else { return }
    guard byte(offset) != .closeBracket, byte(offset) != .closeBrace else { return }
    // No fix for absurd depths: many such lines would make the fixes outgrow the file.
    let blanks = indent > 80 ? nil : String(repeating: " ", count: indent + 2 - (offset - start))
    report(
      .warning, offset..<trimmed(offset..<lineEnd(offset)),
      "a value goes on here and is not indented; some parsers refuse that, indent the line",
      fix: blanks.map { Fix("indent the line", edits: [.insert($0, at: start)]) })
  }

  /// Reports an escape that YAML does not know.
  ///
  /// - Returns: The offset after it.
  private mutating func checkEscape(_ start: Int, close: Int) -> Int {
    let sign = byte(start + 1)
    if sign == .newline { return start + 1 }
    if sign == .return, byte(start + 2) == .newline { return start + 2 }
    if YAMLEscape.simple(sign) != nil { return start + 2 }
    if let digits = YAMLEscape.digits(sign), YAMLEscape.scalar(bytes, start + 2, digits, before: close) != nil { return start + 2 + digits }
    let last = min(start + 2, close - 1)
    report(
      .error, start..<last, "'\(excerpt(start..<last))' is no escape that YAML knows; write '\\\\' for a backslash",
      fix: Fix("double the backslash", isSafe: false, edits: [.insert("\\", at: start)]))
    return last
  }
}

/// The escapes of double-quoted values.
enum YAMLEscape {
  /// What a backslash and one sign stand for.
  static func simple(_ sign: UInt8) -> Unicode.Scalar? {
    switch sign {
    case UInt8(ascii: "n"): "\n"
    case UInt8(ascii: "t"), .tab: "\t"
    case .quote, .backslash, .space, UInt8(ascii: "/"): Unicode.Scalar(sign)
    case UInt8(ascii: "r"): "\r"
    case UInt8(ascii: "0"): "\0"
    case UInt8(ascii: "a"): "\u{7}"
    case UInt8(ascii: "b"): "\u{8}"
    case UInt8(ascii: "v"): "\u{B}"
    case UInt8(ascii: "f"): "\u{C}"
    case UInt8(ascii: "e"): "\u{1B}"
    case UInt8(ascii: "N"): "\u{85}"
    case UInt8(ascii: "_"): "\u{A0}"
    case UInt8(ascii: "L"): "\u{2028}"
    case UInt8(ascii: "P"): "\u{2029}"
    default: nil
    }
  }

  /// How many hexadecimal digits follow `\x`, `\u`, `\U`.
  static func digits(_ sign: UInt8) -> Int? {
    sign == UInt8(ascii: "x") ? 2 : sign == UInt8(ascii: "u") ? 4 : sign == UInt8(ascii: "U") ? 8 : nil
  }

  /// The character with a hexadecimal number; nil for other signs, halves of pairs, and numbers beyond Unicode.
  static func scalar(_ bytes: [UInt8], _ start: Int, _ digits: Int, before end: Int) -> Unicode.Scalar? {
    guard start + digits < end, end <= bytes.count else { return nil }
    var number: UInt32 = 0
    for byte in bytes[start..<start + digits] {
      guard let digit = Character(UnicodeScalar(byte)).hexDigitValue else { return nil }
      number = number << 4 | UInt32(digit)
    }
    return Unicode.Scalar(number)
  }
}
