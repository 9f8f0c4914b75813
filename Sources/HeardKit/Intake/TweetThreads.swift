/// Tweets that belong together: joined through what they answer. Knows ids only, so neither cycles nor self-replies can hold it up.
struct TweetThreads {
  /// For each tweet another of its thread, nearer to the one that stands for all; itself for that one.
  private var leaders: [Int]

  init(count: Int) { leaders = Array(0..<count) }

  mutating func join(_ first: Int, _ second: Int) {
    let (left, right) = (leader(of: first), leader(of: second))
    leaders[max(left, right)] = min(left, right)
  }

  /// The places of the tweets of each thread, in order.
  mutating func groups() -> [[Int]] {
    Dictionary(grouping: leaders.indices) { leader(of: $0) }.sorted { $0.key < $1.key }.map(\.value)
  }

  private mutating func leader(of index: Int) -> Int {
    var current = index
    while leaders[current] != current {
      leaders[current] = leaders[leaders[current]]
      current = leaders[current]
    }
    return current
  }
}
