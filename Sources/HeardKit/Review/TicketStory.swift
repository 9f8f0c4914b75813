/// What happened to a customer between two commits, in words.
struct TicketStory {
  private let context: RevisionContext
  private let revision: TicketRevision
  private let readings: [ClockReading]
  private let readingsBefore: [ClockReading]
  private let found: [Diagnostic]
  private let time: TimeText

  /// - Parameter found: What is wrong with it, so that the story does not contradict that.
  init(_ context: RevisionContext, _ revision: TicketRevision, readings: [ClockReading], before: [ClockReading], found: [Diagnostic]) {
    (self.context, self.revision, self.readings, readingsBefore, self.found) = (context, revision, readings, before, found)
    time = TimeText(now: context.lint.now, zone: context.lint.zone)
  }

  /// A line each: entries in the order of the file, then what the front matter and the folder tell, then clocks.
  var events: [String] {
    let changes = FieldStory(context, revision).events
    let all = arrival + entries + rewritten + takenOut + changes + handMove + clocks + loosened
    return all.isEmpty ? [found.isEmpty ? "edited; nothing happened to the customer" : "edited; see what is wrong"] : all
  }

  private var document: TicketDocument { revision.after.document }

  private var arrival: [String] {
    guard revision.before == nil else { return [] }
    let from = (revision.after.customer?.text).map { " from \($0)" } ?? ""
    return ["arrived\(from)\(revision.after.channel.map { " by \($0)" } ?? "")"]
  }

  /// New entries; what one person does several times on end is one line.
  private var entries: [String] {
    var lines: [(text: String, count: Int)] = []
    var walk = PlaceWalk(context.lint.vocabulary)
    let added = Set(context.difference.added)
    let sent = Set(context.difference.rewritten.filter { context.oldMeanings[$0.before].kind == .draft }.map(\.after))
    for (index, entry) in context.entries.enumerated() {
      let from = walk.place
      if entry.kind == .move { walk.follow(entry, document.bytes) }
      let isFirst = entry.kind == .customer && revision.before == nil && index == 0
      guard added.contains(index) && !isFirst || sent.contains(index) else { continue }
      let line = words(of: entry, from: from, to: walk.place) + (sent.contains(index) && entry.kind == .agent ? ", from a draft" : "")
      if lines.last?.text == line { lines[lines.count - 1].count += 1 } else { lines.append((line, 1)) }
    }
    return lines.map { $0.count > 1 ? "\($0.text) (\($0.count) times)" : $0.text }
  }

  private var rewritten: [String] {
    let count = context.broken.count
    return count == 0
      ? [] : count == 1 ? ["an entry that was there is changed or gone"] : ["\(count) entries that were there are changed or gone"]
  }

  /// What was taken out by hand, so that no note tells it.
  private var takenOut: [String] {
    let records = TakenOut(document)
    return context.redacted.sorted().map { context.entries[$0] }.filter { !records.isRecorded($0) }.map { entry in
      "personal data taken out of the \(entry.kind.rawValue) entry\(entry.who.isEmpty ? "" : " of \(document.bytes.text(entry.who))"), and no note says so"
    }
  }

  private func words(of entry: Entry, from: Placement?, to: Placement?) -> String {
    let who = entry.who.isEmpty ? "" : " by \(document.bytes.text(entry.who))"
    switch entry.kind {
    case .customer: return entry.isAutomatic ? "the customer's machine wrote" : "the customer wrote"
    case .agent: return entry.isAutomatic ? "answered by a machine" : "answered\(who)"
    case .draft: return "drafted\(who), waits for approval"
    case .note:
      let text = document.text(of: entry)
      guard text.hasPrefix(Redaction.recordBeginning) else { return "noted\(who)" }
      let what = text.dropFirst(Redaction.recordBeginning.count).prefix { $0 != "\n" }
      return "redacted\(who): \(what.last == "." ? what.dropLast() : what)"
    case .move: return "\(words(from: from, to: to))\(who)\(reason(entry))"
    case .set: return "set \(document.bytes.text(entry.change.map { $0.key.lowerBound..<$0.new.upperBound } ?? entry.words))\(who)"
    case .dismiss: return "needs no answer\(who)\(reason(entry))"
    case .excuse: return "late, says\(who.dropFirst(3))\(reason(entry))"
    case .rating: return "rated \(document.bytes.text(entry.words))"
    }
  }

