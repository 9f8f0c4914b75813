/// Numbers of payment cards: an issuer's first digits, a length that it uses, and the check digit of ISO/IEC 7812 (Luhn).
enum CardNumber {
  static func places(in bytes: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
    NumberScan.runs(in: bytes, range, .wide).flatMap { run in
      run.numbers(of: 12...19) { isOne($0, isWhole: $0.groups.count == run.groups.count) && NumberPlace($0, bytes, range).isFree }
    }
  }

  /// - Parameter isWhole: Whether no other group of digits stands before or after it.
  static func isOne(_ run: NumberRun, isWhole: Bool = true) -> Bool {
    guard !run.hasPlus, run.bracketed == nil, (12...19).contains(run.digitCount), isGrouped(run, isWhole) else { return false }
    let digits = run.digits
    return isIssued(digits) && isLuhn(digits)
  }

  /// In one piece, or in groups as cards show them: with the same between all of them, or four times four with different signs.
  private static func isGrouped(_ run: NumberRun, _ isWhole: Bool) -> Bool {
    // Nothing below lets more groups be a part; a long row of figures is asked about everywhere.
    guard isWhole || run.groups.count <= 5 else { return false }
    let sizes = run.sizes
    if sizes.count == 1 { return true }
    // A line end is a blank where a line is wrapped; a column of numbers has many.
    let kinds = run.gaps.map { $0.isBlank ? .blank : $0.kind }
    guard isWhole || run.gaps.count(where: { $0.kind == .line }) <= 1 else { return false }
    let isFourByFour = sizes == [4, 4, 4, 4]
    guard kinds.allSatisfy({ $0 == kinds[0] }) else {
      // `4012-8888 4012-8889` are two telephone numbers.
      return isFourByFour && kinds[0] != kinds[2]
    }
    return isFourByFour || sizes == [4, 6, 5] || sizes == [4, 6, 4] || sizes == [8, 8] || isWhole && sizes.allSatisfy { $0 == 1 }
      || sizes.count >= 3 && sizes.dropLast().allSatisfy { $0 == 4 } && (sizes.last ?? 0) <= 4
  }

  private static func isIssued(_ digits: [UInt8]) -> Bool {
    let prefix = digits.prefix(6).reduce(0) { $0 * 10 + Int($1) }
    return issuers.contains { $0.prefixes.contains(prefix) && $0.lengths.contains(digits.count) }
  }

  /// By the first six digits, as the schemes publish their ranges.
  private static let issuers: [(prefixes: ClosedRange<Int>, lengths: [Int])] = [
    (100_000...199_999, [15]),  // UATP
    (220_000...220_499, [16, 17, 18, 19]),  // Mir
    (222_100...272_099, [16]), (510_000...559_999, [16]),  // Mastercard
    (300_000...305_999, [14, 16]), (309_500...309_599, [14, 16]), (360_000...369_999, [14]), (380_000...399_999, [14, 16]),  // Diners Club
    (340_000...349_999, [15]), (370_000...379_999, [15]),  // American Express
    (352_800...358_999, [16, 17, 18, 19]),  // JCB
    (400_000...499_999, [13, 16, 19]),  // Visa
    (500_000...509_999, [12, 13, 14, 15, 16, 17, 18, 19]),  // Maestro, Dankort, Elo
    (560_000...589_999, [12, 13, 14, 15, 16, 17, 18, 19]),  // Maestro
    (601_100...601_199, [16, 19]), (644_000...659_999, [16, 19]),  // Discover
    (606_282...606_282, [16]), (627_780...627_780, [16]), (636_297...636_368, [16]),  // Hipercard, Elo
    (620_000...629_999, [16, 17, 18, 19]),  // UnionPay
    (639_000...639_099, [12, 13, 14, 15, 16, 17, 18, 19]), (670_000...679_999, [12, 13, 14, 15, 16, 17, 18, 19]),  // Maestro
  ]

  private static func isLuhn(_ digits: [UInt8]) -> Bool {
    var sum = 0
    for (index, digit) in digits.reversed().enumerated() {
      let value = Int(digit) << (index & 1)
      sum += value > 9 ? value - 9 : value
    }
    return sum % 10 == 0 && digits.contains { $0 != digits.first }
  }
}
