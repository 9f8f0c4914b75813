/// Brazilian taxpayers' numbers: nine digits and two check digits, as 123.456.789-09 or in one piece.
enum CPF {
  static func places(in bytes: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
    NumberScan.runs(in: bytes, range, .wide).flatMap { run in run.numbers(of: 11...11) { isOne($0) && NumberPlace($0, bytes, range).isFree }
    }
  }

  static func isOne(_ run: NumberRun) -> Bool {
    guard run.digitCount == 11, !run.hasPlus, run.bracketed == nil else { return false }
    let sizes = run.sizes
    return (sizes == [11] || sizes == [9, 2] || sizes == [3, 3, 3, 2]) && isValid(run.digits)
  }

  /// Whether both check digits are right: each the weighted sum of all before it, times ten, modulo 11.
  static func isValid(_ digits: [UInt8]) -> Bool {
    guard digits.count == 11, digits.contains(where: { $0 != digits[0] }) else { return false }
    for length in 9...10 {
      let sum = digits[..<length].enumerated().reduce(0) { $0 + Int($1.element) * (length + 1 - $1.offset) }
      if sum * 10 % 11 % 10 != Int(digits[length]) { return false }
    }
    return true
  }
}