  private func reason(_ entry: Entry) -> String {
    let line = document.text(of: entry).split(separator: "\n").first.map(String.init) ?? ""
    return line.isEmpty ? "" : ": \(line.truncated(toWidth: 80))"
  }

  /// A move as the customer would see it.
  private func words(from: Placement?, to: Placement?) -> String {
    guard let to else { return "moved" }
    switch (from?.status.mode, to.status.mode) {
    case (_, .stops): return to.status.name
    case (_, .voids): return "set aside as \(to.status.name)"
    case (.stops?, _), (.voids?, _): return "reopened, to \(to.name)"
    case (let old?, .pauses) where old != .pauses: return "waiting for the customer, in \(to.name)"
    default: break
    }
    guard let old = from?.tier, let new = to.tier, old != new else { return "moved to \(to.name)" }
    return "moved \(isHigher(new, than: old) ? "up" : "down") to \(to.name)"
  }

  private func isHigher(_ tier: String, than other: String) -> Bool {
    let tiers = context.lint.configuration.tiers
    return (tiers.firstIndex(of: tier) ?? 0) > (tiers.firstIndex(of: other) ?? 0)
  }

  /// A change of folder that no new entry tells.
  private var handMove: [String] {
    guard let old = revision.before?.placement?.name, let new = revision.after.placement?.name, old != new,
      !context.difference.added.contains(where: { context.entries[$0].kind == .move })
    else { return [] }
    return ["moved by hand, and no entry says so: \(old) -> \(new)"]
  }

  private var clocks: [String] {
    let known = Set(readingsBefore.lazy.flatMap(\.ends))
    let ended = readings.filter { $0.ended != nil && known.isDisjoint(with: $0.ends) }
    let late = ended.filter { $0.state == .breached }.map { reading in
      "\(reading.words)\(zip(reading.due, reading.ended).map { " by \(TimeText.span($1 - $0))" } ?? "")"
    }
    let met = ended.filter { $0.state == .met }.map { "\($0.words) after \(TimeText.span($0.used))" }
    let overdue = readings.filter { $0.state == .overdue }.map { "\($0.words)\($0.due.map { " since \(time.wall($0))" } ?? "")" }
    let isDoubtful = found.contains { $0.rule == Rule.backdatedEntry.id }
    return [(isDoubtful ? "in time, by times that are in doubt" : "in time", met), ("too late", late), ("still overdue", overdue)].filter {
      !$0.1.isEmpty
    }
    .map { "\($0.0): \($0.1.joined(separator: ", "))" }
  }

  /// Clocks that ran, and that this change gives more time or none at all.
  private var loosened: [String] {
    guard revision.after.placement?.status.mode != .voids else { return [] }
    return readingsBefore.filter(\.isTicking).compactMap { old in
      guard let due = old.due else { return nil }
      guard let new = readings.first(where: { $0.isSameClock(as: old) }) else {
        return "loosened: \(old.words), due \(time.wall(due)), is promised no more"
      }
      guard new.isTicking, let later = new.due, later > due else { return nil }
      return "loosened: \(old.words) was due \(time.wall(due)), now \(time.wall(later))"
    }
  }
}

/// Both, or none.
private func zip(_ first: Instant?, _ second: Instant?) -> (Instant, Instant)? {
  guard let first, let second else { return nil }
  return (first, second)
}

extension ClockReading {
  /// What tells that this very clock had ended: readings that share one of these are of the same; see ``isSameClock(as:)``.
  fileprivate var ends: [ClockEnd] {
    [ClockEnd(clock: clock, started: started, ended: ended), ClockEnd(clock: clock, instance: instance, ended: ended)]
  }
}

private struct ClockEnd: Hashable {
  var clock: Clock
  var started: Instant?
  var instance: Int?
  var ended: Instant?
}
