/// A text that a terminal shows and does not obey: what customers write must not move the cursor, hide a line or reorder what stands beside it.
///
/// Control characters become visible: `^[` for escape and its kind, U+FFFD for the upper control range and for what controls the direction of text.
/// - Parameter keepingLines: whether line feeds and tabs stay, and CRLF becomes a line feed; otherwise each becomes a blank and the text one line.
public func printable(_ text: String, keepingLines: Bool = false) -> String {
  if text.plainWidth != nil { return text }
  var result = ByteBuffer(capacity: text.utf8.count)
  var isAfterReturn = false
  for scalar in text.unicodeScalars {
    if isAfterReturn, scalar != "\n" { result.append(keepingLines ? "^M" : " ") }
    isAfterReturn = scalar == "\r"
    switch scalar.value {
    case 0x0D: continue
    case 0x09, 0x0A: result.append(keepingLines ? UInt8(truncatingIfNeeded: scalar.value) : Byte.blank)
    case 0x00..<0x20, 0x7F:
      result.append(UInt8(ascii: "^"))
      result.append(UInt8(truncatingIfNeeded: scalar.value) ^ 0x40)
    case 0x80..<0xA0: result.append("\u{FFFD}")
    case _ where isTurning(scalar): result.append("\u{FFFD}")
    default: for byte in scalar.utf8 { result.append(byte) }
    }
  }
  if isAfterReturn { result.append(keepingLines ? "^M" : " ") }
  return result.withBytes { String(decoding: $0, as: UTF8.self) }
}

/// Whether a scalar changes the direction of writing or ends a line unseen, so that a text shows as another one.
func isTurning(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
  default: false
  }
}
