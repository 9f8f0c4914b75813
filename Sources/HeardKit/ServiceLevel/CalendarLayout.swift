/// The open spans of some stretch of days, with running sums.
struct CalendarLayout: Sendable {
  struct Span: Sendable {
    var open: Int
    var close: Int
    /// Open seconds before it, counted from the ``anchor``.
    var before: Int
    /// The local date that it belongs to.
    var day: Int
  }

  /// The years 0 to 9999, which is all that can be written.
  static let firstInstant = -62_167_305_600, lastInstant = 253_402_387_199

  var days = 0..<0
  /// The instants at which the days begin and end.
  var covered = 0..<0
  var spans: [Span] = []
  /// Per 86,400 seconds of what is covered, the first span that closes later than its beginning.
  private var marks: [Int32] = []
  /// The instant from which open time is counted; the first that was asked about, so that sums stay comparable when more is laid out.
  private var anchor = 0
  /// Open time before the beginning and before the end of what is covered.
  private(set) var least = 0, total = 0

  /// Lays out the days anew.
  mutating func lay(_ hours: CalendarHours, _ zone: TimeZoneRules, over days: Range<Int>) {
    var hint = 0
    func first(_ day: Int, _ second: Int) -> Int { zone.firstInstant(wall: day * 86_400 + second, hint: &hint) }
    let isFirst = self.days.isEmpty
    self.days = days
    covered = first(days.lowerBound, 0)..<first(days.upperBound, 0)
    if isFirst { anchor = covered.lowerBound }
    var (spans, sum): ([Span], Int) = ([], 0)
    hours.forEachInterval(in: days) { day, interval in
      let span = Span(open: first(day, interval.start), close: first(day, interval.end), before: sum, day: day)
      guard span.open < span.close else { return }
      spans.append(span)
      sum += span.close - span.open
    }
    self.spans = spans
    (least, total) = (0, sum)
    mark()
    let shift = openTime(before: anchor)
    for index in self.spans.indices { self.spans[index].before -= shift }
    least = -shift
    total -= shift
  }

  private mutating func mark() {
    marks.removeAll(keepingCapacity: true)
    var index = 0
    for start in stride(from: covered.lowerBound, to: covered.upperBound, by: 86_400) {
      while index < spans.count, spans[index].close <= start { index += 1 }
      marks.append(Int32(truncatingIfNeeded: index))
    }
  }

  /// The first span that closes after an instant, which is covered; as many as there are if none does.
  func index(endingAfter seconds: Int) -> Int {
    let mark = max(0, seconds - covered.lowerBound) / 86_400
    var index = mark < marks.count ? Int(marks[mark]) : spans.count
    while index < spans.count, spans[index].close <= seconds { index += 1 }
    return index
  }

  func openTime(before seconds: Int) -> Int {
    let index = index(endingAfter: seconds)
    guard index < spans.count else { return total }
    return spans[index].before + max(0, seconds - spans[index].open)
  }

  /// The earliest instant before which there is so much open time; more than ``least``, and no more than ``total``.
  func instant(withOpenTime target: Int) -> Int {
    var (low, high) = (0, spans.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if spans[middle].before + spans[middle].close - spans[middle].open >= target { high = middle } else { low = middle + 1 }
    }
    return spans[low].open + target - spans[low].before
  }
}
