extension YAMLScalar {
  /// The text that it stands for.
  ///
  /// - Parameter bytes: The file that it was read from.
  public func text(in bytes: [UInt8]) -> String {
    let whole = 0..<bytes.count
    if let verbatim { return String(decoding: bytes[verbatim.clamped(to: whole)], as: UTF8.self) }
    let range = range.clamped(to: whole)
    var result: [UInt8] = []
    result.reserveCapacity(range.count)
    switch style {
    case .empty: return ""
    case .plain: YAMLText.fold(bytes, range, style, &result)
    case .single, .double: YAMLText.fold(bytes, range.dropFirst().dropLast(), style, &result)
    case .literal, .folded: YAMLText.block(bytes, range, Int(indentation), &result)
    }
    return String(decoding: result, as: UTF8.self)
  }
}

/// Decoding of values that are not the bytes they stand for.
enum YAMLText {
  /// Folds lines, undoubles quotes and replaces escapes.
  static func fold(_ bytes: [UInt8], _ range: Range<Int>, _ style: YAMLScalar.Style, _ result: inout [UInt8]) {
    var offset = range.lowerBound
    /// What a line end may not take away: the result up to here ends with something other than a blank of the file.
    var kept = 0
    while offset < range.upperBound {
      let byte = bytes[offset]
      offset += 1
      switch byte {
      case .newline:
        while result.count > kept, let last = result.last, last == .space || last == .tab || last == .return { result.removeLast() }
        let lines = skipLines(bytes, &offset, range.upperBound)
        result.append(contentsOf: lines == 0 ? [.space] : [UInt8](repeating: .newline, count: lines))
        kept = result.count
      case .backslash where style == .double:
        unescape(bytes, &offset, range.upperBound, &result)
        kept = result.count
      default:
        if byte == .apostrophe, style == .single { offset += 1 }
        result.append(byte)
      }
    }
  }

  /// Moves over blank lines and the blanks before the next one that is not.
  ///
  /// - Returns: How many blank lines there were.
  private static func skipLines(_ bytes: [UInt8], _ offset: inout Int, _ end: Int) -> Int {
    var lines = 0
    while offset < end {
      switch bytes[offset] {
      case .newline: lines += 1
      case .space, .tab: break
      case .return where offset + 1 < end && bytes[offset + 1] == .newline: break
      default: return lines
      }
      offset += 1
    }
    return lines
  }

  private static func unescape(_ bytes: [UInt8], _ offset: inout Int, _ end: Int, _ result: inout [UInt8]) {
    guard offset < end else { return result.append(.backslash) }
    let sign = bytes[offset]
    if sign == .newline || (sign == .return && offset + 1 < end && bytes[offset + 1] == .newline) {
      offset += sign == .newline ? 1 : 2
      let lines = skipLines(bytes, &offset, end)
      result.append(contentsOf: repeatElement(.newline, count: lines))
    } else if let scalar = YAMLEscape.simple(sign) {
      offset += 1
      result.append(contentsOf: String(scalar).utf8)
    } else if let digits = YAMLEscape.digits(sign), let scalar = YAMLEscape.scalar(bytes, offset + 1, digits, before: end + 1) {
      offset += 1 + digits
      result.append(contentsOf: String(scalar).utf8)
    } else {
      result.append(.backslash)
    }
  }

  /// The lines of a text block, folded and with its end cut as its header says.
  static func block(_ bytes: [UInt8], _ range: Range<Int>, _ indentation: Int, _ result: inout [UInt8]) {
    guard !range.isEmpty, let header = YAMLBlockHeader(bytes, range.lowerBound, bytes.count) else { return }
    let isFolded = bytes[range.lowerBound] == UInt8(ascii: ">")
    var offset = header.end
    while offset < bytes.count, bytes[offset] != .newline { offset += 1 }
    offset = min(offset + 1, bytes.count)
    /// Line ends since the last content, and whether that content may be folded.
    var pending = 0
    var mayFold = false
    var hasContent = false
    while offset < bytes.count {
      let start = offset
      while offset < bytes.count, offset - start < indentation, bytes[offset] == .space { offset += 1 }
      var stop = offset
      while stop < bytes.count, bytes[stop] != .newline { stop += 1 }
      let next = stop
      if stop > offset, bytes[stop - 1] == .return { stop -= 1 }
      let isContent = stop > offset && offset - start == indentation && offset < range.upperBound
      guard isContent || (stop == offset && next < bytes.count) else { break }
      if isContent {
        let isPlain = bytes[offset] != .space && bytes[offset] != .tab
        append(pending, folded: isFolded && hasContent && mayFold && isPlain, &result)
        result.append(contentsOf: bytes[offset..<stop])
        (mayFold, hasContent, pending) = (isPlain, true, 0)
      }
      if next < bytes.count { pending += 1 }
      offset = min(next + 1, bytes.count)
    }
    switch header.chomping {
    case .strip: break
    case .clip: append(hasContent ? min(pending, 1) : 0, folded: false, &result)
    case .keep: append(pending, folded: false, &result)
    }
  }

  private static func append(_ lineEnds: Int, folded: Bool, _ result: inout [UInt8]) {
    if folded, lineEnds == 1 { return result.append(.space) }
    result.append(contentsOf: repeatElement(.newline, count: folded ? lineEnds - 1 : lineEnds))
  }
}
