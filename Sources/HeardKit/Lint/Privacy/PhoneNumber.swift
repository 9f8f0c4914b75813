/// Telephone numbers in the forms that people write, without a list of all countries' plans.
enum PhoneNumber {
  static func isOne(_ run: NumberRun, _ bytes: [UInt8]) -> Bool {
    let sizes = run.groups.map(\.count)
    let count = run.digitCount
    guard (7...15).contains(count), !CardNumber.isOne(run, bytes), !CPF.isOne(run, bytes) else { return false }
    if run.hasPlus { return count >= 8 && sizes.count <= 7 }
    if let bracketed = run.bracketed {
      let area = run.groups[bracketed].count
      return (2...5).contains(area) && (8...13).contains(count) && sizes.count <= 5
    }
    let first = bytes[run.groups[0].lowerBound]
    if sizes.count == 1 { return isMobile(run.digits(bytes)) }
    guard isOneKind(run.separators) else { return false }
    if first == UInt8(ascii: "0"), (9...12).contains(count), isDialled(sizes), run.separators[0] != UInt8(ascii: ".") { return true }
    return shapes.contains(sizes) && !isYears(run, bytes)
  }

  /// Groups of the North American plan, with and without a country, and of the Brazilian one.
  private static let shapes = [[3, 3, 4], [1, 3, 3, 4], [2, 3, 3, 4], [5, 4], [2, 5, 4], [2, 4, 4], [1, 3, 7]]

  /// The same separators throughout, or a blank first and dashes after it.
  private static func isOneKind(_ separators: [UInt8]) -> Bool {
    guard let first = separators.first, let last = separators.last else { return true }
    if first == UInt8(ascii: "/") { return separators.dropFirst().allSatisfy { $0 == Byte.blank || $0 == Byte.dash } }
    return separators.dropFirst().allSatisfy { $0 == last } && last != UInt8(ascii: "/") && (first == last || first == Byte.blank)
  }

  /// An area code and what follows: groups of two or more, the first not a day or month before another short one.
  private static func isDialled(_ sizes: [Int]) -> Bool {
    sizes.count <= 5 && sizes[0] >= 2 && sizes.dropFirst().allSatisfy { $0 >= 2 } && !(sizes.prefix(2) == [2, 2] && sizes.contains(4))
  }

  private static func isYears(_ run: NumberRun, _ bytes: [UInt8]) -> Bool {
    run.groups.allSatisfy { $0.count == 4 && (bytes.matches("19", in: $0.prefix(2)) || bytes.matches("20", in: $0.prefix(2))) }
  }

  /// Eleven digits in one piece: Chinese mobiles (13 to 19), Brazilian ones (area, then 9).
  private static func isMobile(_ digits: [UInt8]) -> Bool {
    guard digits.count == 11 else { return false }
    return digits[0] == 1 && digits[1] >= 3 || digits[0] > 0 && digits[1] > 0 && digits[2] == 9
  }
}
