/// The bytes in which a cache keeps it, less its path: numbers of four bytes each, then the texts, one behind the other.
extension StandingTicket {
  /// nil where a number is too large, as that of a year after 2106.
  public var bytes: [UInt8]? {
    var (numbers, texts) = (NumberWriter(), [UInt8]())
    numbers.add(course.entryCount)
    numbers.add(course.isAnswered ? 1 : 0)
    for time in [course.first, course.last, course.firstWritten, course.lastWritten, course.waitingSince] { numbers.add(time?.seconds) }
    numbers.add(clocks.count)
    for clock in clocks {
      for number in [clock.clock.index, clock.instance, clock.offer, clock.started, clock.used, clock.isWithoutAnswer ? 1 : 0] {
        numbers.add(number)
      }
      for number in [clock.ended, clock.due, clock.target, clock.countsFrom] { numbers.add(number) }
    }
    let bytes = ticket.document.bytes
    func add(_ scalar: YAMLScalar) {
      let text = scalar.verbatim.map { bytes[$0] } ?? Array(scalar.text(in: bytes).utf8)[...]
      numbers.add(text.count)
      texts += text
    }
    // What has another key is asked for by nobody.
    let pairs = ticket.document.frontMatter.filter { $0.key.verbatim != nil }
    numbers.add(pairs.count)
    for pair in pairs {
      add(pair.key)
      // One text, or so many.
      guard case .scalar(let scalar) = pair.value.content else {
        let scalars = pair.value.scalars
        numbers.add(scalars.count)
        scalars.forEach(add)
        continue
      }
      numbers.add(nil)
      add(scalar)
    }
    return numbers.fits ? numbers.bytes + texts : nil
  }

  /// - Returns: nil for anything but what ``bytes`` made, under the same heard.yaml.
  public init?(_ bytes: UnsafeRawBufferPointer, path: String, placement: Placement?, _ levels: ServiceLevels) {
    var numbers = NumberReader(bytes)
    var course = TicketCourse(entryCount: numbers.next(), isAnswered: numbers.next() == 1)
    course.first = numbers.nextIfAny().map(Instant.init)
    course.last = numbers.nextIfAny().map(Instant.init)
    course.firstWritten = numbers.nextIfAny().map(Instant.init)
    course.lastWritten = numbers.nextIfAny().map(Instant.init)
    course.waitingSince = numbers.nextIfAny().map(Instant.init)
    guard let clocks = numbers.clocks(levels), let document = numbers.frontMatter() else { return nil }
    self.init(Ticket(path: path, placement: placement, document: document), course, clocks)
  }
}

extension YAMLNode {
  /// The texts of a list.
  fileprivate var scalars: [YAMLScalar] {
    guard case .sequence(let items) = content else { return [] }
    return items.compactMap { if case .scalar(let scalar) = $0.content { scalar } else { nil } }
  }
}

extension NumberReader {
  fileprivate mutating func clocks(_ levels: ServiceLevels) -> [ClockCourse]? {
    guard let count = count(ofSize: 10) else { return nil }
    var clocks: [ClockCourse] = []
    clocks.reserveCapacity(count)
    for _ in 0..<count {
      let (clock, instance, offer, started) = (next(), next(), next(), next())
      guard let range = levels.offerRange(clock), range.contains(offer) else { return nil }
      var course = ClockCourse(clock: Clock.allCases[clock], instance: instance, offer: offer, started: started, used: next())
      course.isWithoutAnswer = next() == 1
      (course.ended, course.due, course.target, course.countsFrom) = (nextIfAny(), nextIfAny(), nextIfAny(), nextIfAny())
      clocks.append(course)
    }
    return clocks
  }

  /// A document of which every text stands as it is.
  fileprivate mutating func frontMatter() -> TicketDocument? {
    guard let count = count(ofSize: 2) else { return nil }
    var (pairs, end): ([YAMLPair], Int) = ([], 0)
    pairs.reserveCapacity(count)
    func scalar(_ numbers: inout NumberReader) -> YAMLScalar {
      let range = end..<end + numbers.next()
      end = range.upperBound
      return YAMLScalar(.plain, range, verbatim: range)
    }
    for _ in 0..<count {
      let key = scalar(&self)
      guard let size = nextIfAny() else {
        pairs.append(YAMLPair(key: key, value: YAMLNode(scalar(&self))))
        continue
      }
      guard size <= self.count else { return nil }
      pairs.append(YAMLPair(key: key, value: YAMLNode(.sequence((0..<size).map { _ in YAMLNode(scalar(&self)) }), key.range)))
    }
    return isWhole && end == rest.count ? TicketDocument(Array(rest), frontMatter: pairs) : nil
  }
}

extension ServiceLevels {
  /// The places of what is promised for a clock, by its place in tables; nil if there is no such clock.
  fileprivate func offerRange(_ clock: Int) -> Range<Int>? { Clock.allCases.indices.contains(clock) ? terms.offers(for: clock) : nil }
}
