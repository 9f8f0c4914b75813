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

/// Unites two orders of the same things: what either says of two things holds, and of what neither says the lesser comes first.
///
/// The result is the same for either order of the arguments. United with a third order it is the same in any sequence, unless a thing
/// stands in two of them after different things: `[s, a]`, `[a]` and `[c]` with a < c < s have no common result that keeps `s` before
/// `a`, since `[a]` and `[c]` alone make `a, c` while `[s, a]` and `[c]` make `c, s, a`. Built from the front, because histories
/// share their beginnings: a commit that is picked or rebased brings the things that stood before its own.
///
/// - Parameters:
///   - count: Things are numbers below it.
///   - ours: Things in order, each once. A thing may stand in one of the orders or in both.
///   - precedes: The order of two things of which only one side knows, or about which the sides contradict each other.
func unitedOrder(of count: Int, _ ours: [Int], _ theirs: [Int], precedes: (Int, Int) -> Bool) -> [Int] {
  var (isOurs, isTheirs) = ([Bool](repeating: false, count: count), [Bool](repeating: false, count: count))
  for thing in ours { isOurs[thing] = true }
  for thing in theirs { isTheirs[thing] = true }
  func isShared(_ thing: Int) -> Bool { isOurs[thing] && isTheirs[thing] }
  var (ours, theirs) = (ours[...], theirs[...])
  var isPlaced = [Bool](repeating: false, count: count)
  var result: [Int] = []
  while true {
    ours = ours.drop { isPlaced[$0] }
    theirs = theirs.drop { isPlaced[$0] }
    guard let our = ours.first ?? theirs.first, let their = theirs.first ?? ours.first else { return result }
    let next: Int
    switch (isShared(our), isShared(their)) {
    case (true, false): next = their
    case (false, true): next = our
    default: next = precedes(our, their) ? our : their
    }
    isPlaced[next] = true
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
