/// Headings as heard writes them: `## 2026-11-21 09:14 -03:00 agent bia`.
///
/// entry-heading, entry-order, entry-future, stamp-now, unknown-agent, tier-permission, impossible-move, window-closed
extension Glance {
  /// What a heading opened.
  struct Opened {
    var kind: Entry.Kind
    var isAutomatic = false
    /// Where the next line starts.
    var body: Int
  }

  /// Goes through the entries. False where one takes a closer look, or there is none.
  mutating func readTimeline(from start: Int) -> Bool {
    var (position, opened): (Int, Opened?) = (start, nil)
    // As the reader of documents does: a heading has a hash behind at most three blanks.
    while let hash = text.next(Byte.hash, from: position) {
      position = hash &+ 1
      var line = hash
      while line > start, hash &- line < 3, text[line &- 1] == Byte.blank { line &-= 1 }
      guard line == start || text[line &- 1] == Byte.newline else { continue }
      guard line == hash, text.word(at: line) & 0xFF_FFFF == 0x20_2323, Byte.isDigit(text.byte(at: line &+ 3)) else {
        if mayBeEntry(behind: hash) { return false }
        continue
      }
      if let opened { guard close(opened, at: line) else { return false } } else { scan.read(start..<line) }
      guard let next = readHeading(line &+ 3) else { return false }
      (opened, position) = (next, next.body)
    }
    return opened.map { close($0, at: text.count) } ?? false
  }

  /// Whether a date or `now` may stand behind hashes and blanks.
  private func mayBeEntry(behind hash: Int) -> Bool {
    var position = hash
    while text.byte(at: position) == Byte.hash || Byte.isBlank(text.byte(at: position)) { position &+= 1 }
    return Byte.isDigit(text.byte(at: position)) || text.word(at: position) & 0xFF_FFFF == 0x77_6F6E
  }

  /// - Parameter start: Where the time stands.
  private mutating func readHeading(_ start: Int) -> Opened? {
    guard let (time, end) = Timestamp.scan(text, from: start, to: text.count, &story.day), text.byte(at: end) == Byte.blank else {
      return nil
    }
    let seconds = time.instant.seconds
    guard seconds >= story.time, seconds <= terms.glance.now else { return nil }
    story.time = seconds
    let word = text.word(at: end &+ 1)
    var position = end &+ 1
    func starts(_ kind: UInt64, _ count: Int) -> Bool {
      guard word & ByteWord.first(count) == kind, text.byte(at: position &+ count) <= Byte.blank else { return false }
      position &+= count
      return true
    }
    if starts(0x7265_6D6F_7473_7563, 8) { return readWords(.customer, position, time) }
    if starts(0x74_6E65_6761, 5) { return readWords(.agent, position, time) }
    if starts(0x6574_6F6E, 4) { return readWords(.note, position, time) }
    if starts(0x6576_6F6D, 4) { return readMove(position, time) }
    return nil
  }

  /// `bia via dm auto`
  private mutating func readWords(_ kind: Entry.Kind, _ start: Int, _ time: Timestamp) -> Opened? {
    var (position, isAutomatic) = (start, false)
    while let word = text.word(behind: position) {
      let head = WordHead(word, in: text)
      let (isAuto, isVia) = (head.low == 0x6F74_7561, head.low == 0x61_6976)
      isAutomatic = isAutomatic || isAuto
      if position == start, !isAuto, !isVia, kind != .customer, !terms.isKnown(head, word, kind, at: walk.index, text) { return nil }
      position = word.upperBound
    }
    guard text.byte(at: position) == Byte.newline else { return nil }
    note(kind, time, isAutomatic: isAutomatic)
    return follow(kind, isAutomatic, time.instant.seconds) ? Opened(kind: kind, isAutomatic: isAutomatic, body: position &+ 1) : nil
  }

  /// Keeps an entry for the clocks, where some may run.
  private mutating func note(_ kind: Entry.Kind, _ time: Timestamp, isAutomatic: Bool = false, movedTo place: Range<Int>? = nil) {
    guard standing.isOpen else { return }
    let none = 0..<0
    entries.append(
      Entry(
        kind: kind, time: .at(time), heading: none, who: none, words: none,
        change: place.map { Entry.Change(key: none, old: none, new: $0) }, isAutomatic: isAutomatic, body: none))
  }

  /// `bia new -> open/tier-1`
  private mutating func readMove(_ start: Int, _ time: Timestamp) -> Opened? {
    guard var old = text.word(behind: start), var arrow = text.word(behind: old.upperBound), var new = text.word(behind: arrow.upperBound)
    else { return nil }
    if let last = text.word(behind: new.upperBound) {
      guard terms.vocabulary.members.isEmpty || terms.vocabulary.members.index(of: old, in: text) != nil else { return nil }
      (old, arrow, new) = (arrow, new, last)
    }
    guard text.byte(at: new.upperBound) == Byte.newline, arrow.count == 2, text.word(at: arrow.lowerBound) & 0xFFFF == 0x3E2D,
      let left = terms.vocabulary.placeNames.index(of: old, in: text), let before = walk.index, terms.isSame(before, left)
    else { return nil }
    walk.follow(to: new, text)
    guard walk.index != nil else { return nil }
    note(.move, time, movedTo: new)
    (story.hasMoved, story.hasCustomerSinceMove, story.isWaitingSinceMove) = (true, false, false)
    return Opened(kind: .move, body: new.upperBound &+ 1)
  }

