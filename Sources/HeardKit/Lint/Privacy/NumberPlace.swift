/// Where a number of a card or person stands, and whether it can be one there.
struct NumberPlace {
  private let bytes: [UInt8]
  private let range: Range<Int>
  private let number: Range<Int>
  private let digitCount: Int

  /// - Parameter range: The text.
  init(_ run: NumberRun, _ bytes: [UInt8], _ range: Range<Int>) {
    (self.bytes, self.range) = (bytes, range)
    (number, digitCount) = (run.range, run.digitCount)
  }

  /// Whether no letter touches it, and it is neither a telephone number, nor the name of a mailbox, nor a part of an address of the web but a value
  /// as long as a card's number.
  var isFree: Bool {
    if number.upperBound < range.upperBound {
      let after = bytes[number.upperBound]
      if NumberScan.isLetter(after) || after == UInt8(ascii: "@") { return false }
    }
    guard number.lowerBound > range.lowerBound else { return true }
    let before = bytes[number.lowerBound - 1]
    if NumberScan.isLetter(before) || before == UInt8(ascii: "%") { return false }
    // E.164 has fifteen digits at most.
    if before == UInt8(ascii: "+") { return digitCount > 15 }
    return !isInAddress || before == UInt8(ascii: "=") && digitCount == 16
  }

  /// Whether the word before it has a dot or colon, and a slash behind that.
  private var isInAddress: Bool {
    var position = number.lowerBound
    var hasSlash = false
    while position > range.lowerBound, bytes[position - 1] > Byte.blank, number.lowerBound - position < 2048 {
      position -= 1
      switch bytes[position] {
      case UInt8(ascii: "/"): hasSlash = true
      case UInt8(ascii: "."), UInt8(ascii: ":"): if hasSlash { return true }
      default: break
      }
    }
    return false
  }
}
