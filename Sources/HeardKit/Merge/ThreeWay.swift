/// What becomes of a value that two sides have taken from one base: the one that changed, if only one did.
///
/// - Returns: nil where both changed it, to different values.
func threeWay<Value: Equatable>(_ base: Value?, _ ours: Value, _ theirs: Value) -> Value? {
  if ours == theirs || theirs == base { return ours }
  return ours == base ? theirs : nil
}

extension [UInt8] {
  /// The value that changed; where both did, one that does not depend on which side is ours.
  static func decided(_ base: [UInt8]?, _ ours: [UInt8], _ theirs: [UInt8]) -> [UInt8] {
    threeWay(base, ours, theirs) ?? (ours.lexicographicallyPrecedes(theirs) ? theirs : ours)
  }
}

/// Unites two orders of the same things: what either says of two things holds, and what neither says is decided.
///
/// Built from the end. The result is the same for either order of the arguments, unless they contradict each other.
///
/// - Parameters:
///   - ours: Things in order, each once. A thing may stand in one of the orders or in both.
///   - precedes: The order of two things of which only one side knows.
func unitedOrder(_ ours: [Int], _ theirs: [Int], precedes: (Int, Int) -> Bool) -> [Int] {
  let shared = Set(ours).intersection(theirs)
  var (ours, theirs) = (ours, theirs)
  var placed: Set<Int> = []
  var result: [Int] = []
  while true {
    while let last = ours.last, placed.contains(last) { ours.removeLast() }
    while let last = theirs.last, placed.contains(last) { theirs.removeLast() }
    guard let our = ours.last ?? theirs.last, let their = theirs.last ?? ours.last else { return result.reversed() }
    let next: Int
    switch (shared.contains(our), shared.contains(their)) {
    case (true, false): next = their
    case (false, true): next = our
    default: next = precedes(our, their) ? their : our
    }
    placed.insert(next)
    result.append(next)
  }
}

/// What git writes around two versions of which somebody has to choose one.
struct ConflictMarks {
  /// How many signs a marker has; git asks for more than seven in nested merges.
  let size: Int
  let lineEnd: [UInt8]

  func around(_ ours: some Sequence<UInt8>, _ theirs: some Sequence<UInt8>) -> [UInt8] {
    line("<", " ours") + closed(ours) + line("=", "") + closed(theirs) + line(">", " theirs")
  }

  private func line(_ sign: Unicode.Scalar, _ name: String) -> [UInt8] {
    [UInt8](repeating: UInt8(ascii: sign), count: size) + name.utf8 + lineEnd
  }

  private func closed(_ text: some Sequence<UInt8>) -> [UInt8] {
    let text = Array(text)
    return text.isEmpty || text.last == Byte.newline ? text : text + lineEnd
  }
}
