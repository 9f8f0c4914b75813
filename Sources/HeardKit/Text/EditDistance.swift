/// The candidate that somebody most likely meant by a word, for "did you mean".
///
/// - Returns: nil if none is near: at most a third of the letters, rounded up, may be wrong, missing, extra or exchanged with their neighbour.
///   Of equally near ones the first.
public func nearest(to word: String, in candidates: [String]) -> String? {
  let letters = Array(word.lowercased().unicodeScalars.prefix(longestComparedWord))
  let allowed = (letters.count + 2) / 3
  var best: (distance: Int, candidate: String)?
  for candidate in candidates where candidate != word {
    let other = Array(candidate.lowercased().unicodeScalars.prefix(longestComparedWord))
    guard abs(other.count - letters.count) <= allowed else { continue }
    let distance = editDistance(letters, other)
    if distance <= allowed, distance < max(letters.count, other.count), distance < best?.distance ?? Int.max {
      best = (distance, candidate)
    }
  }
  return best?.candidate
}

/// Whoever writes more than this in one word has not mistyped a name; it bounds the cost.
private let longestComparedWord = 64

/// The least number of single letters inserted, deleted, replaced or exchanged with their neighbour (Damerau and Levenshtein,
/// no letter touched twice).
func editDistance<Letter: Equatable>(_ left: [Letter], _ right: [Letter]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...right.count)
  for row in left.indices {
    var current = [row + 1]
    current.reserveCapacity(right.count + 1)
    for column in right.indices {
      let replaced = last[column] + (left[row] == right[column] ? 0 : 1)
      var least = min(replaced, last[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
        least = min(least, beforeLast[column - 1] + 1)
      }
      current.append(least)
    }
    (beforeLast, last) = (last, current)
  }
  return last[right.count]
}
