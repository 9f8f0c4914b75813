/// How a text must be written so that every YAML parser reads it back.
public enum YAML {
  /// The text as a value: as it is where that is safe, after a colon as well as in brackets, else in double quotes.
  public static func quoted(_ text: String) -> String { isPlain(text) ? text : doubleQuoted(text) }

  /// The text in double quotes, in one line.
  static func doubleQuoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      default:
        if isHidden(scalar) { result += escape(scalar) } else { result.unicodeScalars.append(scalar) }
      }
    }
    return result + "\""
  }

  private static func isPlain(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, let last = bytes.last else { return false }
    if first == .space || last == .space || last == .colon || first == UInt8(ascii: "<") { return false }
    if YAMLParser.Unquoted.first(first) != nil || bytes.starts(with: "...".utf8) { return false }
    for (offset, byte) in bytes.enumerated() {
      switch byte {
      case .comma, .question, .openBracket, .closeBracket, .openBrace, .closeBrace: return false
      case .colon where bytes[offset + 1] == .space: return false
      case .hash where bytes[offset - 1] == .space: return false
      default: break
      }
    }
    return !text.unicodeScalars.contains(where: isHidden)
  }

  /// Characters that do not show themselves: controls, line ends of Unicode, marks that reorder text.
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFFE...0xFFFF: true
    default: false
    }
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "\\u" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }
}
