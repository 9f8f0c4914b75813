/// The id of a tweet, which spreadsheets like to turn into a float.
enum TweetID {
  /// Reads `119237`, `119237.0` and `1.19237e5` to the same digits.
  ///
  /// - Returns: nil if it is no whole number, or was rounded: `1.59385E+18` no longer holds all digits of the id.
  static func digits(of text: String) -> String? {
    let bytes = Array(text.utf8)
    let trimmed = bytes[bytes.trimmingBlanks(0..<bytes.count)]
    let mantissa = trimmed.prefix { $0 | 0x20 != UInt8(ascii: "e") }
    let parts = mantissa.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first, !whole.isEmpty, let exponent = exponent(trimmed[mantissa.endIndex...]) else { return nil }
    var fraction = parts.count > 1 ? Array(parts[1]) : []
    while fraction.count > exponent, fraction.last == UInt8(ascii: "0") { fraction.removeLast() }
    let digits = (whole + fraction).drop { $0 == UInt8(ascii: "0") }
    guard fraction.count == exponent, digits.allSatisfy(Byte.isDigit), !digits.isEmpty else { return nil }
    return String(decoding: digits, as: UTF8.self)
  }

  /// Of nothing, `e5` or `E+18`; ids have fewer than 40 digits.
  private static func exponent(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard !bytes.isEmpty else { return 0 }
    guard let number = Int(String(decoding: bytes.dropFirst(), as: UTF8.self)), (0..<40).contains(number) else { return nil }
    return number
  }
}
