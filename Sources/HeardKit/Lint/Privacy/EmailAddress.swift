/// E-mail addresses as they stand in running text.
enum EmailAddress {
  static func places(in bytes: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var position = range.lowerBound
    while let at = bytes.withUnsafeBytes({ $0.next(sign, from: position) }), at < range.upperBound {
      position = at + 1
      var start = at
      while start > range.lowerBound, isLocal(bytes[start - 1]) { start -= 1 }
      while start < at, bytes[start] == UInt8(ascii: ".") || bytes[start] == Byte.dash { start += 1 }
      // `@user@host` names an account of another kind.
      if start == at || bytes[at - 1] == UInt8(ascii: ".") || start > range.lowerBound && bytes[start - 1] == UInt8(ascii: "@") { continue }
      guard let end = domainEnd(bytes, from: at + 1, to: range.upperBound) else { continue }
      found.append(start..<end)
      position = end
    }
    return found
  }

  /// Whether an at sign stands between what may be an address. Other at signs name accounts.
  static func mayStand(in bytes: UnsafeRawBufferPointer, from start: Int) -> Bool {
    var position = start
    while let at = bytes.next(sign, from: position) {
      position = at + 1
      if at > start, position < bytes.count, isLocal(bytes[at - 1]), NumberScan.isWordByte(bytes[position]) { return true }
    }
    return false
  }

  private static let sign = UInt8(ascii: "@")

  private static func isLocal(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), Byte.dash, UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "%"), UInt8(ascii: "'"): true
    default: NumberScan.isWordByte(byte)
    }
  }

  /// Labels of letters, digits and dashes, the last one of letters or in Punycode.
  private static func domainEnd(_ bytes: [UInt8], from start: Int, to upper: Int) -> Int? {
    var end: Int?
    var position = start
    while true {
      let label = position
      while position < upper, NumberScan.isWordByte(bytes[position]) || bytes[position] == Byte.dash { position += 1 }
      var last = position
      while last > label, bytes[last - 1] == Byte.dash { last -= 1 }
      if last - label < 1 || last - label > 63 || bytes[label] == Byte.dash { return end }
      if label > start, isTopLevel(bytes[label..<last]) { end = last }
      guard last == position, position < upper, bytes[position] == UInt8(ascii: ".") else { return end }
      position += 1
    }
  }

  private static func isTopLevel(_ label: ArraySlice<UInt8>) -> Bool {
    guard label.count >= 2 else { return false }
    return label.starts(with: "xn--".utf8) || label.allSatisfy { ($0 | 0x20) &- 97 < 26 || $0 >= 0x80 }
  }
}