  /// Keeps what an entry means. False for an answer that came too late for the channel.
  private mutating func follow(_ kind: Entry.Kind, _ isAutomatic: Bool, _ time: Int) -> Bool {
    if kind == .customer {
      story.lastMessage = time
      if isAutomatic { return true }
      (story.hasCustomer, story.hasCustomerSinceMove, story.isWaiting, story.isWaitingSinceMove) = (true, true, true, true)
    } else if kind == .agent {
      if let window = front.channel?.window, story.lastMessage != .min, time - story.lastMessage > window { return false }
      if isAutomatic { return true }
      (story.isWaiting, story.isWaitingSinceMove, story.isAnswered) = (false, false, story.isAnswered || story.hasCustomer)
    }
    return true
  }
}

/// Of the terms and not of the glance, whose copy they would be handed.
extension LintTerms {
  /// Whether somebody is of the team, and may answer where the ticket stands if they do.
  @inline(__always) fileprivate func isKnown(
    _ head: WordHead, _ who: Range<Int>, _ kind: Entry.Kind, at place: Int?, _ text: UnsafeRawBufferPointer
  ) -> Bool {
    if vocabulary.members.isEmpty { return true }
    guard let member = vocabulary.members.index(of: head, who, in: text) else { return false }
    return kind != .agent || place.map { !glance.forbids(member, at: $0) } ?? false
  }

  /// Whether a place that a move leaves, which may be named without its tier, is the one where the ticket was.
  @inline(__always) fileprivate func isSame(_ place: Int, _ left: Int) -> Bool {
    let tier = vocabulary.places[left].tier
    return vocabulary.places[place].status == vocabulary.places[left].status && (tier == nil || tier == vocabulary.places[place].tier)
  }
}

/// What stands under the headings.
///
/// empty-entry, verbatim, needs-approval, too-long, private-matter, no-name, and the privacy rules
extension Glance {
  /// Looks at an entry's text, which ends at an offset.
  private mutating func close(_ entry: Opened, at end: Int) -> Bool {
    let body = entry.body..<max(entry.body, end)
    scan.read(body)
    if entry.kind == .move { return true }
    var first = body.lowerBound
    while first < end, text[first] <= Byte.blank { first &+= 1 }
    guard first < end else { return false }
    return entry.kind != .agent || isSoundAnswer(body, entry.isAutomatic)
  }

  private mutating func isSoundAnswer(_ body: Range<Int>, _ isAutomatic: Bool) -> Bool {
    if !isAutomatic {
      if story.isFirstAnswer, terms.glance.asksForNames, !callsByName(body) { return false }
      story.isFirstAnswer = false
      if terms.cannedTexts.areIn(text, body) { return false }
    }
    guard let channel = front.channel else { return true }
    if body.count > channel.limit || channel.isWeighted && holdsDotInWord(body) { return false }
    return !channel.isPublic || Rule.asking.first(in: text, body) == nil
  }

  /// Whether an answer has the first word of the customer's name, if there is a name; see ``Person``.
  private func callsByName(_ body: Range<Int>) -> Bool {
    let customer = UnsafeRawBufferPointer(rebasing: text[front.customer])
    let isFull = customer.last == UInt8(ascii: ">")
    guard customer.first != Byte.blank, let end = isFull ? customer.lastIndex(of: UInt8(ascii: "<")) : customer.count else { return false }
    let first = customer[..<end].firstIndex(of: Byte.blank) ?? end
    if !isFull, customer.contains(UInt8(ascii: "@")), first == end { return true }
    return first < 2 || text.contains(word: UnsafeRawBufferPointer(rebasing: customer[..<first]), in: body)
  }

  /// Whether a dot stands inside a word, as in every link.
  private func holdsDotInWord(_ body: Range<Int>) -> Bool {
    var position = body.lowerBound
    while let dot = text.next(UInt8(ascii: "."), from: position), dot &+ 1 < body.upperBound {
      if text[dot &+ 1] > Byte.blank { return true }
      position = dot &+ 1
    }
    return false
  }
}

extension UnsafeRawBufferPointer {
  /// The word behind one blank, as heard writes them; nil where there is none, and for one that begins with a quote.
  @inline(__always) fileprivate func word(behind blank: Int) -> Range<Int>? {
    guard byte(at: blank) == Byte.blank else { return nil }
    let start = blank &+ 1
    var (end, blanks) = (start, ByteWord.firstBlank(in: word(at: start)))
    while blanks == 0 {
      end &+= 8
      blanks = ByteWord.firstBlank(in: word(at: end))
    }
    end &+= blanks.trailingZeroBitCount &>> 3
    return end > start && self[start] != Byte.quote ? start..<end : nil
  }
}
