/// Text in and out of an entry: a line that would read as a heading carries a backslash in the file.
public enum EntryText {
  /// Text as it may stand under a heading: `\n` between lines, and a backslash before each line that would read as an entry.
  public static func escaped(_ text: String) -> String {
    var result: [UInt8] = []
    let bytes = normalized(text)
    var position = 0
    while position < bytes.count {
      let next = Swift.min(bytes.newline(from: position) + 1, bytes.count)
      if isHeadingBehindBackslashes(bytes, bytes.line(at: position)) { result.append(Byte.backslash) }
      result += bytes[position..<next]
      position = next
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The text that a range of a file stands for: `\n` between lines, one backslash taken off each escaped line, blank lines at both ends left out.
  static func unescaped(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    var result: [UInt8] = []
    var end = 0
    var position = range.lowerBound
    while position < range.upperBound {
      let newline = Swift.min(bytes.newline(from: position), range.upperBound)
      var line = position..<newline
      if line.count > 0, bytes[newline - 1] == Byte.carriageReturn { line = position..<newline - 1 }
      if line.count > 1, bytes[position] == Byte.backslash, isHeadingBehindBackslashes(bytes, line) {
        line = position + 1..<line.upperBound
      }
      let isBlank = bytes.trimmingBlanks(line).isEmpty
      if !isBlank || end > 0 {
        result += bytes[line]
        if !isBlank { end = result.count }
        result.append(Byte.newline)
      }
      position = newline + 1
    }
    return String(decoding: result[..<end], as: UTF8.self)
  }

  private static func isHeadingBehindBackslashes(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    let start = line.lowerBound + bytes[line].prefix { $0 == Byte.backslash }.count
    return EntryHeading.entryStart(bytes, start..<line.upperBound) != nil
  }

  private static func normalized(_ text: String) -> [UInt8] {
    var result: [UInt8] = []
    var isAfterReturn = false
    for byte in text.utf8 {
      if byte == Byte.carriageReturn {
        result.append(Byte.newline)
      } else if !(byte == Byte.newline && isAfterReturn) {
        result.append(byte)
      }
      isAfterReturn = byte == Byte.carriageReturn
    }
    return result
  }
}
