/// Telephone numbers in the forms that people write, without a list of all countries' plans.
enum PhoneNumber {
  static func places(in bytes: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
    NumberScan.runs(in: bytes, range, .narrow).filter(isOne).map(\.range)
  }

  private static func isOne(_ run: NumberRun) -> Bool {
    let (sizes, digits) = (run.sizes, run.digits)
    let count = digits.count
    guard (7...15).contains(count), !CardNumber.isOne(run), !CPF.isOne(run) else { return false }
    if run.hasPlus { return count >= 8 && sizes.count <= 7 }
    if let bracketed = run.bracketed {
      let area = sizes[bracketed]
      return (2...5).contains(area) && (8...13).contains(count) && sizes.count <= 5
    }
    if sizes.count == 1 { return isMobile(digits) }
    let kinds = run.gaps.map(\.kind)
    guard isOneKind(kinds) else { return false }
    if digits[0] == 0, (9...12).contains(count), isDialled(sizes), kinds[0] != .dot { return true }
    return shapes.contains(sizes)
  }

  /// Groups of the North American plan, with and without a country, and of the Brazilian one.
  private static let shapes = [[3, 3, 4], [1, 3, 3, 4], [2, 3, 3, 4], [5, 4], [2, 5, 4], [2, 4, 4], [1, 3, 7]]

  /// The same separators throughout, or a blank first and dashes after it.
  private static func isOneKind(_ kinds: [NumberSign.Gap]) -> Bool {
    guard let first = kinds.first, let last = kinds.last else { return true }
    if first == .slash { return kinds.dropFirst().allSatisfy { $0 == .blank || $0 == .dash } }
    return kinds.dropFirst().allSatisfy { $0 == last } && last != .slash && (first == last || first == .blank)
  }

  /// An area code and what follows: groups of two or more, the first not a day or month before another short one.
  private static func isDialled(_ sizes: [Int]) -> Bool {
    sizes.count <= 5 && sizes[0] >= 2 && sizes.dropFirst().allSatisfy { $0 >= 2 } && !(sizes.prefix(2) == [2, 2] && sizes.contains(4))
  }

  /// Eleven digits in one piece: Chinese mobiles (13 to 19), Brazilian ones (area, then 9).
  private static func isMobile(_ digits: [UInt8]) -> Bool {
    guard digits.count == 11 else { return false }
    return digits[0] == 1 && digits[1] >= 3 || digits[0] > 0 && digits[1] > 0 && digits[2] == 9
  }
}
